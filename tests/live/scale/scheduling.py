"""The throughput of one scheduler with a LocalExecutor, alone and while triggers arrive."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager

from airflow_trigger import TriggerRequest
from tests.live.scale.lab import PARALLELISM, Lab, Labs
from tests.live.scale.page import Table

BACKLOG = 200
# The last is also that of the other parts, which can then use the same server.
PARALLELISMS = (1, 16, PARALLELISM)
HEAD = ("task", "parallelism", "backlog, runs", "triggers/s meanwhile", "seconds", "runs/s")
EMPTY, PYTHON = "no process (`EmptyOperator`)", "a Python process"
# A Python task needs a process and takes this many times longer.
_FEWER = 5


def tables(labs: Labs, count: int) -> Iterator[Table]:
    backlog = min(count, BACKLOG)
    few = max(1, backlog // _FEWER)
    python: dict[int, list[float]] = {}
    for parallelism in PARALLELISMS:
        python[parallelism] = _finished(labs.lab(core__parallelism=parallelism), "python", few)
    lab = labs.lab()
    alone = _finished(lab, "empty", backlog)
    with _triggers(lab) as triggers:
        beside = _finished(lab, "empty", backlog)
    rows: list[list[str | float]] = [
        [EMPTY, PARALLELISM, backlog, "none", *alone],
        [EMPTY, PARALLELISM, backlog, f"{triggers.per_second:.1f}", *beside],
    ]
    rows += [[PYTHON, number, few, "none", *python[number]] for number in sorted(python)]
    yield Table(
        HEAD,
        rows,
        figures={
            "empty runs per second": alone[1],
            "Python tasks per second": max(per_second for _, per_second in python.values()),
        },
    )


def _finished(lab: Lab, dag_id: str, count: int) -> list[float]:
    """Seconds until a backlog of runs is done, and runs per second."""
    before = lab.database.runs(dag_id)
    with lab.client() as client:
        client.pause(dag_id)
        requests = (TriggerRequest(dag_id, {"n": n}) for n in range(count))
        for outcome in client.trigger_many(requests, concurrency=4):
            outcome.result()
        client.unpause(dag_id)
    start = time.monotonic()
    lab.wait_for_runs(before + count, dag_id)
    wall = time.monotonic() - start
    return [wall, count / wall]


class _Triggers:
    """Triggers a paused DAG, 4 at a time, until it is stopped."""

    def __init__(self, lab: Lab) -> None:
        self.per_second = 0.0
        self._lab = lab
        self._enough = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._enough.set()
        self._thread.join()

    def _run(self) -> None:
        count, start = 0, time.monotonic()
        with self._lab.client() as client:
            for outcome in client.trigger_many(self._requests(), concurrency=4):
                count += outcome.run is not None
        self.per_second = count / (time.monotonic() - start)

    def _requests(self) -> Iterator[TriggerRequest]:
        while not self._enough.is_set():
            yield TriggerRequest("waits", {})


@contextmanager
def _triggers(lab: Lab) -> Generator[_Triggers]:
    triggers = _Triggers(lab)
    triggers.start()
    try:
        yield triggers
    finally:
        triggers.stop()
