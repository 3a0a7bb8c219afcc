"""A batch that is closed from within: `python -m tests.load.closed_from_within KIND URL`."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextvars import Context, copy_context

from airflow_trigger import AirflowClient, AsyncAirflowClient, TriggerBatch, TriggerRequest
from airflow_trigger._sync import batch as threads
from tests.load.requests import endless

OUTCOMES = 8


def by_its_source(url: str) -> None:
    """The source closes the batch and then gives one more request."""
    with AirflowClient(url, "token") as airflow:

        def source() -> Iterator[TriggerRequest]:
            for number, request in enumerate(endless()):
                if number == OUTCOMES:
                    batch.close()
                yield request

        batch = airflow.trigger_many(source())
        assert len(list(batch)) <= OUTCOMES


async def by_its_asynchronous_source(url: str) -> None:
    async with AsyncAirflowClient(url, "token") as airflow:

        async def source() -> AsyncIterator[TriggerRequest]:
            for number, request in enumerate(endless()):
                if number == OUTCOMES:
                    await batch.close()
                yield request

        batch = airflow.trigger_many(source())
        assert len([outcome async for outcome in batch]) <= OUTCOMES


def by_the_garbage_collector(url: str) -> None:
    """It may run at any allocation: here in the reading thread, while that holds the lock."""
    is_forgotten = threading.Event()

    def allocating() -> Context:
        if is_forgotten.is_set():
            gc.collect()
        return copy_context()

    def forget(batch: TriggerBatch) -> None:
        for _ in range(OUTCOMES):
            next(batch)
        cycle: list[object] = [batch]
        cycle.append(cycle)

    gc.disable()
    with AirflowClient(url, "token") as airflow:
        forget(airflow.trigger_many(endless()))
        setattr(threads, "copy_context", allocating)  # noqa: B010
        is_forgotten.set()
        for thread in threading.enumerate():
            if thread.name.startswith("trigger_many"):
                thread.join()


if __name__ == "__main__":
    logging.getLogger("airflow_trigger").addHandler(logging.NullHandler())
    # asyncio logs each slow step, which may occur on a busy machine.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    kind, url = sys.argv[1:]
    match kind:
        case "source":
            by_its_source(url)
        case "asynchronous source":
            asyncio.run(by_its_asynchronous_source(url))
        case _:
            by_the_garbage_collector(url)
