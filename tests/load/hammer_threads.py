"""Many threads on one client: `python -X dev -W error -m tests.load.hammer_threads URL SEED`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random
from threading import Barrier

from airflow_trigger import AirflowClient, ConfError, DagNotFound, RunNotFound, RunRef
from tests.load.leaks import GUARD_SECONDS, Watch
from tests.load.requests import Broken, breaking, endless, mixed, seeded

THREADS = 16
STEPS = 5


def trigger(airflow: AirflowClient) -> None:
    run = airflow.trigger("sales", {"order": 1}, run_id="mine")
    assert (run.run_id, run.conf, run.created) == ("mine", {"order": 1}, True)


def read(airflow: AirflowClient) -> None:
    assert airflow.get_run("sales", "one").run_id == "one"
    with suppress(RunNotFound):
        airflow.get_run("sales", "no_such_run")
        raise AssertionError


def wait(airflow: AirflowClient) -> None:
    assert airflow.wait(RunRef("sales", "one")).is_finished


def list_runs(airflow: AirflowClient) -> None:
    assert len({run.ref for run in airflow.runs("sales", limit=120)}) == 120


def whole_batch(airflow: AirflowClient) -> None:
    outcomes = list(airflow.trigger_many(mixed(20)))
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    assert len(outcomes) == 20
    assert len(errors) == 4
    assert all(isinstance(error, ConfError | DagNotFound) for error in errors)


def batch_left(airflow: AirflowClient) -> None:
    with airflow.trigger_many(endless(), concurrency=3) as batch:
        next(batch)


def batch_forgotten(airflow: AirflowClient) -> None:
    for outcome in airflow.trigger_many(endless(), concurrency=3):
        assert outcome.run is not None
        break


def batch_broken_by_its_loop(airflow: AirflowClient) -> None:
    with suppress(Broken):
        for _ in airflow.trigger_many(endless(), concurrency=3):
            raise Broken


def batch_broken_by_its_source(airflow: AirflowClient) -> None:
    outcomes = 0
    with suppress(Broken):
        for _ in airflow.trigger_many(breaking(7)):
            outcomes += 1
        raise AssertionError
    assert outcomes == 7


ACTIONS: tuple[Callable[[AirflowClient], None], ...] = (
    trigger,
    read,
    wait,
    list_runs,
    whole_batch,
    batch_left,
    batch_forgotten,
    batch_broken_by_its_loop,
    batch_broken_by_its_source,
)


def act(airflow: AirflowClient, choice: Random) -> None:
    for action in choice.choices(ACTIONS, k=STEPS):
        action(airflow)


def until_closed(airflow: AirflowClient, all_under_way: Barrier) -> None:
    batch = airflow.trigger_many(endless(), concurrency=3)
    next(batch)
    all_under_way.wait(GUARD_SECONDS)
    for _ in batch:
        pass


def hammer(url: str, seed: str, watch: Watch) -> None:
    all_under_way = Barrier(THREADS + 1)
    # Fewer connections than there are threads, so that some wait for one.
    airflow = AirflowClient(url, "token", on_event=watch.event, max_connections=20)
    with ThreadPoolExecutor(THREADS) as pool, airflow:
        acting = [pool.submit(act, airflow, seeded(seed, n)) for n in range(THREADS)]
        for each in acting:
            each.result()
        running = [pool.submit(until_closed, airflow, all_under_way) for _ in range(THREADS)]
        all_under_way.wait(GUARD_SECONDS)
        airflow.close()
        for each in running:
            each.result()


if __name__ == "__main__":
    with Watch() as watch:
        hammer(sys.argv[1], sys.argv[2], watch)
