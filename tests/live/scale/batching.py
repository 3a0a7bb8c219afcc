"""A run for each order, or one run with a mapped task for each of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from airflow_trigger import AirflowClient, TriggerRequest
from tests.live.scale.lab import Attempts, Lab, Labs
from tests.live.scale.page import Table

ONE, MANY = "one_order", "many_orders"


HEAD = ("requests", "runs", "tasks", "triggered after, s", "all done after, s")


def tables(labs: Labs, count: int) -> Iterator[Table]:
    orders = count // 2
    lab = labs.lab()

    def one_each(client: AirflowClient) -> None:
        requests = (TriggerRequest(ONE, {"order": n}) for n in range(orders))
        for outcome in client.trigger_many(requests, concurrency=4):
            outcome.result()

    def all_in_one(client: AirflowClient) -> None:
        client.trigger(MANY, {"orders": list(range(orders))})

    yield Table(
        (f"{orders} orders as", *HEAD),
        [
            ["a run each", *_measured(lab, ONE, orders, one_each)],
            ["one run, a mapped task each", *_measured(lab, MANY, 1, all_in_one)],
        ],
    )


def _measured(
    lab: Lab, dag_id: str, runs: int, start: Callable[[AirflowClient], None]
) -> list[float]:
    attempts = Attempts()
    with lab.client() as admin, lab.client(attempts) as client:
        admin.unpause(dag_id)
        began = time.monotonic()
        start(client)
        triggered = time.monotonic() - began
        lab.wait_for_runs(runs, dag_id)
        done = time.monotonic() - began
    tasks = lab.database.number("SELECT count(*) FROM task_instance WHERE dag_id = %s", dag_id)
    return [len(attempts.seconds), runs, tasks, triggered, done]
