"""Closing in difficult cases: twice, at the same time, from elsewhere, and interrupted."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from contextlib import suppress
from threading import Event, Thread

import pytest

from airflow_trigger import (
    AirflowClient,
    AsyncAirflowClient,
    TriggerBatch,
    TriggerOutcome,
    TriggerUnconfirmed,
)
from airflow_trigger.events import Event as Happening
from benchmarks.stub import stub
from tests.load.child import run
from tests.load.requests import endless, endless_async
from tests.load.stubs import Stub, run_ids, telling_stub

GUARD_SECONDS = 60
DELAY = 0.3


def test_a_batch_that_was_closed_before_it_began_sends_nothing() -> None:
    with telling_stub(delay=0) as stub, AirflowClient(stub.url, "token") as airflow:
        batch = airflow.trigger_many(endless())
        batch.close()
        assert list(batch) == []
        airflow.trigger("sales")
        assert stub.triggers == 1


def test_an_async_batch_that_was_closed_before_it_began_sends_nothing() -> None:
    async def close_first(stub: Stub) -> None:
        async with AsyncAirflowClient(stub.url, "token") as airflow:
            batch = airflow.trigger_many(endless_async())
            await batch.close()
            assert [outcome async for outcome in batch] == []
            await airflow.trigger("sales")
            assert stub.triggers == 1
            assert asyncio.all_tasks() == {asyncio.current_task()}

    with telling_stub(delay=0) as stub:
        asyncio.run(close_first(stub))


def test_a_client_closed_while_a_thread_leaves_its_batch_waits_for_the_answers_too() -> None:
    with telling_stub(delay=DELAY) as stub, AirflowClient(stub.url, "token") as airflow:
        batch = airflow.trigger_many(endless())
        given = [next(batch) for _ in range(8)]
        stub.until_more_than(len(given))
        leaving = Thread(target=batch.close)
        leaving.start()
        airflow.close()
        leaving.join(GUARD_SECONDS)
        started = run_ids(outcome for outcome in batch.unseen if outcome.run)
        assert stub.sent() == run_ids(given) | started


def test_a_client_can_be_closed_while_other_threads_begin_batches() -> None:
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        for _ in range(10):
            _close_while_another_begins_batches()
    finally:
        sys.setswitchinterval(interval)


def _close_while_another_begins_batches() -> None:
    airflow = AirflowClient("http://127.0.0.1:1", "token")
    batches: list[TriggerBatch] = []
    closed, begun = Event(), Event()

    def begin_batches() -> None:
        with suppress(RuntimeError):  # the client is closed
            while not closed.is_set():
                batches.append(airflow.trigger_many([]))
                next(batches[-1], None)
                begun.set()

    thread = Thread(target=begin_batches)
    thread.start()
    begun.wait()
    try:
        airflow.close()
    finally:
        closed.set()
        thread.join(GUARD_SECONDS)
        airflow.close()


def test_a_batch_that_the_garbage_collector_ends_in_its_own_thread_is_told_of(
    caplog: pytest.LogCaptureFixture,
) -> None:
    forgotten = Event()
    given: list[TriggerOutcome] = []

    def collect(event: Happening) -> None:
        del event
        if forgotten.is_set() and threading.current_thread() is not threading.main_thread():
            gc.collect()

    def forget(airflow: AirflowClient) -> None:
        batch = airflow.trigger_many(endless())
        given.extend(next(batch) for _ in range(8))
        cycle: list[object] = [batch]
        cycle.append(cycle)

    gc.disable()
    try:
        with telling_stub(delay=DELAY) as stub:
            with AirflowClient(stub.url, "token", on_event=collect) as airflow:
                forget(airflow)
                forgotten.set()
                for thread in threading.enumerate():
                    if thread.name.startswith("trigger_many"):
                        thread.join(GUARD_SECONDS)
            untold = stub.sent() - run_ids(given)
    finally:
        gc.enable()
    assert [run_id for run_id in untold if run_id not in caplog.text] == []


def test_a_trigger_whose_client_is_closed_meanwhile_says_that_the_run_may_exist() -> None:
    raised: list[BaseException] = []

    def trigger(airflow: AirflowClient) -> None:
        try:
            airflow.trigger("sales")
        except BaseException as error:
            raised.append(error)

    with telling_stub(delay=DELAY) as stub, AirflowClient(stub.url, "token") as airflow:
        thread = Thread(target=trigger, args=(airflow,))
        thread.start()
        stub.until_more_than(0)
        airflow.close()
        thread.join(GUARD_SECONDS)
    assert [type(error) for error in raised] == [RuntimeError]
    assert isinstance(raised[0].__cause__, TriggerUnconfirmed)


def test_an_async_trigger_whose_client_is_closed_meanwhile_says_so_too() -> None:
    async def close_meanwhile(stub: Stub) -> None:
        airflow = AsyncAirflowClient(stub.url, "token")
        task = asyncio.create_task(airflow.trigger("sales"))
        await asyncio.to_thread(stub.until_more_than, 0)
        await airflow.close()
        with pytest.raises(RuntimeError, match="was closed when it was about to trigger") as e:
            await task
        assert isinstance(e.value.__cause__, TriggerUnconfirmed)

    with telling_stub(delay=DELAY) as stub:
        asyncio.run(close_meanwhile(stub))


def test_an_async_batch_cancelled_twice_tells_of_all_runs(caplog: pytest.LogCaptureFixture) -> None:
    async def cancel_twice(stub: Stub) -> set[str]:
        async with AsyncAirflowClient(stub.url, "token") as airflow:
            batch = airflow.trigger_many(endless_async())
            given: list[TriggerOutcome] = []

            async def consume() -> None:
                async with batch:
                    given.append(await anext(batch))
                    await asyncio.Event().wait()

            task = asyncio.create_task(consume())
            # 1 was yielded, and 8 more have a response: these are waiting when the others arrive.
            await asyncio.to_thread(stub.until_more_than, 9)
            task.cancel()
            await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait([task])
            assert task.cancelled()
            return run_ids([*given, *batch.unseen])

    with telling_stub(delay=DELAY) as stub:
        told = asyncio.run(cancel_twice(stub))
        assert stub.sent() <= told


@pytest.mark.parametrize("kind", ["source", "asynchronous source", "garbage collector"])
def test_a_batch_that_is_closed_from_within_ends(kind: str) -> None:
    # In a separate process: if the batch does not end, nothing else can end it.
    with stub(delay=DELAY) as url:
        child = run("closed_from_within", kind, url)
    assert (child.stdout, child.stderr, child.returncode) == ("", "", 0)
