"""The guarantees of leaving a batch and of closing a client, as the server sees them."""

from __future__ import annotations

import asyncio
from threading import Barrier, Thread

import pytest

from airflow_trigger import AirflowClient, AsyncAirflowClient, TriggerOutcome
from benchmarks.stub import stub
from tests.load.child import run
from tests.load.requests import endless, endless_async, mixed
from tests.load.stubs import Stub, run_ids, telling_stub

GUARD_SECONDS = 60
DELAY = 0.05
# Of 40 mixed requests 36 are sent; any from a batch that still runs would arrive meanwhile.
MIXED, SENT_OF_MIXED = 40, 36


def test_leaving_a_batch_early_sends_no_further_request() -> None:
    with telling_stub(delay=DELAY) as stub, AirflowClient(stub.url, "token") as airflow:
        with airflow.trigger_many(endless()) as batch:
            given = [next(batch) for _ in range(5)]
        before = stub.sent()
        assert before == run_ids([*given, *batch.unseen])
        assert len(list(airflow.trigger_many(mixed(MIXED)))) == MIXED
        assert stub.triggers == len(before) + SENT_OF_MIXED


def test_leaving_an_async_batch_early_sends_no_further_request() -> None:
    async def leave(stub: Stub) -> None:
        async with AsyncAirflowClient(stub.url, "token") as airflow:
            async with airflow.trigger_many(endless_async()) as batch:
                given = [await anext(batch) for _ in range(5)]
            before = stub.sent()
            # `unseen` also has a request that was cancelled before it was sent.
            assert before <= run_ids([*given, *batch.unseen])
            others = [outcome async for outcome in airflow.trigger_many(mixed(MIXED))]
            assert len(others) == MIXED
            assert stub.triggers == len(before) + SENT_OF_MIXED

    with telling_stub(delay=DELAY) as stub:
        asyncio.run(leave(stub))


def test_closing_the_client_ends_its_batches() -> None:
    given: list[TriggerOutcome] = []
    under_way = Barrier(3)

    with telling_stub(delay=DELAY) as stub, AirflowClient(stub.url, "token") as airflow:
        batches = [airflow.trigger_many(endless()) for _ in range(2)]

        def consume(number: int) -> None:
            given.append(next(batches[number]))
            under_way.wait(GUARD_SECONDS)
            given.extend(batches[number])

        threads = [Thread(target=consume, args=(number,)) for number in range(2)]
        for thread in threads:
            thread.start()
        under_way.wait(GUARD_SECONDS)
        airflow.close()
        for thread in threads:
            thread.join(GUARD_SECONDS)
        unseen = [outcome for batch in batches for outcome in batch.unseen]
        assert stub.sent() == run_ids([*given, *unseen])


def test_closing_the_async_client_ends_its_batches() -> None:
    async def close(stub: Stub) -> None:
        given: list[TriggerOutcome] = []
        under_way = asyncio.Barrier(3)
        airflow = AsyncAirflowClient(stub.url, "token")
        batches = [airflow.trigger_many(endless_async()) for _ in range(2)]

        async def consume(number: int) -> None:
            given.append(await anext(batches[number]))
            await under_way.wait()
            given.extend([outcome async for outcome in batches[number]])

        async with asyncio.timeout(GUARD_SECONDS), asyncio.TaskGroup() as tasks:
            for number in range(2):
                tasks.create_task(consume(number))
            await under_way.wait()
            await airflow.close()
        unseen = [outcome for batch in batches for outcome in batch.unseen]
        assert stub.sent() <= run_ids([*given, *unseen])

    with telling_stub(delay=DELAY) as stub:
        asyncio.run(close(stub))


@pytest.mark.parametrize("kind", ["trigger", "batch", "batch that was left", "async"])
def test_a_client_that_lives_as_long_as_its_process_ends_silently(kind: str) -> None:
    with stub() as url:
        child = run("kept", kind, url)
    assert (child.stdout, child.returncode) == ("", 0)
    # A batch that is left logs what it has started.
    told = [line for line in child.stderr.splitlines() if not line.startswith("trigger_many was")]
    assert told == []
