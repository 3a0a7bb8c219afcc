"""A trigger that is cancelled at any point leaves its client fully usable."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Coroutine, Generator
from functools import partial
from types import coroutine
from typing import Any, TypeVar

import httpx
import psutil

from airflow_trigger import AsyncAirflowClient, RetryPolicy
from benchmarks.stub import stub

T = TypeVar("T")

# More than a first trigger over a new connection has.
STEPS = 60


@coroutine
def cancelled_at(step: int, wanted: Coroutine[Any, Any, T]) -> Generator[Any, Any, T]:
    """Run `wanted`, and cancel its task when it waits for the `step`-th time."""
    task = asyncio.current_task()
    assert task is not None
    go_on = partial(wanted.send, None)
    for number in range(1, 1000):
        try:
            awaited = go_on()
        except StopIteration as done:
            result: T = done.value
            return result
        if number == step:
            task.cancel()
        try:
            yield awaited
        except BaseException as error:
            go_on = partial(wanted.throw, error)
        else:
            go_on = partial(wanted.send, None)
    raise AssertionError("it does not end")


def connections_to(url: str) -> int:
    port = httpx.URL(url).port
    open_now = psutil.Process().net_connections(kind="tcp")
    return sum(bool(each.raddr) and each.raddr.port == port for each in open_now)


async def try_every_step(url: str, first: range) -> int:
    """Cancel a trigger over a new connection at each step; returns how many were cancelled."""
    cancelled = 0
    for step in first:
        async with AsyncAirflowClient(
            url, "token", conf_check="json", on_paused="allow", retry=RetryPolicy(attempts=1)
        ) as airflow:
            try:
                await cancelled_at(step, airflow.trigger("sales"))
            except asyncio.CancelledError:
                cancelled += 1
                # The connection is closed, as its state is unknown.
                assert connections_to(url) == 0
            assert (await airflow.trigger("sales")).created
            assert connections_to(url) == 1
        assert connections_to(url) == 0
    return cancelled


def test_a_trigger_cancelled_at_any_point_leaves_no_connection_behind() -> None:
    with stub() as url:
        cancelled = asyncio.run(try_every_step(url, range(1, STEPS)))
    gc.collect()

    assert 10 < cancelled < STEPS - 1, "each step is tried, and there is one that comes too late"


def test_many_triggers_that_time_out_leave_a_client_that_works() -> None:
    async def time_out(airflow: AsyncAirflowClient, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await airflow.trigger("sales")
        except TimeoutError:
            pass

    async def hammer(url: str) -> None:
        async with AsyncAirflowClient(
            url, "token", conf_check="json", on_paused="allow", max_connections=3
        ) as airflow:
            for _ in range(20):
                await asyncio.gather(*(time_out(airflow, n / 1000) for n in range(20)))
            await asyncio.gather(*(airflow.trigger("sales") for _ in range(6)))
            assert connections_to(url) <= 3

    with stub(delay=0.005) as url:
        asyncio.run(hammer(url))
    gc.collect()
