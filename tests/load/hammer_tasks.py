"""Many tasks on one client: `python -X dev -W error -m tests.load.hammer_tasks URL SEED`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Coroutine, Generator
from contextlib import suppress
from random import Random
from types import coroutine
from typing import Any

from airflow_trigger import AsyncAirflowClient, ConfError, DagNotFound, RunNotFound, RunRef
from tests.load.leaks import GUARD_SECONDS, Watch
from tests.load.requests import Broken, breaking, endless, endless_async, mixed, seeded

TASKS = 200
BATCHES = 16


async def trigger(airflow: AsyncAirflowClient) -> None:
    run = await airflow.trigger("sales", {"order": 1}, run_id="mine")
    assert (run.run_id, run.conf, run.created) == ("mine", {"order": 1}, True)


async def read(airflow: AsyncAirflowClient) -> None:
    assert (await airflow.get_run("sales", "one")).run_id == "one"
    with suppress(RunNotFound):
        await airflow.get_run("sales", "no_such_run")
        raise AssertionError


async def wait(airflow: AsyncAirflowClient) -> None:
    assert (await airflow.wait(RunRef("sales", "one"))).is_finished


async def list_runs(airflow: AsyncAirflowClient) -> None:
    assert len({run.ref async for run in airflow.runs("sales", limit=120)}) == 120


async def whole_batch(airflow: AsyncAirflowClient) -> None:
    outcomes = [outcome async for outcome in airflow.trigger_many(mixed(10))]
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    assert len(outcomes) == 10
    assert len(errors) == 2
    assert all(isinstance(error, ConfError | DagNotFound) for error in errors)


async def batch_left(airflow: AsyncAirflowClient) -> None:
    async with airflow.trigger_many(endless_async(), concurrency=3) as batch:
        await anext(batch)


async def batch_forgotten(airflow: AsyncAirflowClient) -> None:
    async for outcome in airflow.trigger_many(endless(), concurrency=3):
        assert outcome.run is not None
        break


async def batch_broken_by_its_loop(airflow: AsyncAirflowClient) -> None:
    with suppress(Broken):
        async for _ in airflow.trigger_many(endless_async(), concurrency=3):
            raise Broken


async def batch_broken_by_its_source(airflow: AsyncAirflowClient) -> None:
    outcomes = 0
    with suppress(Broken):
        async for _ in airflow.trigger_many(breaking(7)):
            outcomes += 1
        raise AssertionError
    assert outcomes == 7


ACTIONS: tuple[Callable[[AsyncAirflowClient], Coroutine[Any, Any, None]], ...] = (
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


@coroutine
def cancelled_at(point: int, inner: Coroutine[Any, Any, None]) -> Generator[Any, Any, None]:
    """Run the coroutine, and cancel its task when it waits for the `point`-th time."""
    task = asyncio.current_task()
    assert task is not None
    interruption: BaseException | None = None
    while True:
        try:
            awaited = inner.send(None) if interruption is None else inner.throw(interruption)
        except StopIteration:
            return
        interruption = None
        point -= 1
        if point == 0:
            task.cancel()
        try:
            yield awaited
        except BaseException as error:
            interruption = error


async def act(airflow: AsyncAirflowClient, choice: Random) -> None:
    action = choice.choice(ACTIONS)
    cancelled: Awaitable[None] = cancelled_at(choice.randrange(1, 40), action(airflow))
    with suppress(asyncio.CancelledError):
        await cancelled


async def until_closed(airflow: AsyncAirflowClient, all_under_way: asyncio.Barrier) -> None:
    batch = airflow.trigger_many(endless_async(), concurrency=3)
    await anext(batch)
    await all_under_way.wait()
    async for _ in batch:
        pass


def _client(url: str, watch: Watch) -> AsyncAirflowClient:
    # Fewer connections than there are tasks, so that some wait for one.
    return AsyncAirflowClient(url, "token", on_event=watch.event, max_connections=20)


async def hammer(url: str, seed: str, watch: Watch) -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(watch.loop_exception)
    loop.slow_callback_duration = GUARD_SECONDS  # slow steps on a busy machine are not errors
    all_under_way = asyncio.Barrier(BATCHES + 1)
    async with _client(url, watch) as airflow:
        async with asyncio.TaskGroup() as tasks:
            for number in range(TASKS):
                tasks.create_task(act(airflow, seeded(seed, number)))
        async with asyncio.TaskGroup() as tasks:
            for _ in range(BATCHES):
                tasks.create_task(until_closed(airflow, all_under_way))
            await asyncio.wait_for(all_under_way.wait(), GUARD_SECONDS)
            await airflow.close()
    watch.tasks()


if __name__ == "__main__":
    with Watch() as watch:
        asyncio.run(hammer(sys.argv[1], sys.argv[2], watch))
