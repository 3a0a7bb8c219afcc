"""A service as a user would write it: it starts exactly one DAG run for each order.

The URL and the credentials of Airflow come from the environment.
"""

from __future__ import annotations

import asyncio
import sys

from airflow_rest.v2.api.dag_run import get_dag_run
from airflow_rest.v2.models import DAGRunResponse
from airflow_trigger import (
    AirflowClient,
    AsyncAirflowClient,
    ConfError,
    DagPaused,
    DagRun,
    RunRef,
    TriggerUnconfirmed,
)


def on_order(airflow: AirflowClient, dag_id: str, order: int) -> RunRef | None:
    """Start the run of an order; returns None if it cannot be started."""
    try:
        run = airflow.trigger(dag_id, {"order": order}, idempotency_key=f"order-{order}")
    except ConfError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return None
    except DagPaused:
        return None
    except TriggerUnconfirmed as error:
        return error.ref
    return run.ref


async def on_order_async(airflow: AsyncAirflowClient, dag_id: str, order: int) -> DagRun:
    run = await airflow.trigger(dag_id, {"order": order}, idempotency_key=f"order-{order}")
    return await airflow.wait(run, timeout=120)


def versions_of(airflow: AirflowClient, run: DagRun) -> int:
    model: DAGRunResponse = airflow.call(get_dag_run, run.dag_id, run.run_id)
    return len(model.dag_versions)


async def main(dag_id: str, order: int) -> None:
    with AirflowClient() as airflow:
        ref = on_order(airflow, dag_id, order)
        print("started", ref)
    async with AsyncAirflowClient() as airflow_async:
        run = await on_order_async(airflow_async, dag_id, order)
        print("finished", run.ref, run.state, "created" if run.created else "found again")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
