"""A log of 200 MB is never held in memory, and its connection is reused."""

from __future__ import annotations

import asyncio
import itertools
import json
import tracemalloc
from collections.abc import Generator
from contextlib import contextmanager

import attrs
import pytest

from airflow_trigger import AirflowClient, AsyncAirflowClient, DagRun, PasswordAuth, RunFailure
from airflow_trigger.testing import FakeAirflow, ReceivedRequest
from airflow_trigger.testing._faults import Delivery
from tests.load.open_connections import ports_of_connections

MOST = 5_000_000
PIECES = 200
PIECE = 1_000_000
LINES_OF_A_PIECE = 500


class LongWinded(FakeAirflow):
    """Adds lines to each log until it has 200 MB."""

    def deliver(self, request: ReceivedRequest) -> Delivery:
        delivery = super().deliver(request)
        answer = delivery.answer
        if "/logs/" not in request.path or answer is None or answer.parts is None:
            return delivery
        parts = itertools.chain(answer.parts, itertools.repeat(self._piece(), PIECES))
        return attrs.evolve(delivery, answer=attrs.evolve(answer, parts=parts))

    def _piece(self) -> bytes:
        text = "x" * (PIECE // LINES_OF_A_PIECE)
        if self.api == "v1":
            line = f"[2026-11-26T11:15:05.123+0000] {{job.py:12}} INFO - {text}"
        else:
            line = json.dumps({"timestamp": "2026-11-26T11:15:05Z", "event": text})
        return f"{line}\n".encode() * LINES_OF_A_PIECE


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = LongWinded(version=request.param)
    fake.add_dag("sales", tasks=["load"])
    return fake


@pytest.fixture
def run(fake: FakeAirflow) -> DagRun:
    with fake.client() as airflow:
        run = fake.start(airflow.trigger("sales", run_id="r1"))
    return fake.fail(run, task="load", exception=ValueError("no file"))


@contextmanager
def little_memory() -> Generator[None]:
    tracemalloc.start()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < MOST


def check(failure: RunFailure) -> None:
    (task,) = failure.tasks
    assert (task.cause or "").startswith("ValueError: no file")
    assert len(task.log) == 20


def test_a_log_of_200_mb_is_read_in_little_memory(fake: FakeAirflow, run: DagRun) -> None:
    auth = PasswordAuth(fake.username, fake.password)
    with fake.serving() as url, AirflowClient(url, auth) as airflow:
        (task,) = airflow.tasks(run)
        used = ports_of_connections(url)
        with little_memory():
            assert sum(1 for _ in airflow.log(task)) > PIECES * LINES_OF_A_PIECE
        with little_memory():
            assert len(list(airflow.log(task, last=50))) == 50
        with little_memory():
            check(airflow.failure(run))
        assert ports_of_connections(url) == used


def test_a_log_of_200_mb_is_read_in_little_memory_with_asyncio(
    fake: FakeAirflow, run: DagRun
) -> None:
    async def read(url: str) -> None:
        auth = PasswordAuth(fake.username, fake.password)
        async with AsyncAirflowClient(url, auth) as airflow:
            (task,) = [task async for task in airflow.tasks(run)]
            used = ports_of_connections(url)
            with little_memory():
                count = 0
                async for _ in airflow.log(task):
                    count += 1
                assert count > PIECES * LINES_OF_A_PIECE
            with little_memory():
                assert len([line async for line in airflow.log(task, last=50)]) == 50
            with little_memory():
                check(await airflow.failure(run))
            assert ports_of_connections(url) == used

    with fake.serving() as url:
        asyncio.run(read(url))
