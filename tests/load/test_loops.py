"""An asynchronous client serves one event loop after the other, and two at the same time."""

from __future__ import annotations

import asyncio
import gc
import threading
import warnings
from collections.abc import AsyncGenerator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from airflow_trigger import AsyncAirflowClient, RetryPolicy
from benchmarks.stub import stub
from tests.load.open_connections import ports_of_connections
from tests.load.requests import endless_async

ONCE = RetryPolicy(attempts=1)


async def many(airflow: AsyncAirflowClient) -> None:
    await asyncio.gather(*(airflow.trigger("sales") for _ in range(10)))


def test_a_client_serves_one_event_loop_after_the_other() -> None:
    with stub() as url:
        # Fewer connections than there are tasks, so that some wait for one in each loop.
        airflow = AsyncAirflowClient(url, "token", max_connections=3, retry=ONCE)
        for _ in range(5):
            asyncio.run(many(airflow))
            assert ports_of_connections(url) == set(), "they end with the loop"
        asyncio.run(airflow.close())
    gc.collect()  # a warning about something unclosed would be an error here


def test_a_loop_keeps_its_connections_until_it_ends() -> None:
    async def start() -> set[int]:
        await airflow.trigger("sales")
        return ports_of_connections(url)

    with stub() as url, asyncio.Runner() as runner:
        airflow = AsyncAirflowClient(url, "token")
        first = runner.run(start())
        assert runner.run(start()) == first
        runner.run(airflow.close())
        assert ports_of_connections(url) == set()


def close_too_soon(airflow: AsyncAirflowClient) -> None:
    loop = asyncio.new_event_loop()
    loop.run_until_complete(airflow.trigger("sales"))
    loop.close()


def test_connections_of_a_loop_that_was_closed_too_soon_are_dropped() -> None:
    with stub() as url, warnings.catch_warnings():
        # asyncio warns about any connection that is still open then.
        warnings.simplefilter("ignore", ResourceWarning)
        airflow = AsyncAirflowClient(url, "token", retry=ONCE)
        for _ in range(3):
            close_too_soon(airflow)
            gc.collect()
            assert len(ports_of_connections(url)) == 1, "those of the loops before are gone"
        asyncio.run(airflow.close())
        gc.collect()
        assert ports_of_connections(url) == set()


def test_two_loops_at_the_same_time_have_connections_of_their_own() -> None:
    both = threading.Barrier(2)

    async def start(airflow: AsyncAirflowClient) -> None:
        both.wait()
        for _ in range(20):
            await many(airflow)

    def in_a_loop(airflow: AsyncAirflowClient) -> None:
        asyncio.run(start(airflow))

    with stub() as url, ThreadPoolExecutor(2) as threads:
        airflow = AsyncAirflowClient(url, "token", max_connections=3, retry=ONCE)
        list(threads.map(in_a_loop, [airflow] * 2))
        asyncio.run(airflow.close())
        assert ports_of_connections(url) == set()


def test_a_question_that_ended_with_its_loop_is_asked_in_the_next() -> None:
    with stub(delay=0.2) as url:
        airflow = AsyncAirflowClient(url, "token", retry=ONCE)

        async def give_up() -> None:
            async with asyncio.timeout(0.1):
                await many(airflow)

        with pytest.raises(TimeoutError):
            asyncio.run(give_up())
        asyncio.run(many(airflow))
        asyncio.run(airflow.close())


def test_a_client_can_be_closed_in_another_loop_than_its_batch() -> None:
    with stub() as url:
        airflow = AsyncAirflowClient(url, "token")
        batch = airflow.trigger_many(endless_async())

        async def begin() -> None:
            await anext(batch)

        asyncio.run(begin())
        asyncio.run(airflow.close())
        assert ports_of_connections(url) == set()


def test_a_transport_of_the_user_s_lives_as_long_as_the_client() -> None:
    closed: list[bool] = []

    class Own(httpx.AsyncHTTPTransport):
        async def aclose(self) -> None:
            closed.append(True)

    with stub() as url:
        own = Own(limits=httpx.Limits(max_keepalive_connections=0))
        airflow = AsyncAirflowClient(url, "token", transport=own)
        for _ in range(2):
            asyncio.run(many(airflow))
            assert closed == []
        asyncio.run(airflow.close())
        assert closed == [True]


def test_a_client_that_is_closed_during_a_login_keeps_no_connection() -> None:
    class ClosedMeanwhile(httpx.Auth):
        async def async_auth_flow(
            self, request: httpx.Request
        ) -> AsyncGenerator[httpx.Request, httpx.Response]:
            yield httpx.Request("GET", f"{url}/api/v2/version")
            await airflow.close()
            yield request

    async def start() -> None:
        await airflow.get_run("sales", "r1")
        assert ports_of_connections(url) == set()

    with stub() as url:
        airflow = AsyncAirflowClient(url, ClosedMeanwhile(), api="v2")
        asyncio.run(start())
