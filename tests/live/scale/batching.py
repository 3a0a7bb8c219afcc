"""A run for each order, or one run with a mapped task for each of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from airflow_trigger import AirflowClient, TriggerRequest
from tests.live.scale.lab import Attempts, Labs
from tests.live.scale.page import Table

ONE, MANY = "one_order", "many_orders"


def tables(labs: Labs, count: int) -> Iterator[Table]:
    lab = labs.lab(api__workers=1)

    def one_each(client: AirflowClient) -> None:
        requests = (TriggerRequest(ONE, {"order": n}) for n in range(count))
        for outcome in client.trigger_many(requests, concurrency=4):
            outcome.result()

    def all_in_one(client: AirflowClient) -> None:
        client.trigger(MANY, {"orders": list(range(count))})

    def measured(
        name: str, dag_id: str, runs: int, start: Callable[[AirflowClient], None]
    ) -> list[str | float]:
        attempts = Attempts()
        with lab.client() as admin, lab.client(attempts) as client:
            admin.unpause(dag_id)
            began = time.monotonic()
            start(client)
            triggered = time.monotonic() - began
            lab.wait_for_runs(runs, dag_id)
            done = time.monotonic() - began
        tasks = lab.database.number("SELECT count(*) FROM task_instance WHERE dag_id = %s", dag_id)
        return [name, len(attempts.seconds), runs, tasks, triggered, done]

    yield Table(
        (
            f"{count} orders as",
            "requests",
            "runs",
            "tasks",
            "triggered after, s",
            "all done after, s",
        ),
        [
            measured("a run each", ONE, count, one_each),
            measured("one run, a mapped task each", MANY, 1, all_in_one),
        ],
    )
