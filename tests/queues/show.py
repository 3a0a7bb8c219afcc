"""Start one of the examples with two workers and a real Airflow, and show what it does.

python -m tests.queues.show outbox
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from airflow_trigger import AirflowClient, DagRun, RunNotFound
from tests.example_dags import DAGS
from tests.live.install import Report
from tests.live.releases import CannotRun
from tests.live.serve import client_environment, stopwatch
from tests.live.server import running_airflow
from tests.queues.deployment import EXAMPLES, Deployment, Example

ORDERS = range(1, 6)
TWICE, REFUSED = 3, 0
SETTINGS = {"RETRY_SECONDS": "1", "RETRY_MOST_SECONDS": "5"}
WAIT_SECONDS = 120.0

T = TypeVar("T")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.queues.show", description=__doc__)
    parser.add_argument("example", metavar="EXAMPLE", choices=EXAMPLES)
    name: str = parser.parse_args().example
    report = stopwatch()
    try:
        with running_airflow("3.3.2", dags=DAGS, report=report, database="postgresql") as server:
            show(EXAMPLES[name], airflow=client_environment(server), report=report)
            report("stopping")
    except CannotRun as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def show(example: Example, *, airflow: Mapping[str, str], report: Report) -> None:
    with (
        tempfile.TemporaryDirectory(prefix="airflow-trigger-") as folder,
        Deployment(
            example,
            airflow=airflow,
            settings=SETTINGS,
            workers=2,
            folder=Path(folder),
            report=report,
        ) as deployment,
    ):
        report(f"{example.package}: the service and two workers are running")
        for order in [*ORDERS, TWICE, REFUSED]:
            taken = "202 Accepted" if deployment.place(order) else "refused"
            print(f'POST /orders {{"order": {order}}}: {taken}')
        print(f"\nTheir runs; order {TWICE} was sent twice:")
        with patch.dict(os.environ, airflow), AirflowClient() as client:
            for order in ORDERS:
                run = client.wait(_begun(client, f"order-{order}"), timeout=WAIT_SECONDS)
                print(f"  order {run.conf['order']}: {run.state}, {run.url}", flush=True)
        print(f"\nOrder {REFUSED}, which the params of the DAG refuse, is a dead letter:")
        letter = _until(lambda: next(iter(deployment.dead_letters()), None))
        print(f"  {letter['key']}: {letter['error']}: {letter['reason']}")


def _begun(client: AirflowClient, key: str) -> DagRun:
    def look() -> DagRun | None:
        try:
            return client.get_run("orders", idempotency_key=key)
        except RunNotFound:
            return None

    return _until(look)


def _until(look: Callable[[], T | None]) -> T:
    pause, deadline = threading.Event().wait, time.monotonic() + WAIT_SECONDS
    while (found := look()) is None:
        if time.monotonic() > deadline:
            raise TimeoutError("the workers have not come that far")
        pause(0.5)
    return found


if __name__ == "__main__":
    sys.exit(main())
