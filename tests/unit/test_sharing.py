"""A request that several callers need at once is sent once; each caller keeps its own deadline."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    AsyncAirflowClient,
    RequestTimeout,
    RetryPolicy,
    RunRef,
    ServerError,
    TriggerRequest,
    WaitTimeout,
)
from tests.fakes import OpenAirflow

BASE = "https://airflow.test"
REF = RunRef("sales", "r1")
# Far longer than any of these tests takes, and less than the deadline of a call.
HANG_GUARD = 30.0

T = TypeVar("T")


class SlowVersion(httpx.BaseTransport):
    """Holds back the response about the version until a test releases it."""

    def __init__(self) -> None:
        self.airflow = OpenAirflow()
        self.is_asked = threading.Event()
        self.may_answer = threading.Event()
        self.count = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/version"):
            self.count += 1
            self.is_asked.set()
            limit: float = request.extensions["timeout"]["read"]
            if not self.may_answer.wait(min(limit, HANG_GUARD)):
                raise httpx.ReadTimeout("too slow", request=request)
        return self.airflow.transport.handle_request(request)


def client_of(server: SlowVersion, deadline: float = 60.0) -> AirflowClient:
    retry = RetryPolicy(attempts=1, deadline=deadline)
    return AirflowClient(
        BASE, "t", retry=retry, transport=server, conf_check="json", on_paused="allow"
    )


def in_background(
    pool: ThreadPoolExecutor, call: Callable[[], T], server: SlowVersion
) -> Future[T]:
    asking = pool.submit(call)
    assert server.is_asked.wait(HANG_GUARD)
    return asking


def test_a_wait_keeps_its_own_time_while_another_thread_asks_for_the_version() -> None:
    server = SlowVersion()
    with client_of(server) as airflow, ThreadPoolExecutor() as pool:
        asking = in_background(pool, airflow.server, server)
        with pytest.raises(RequestTimeout, match="another call was reading"):
            airflow.wait(REF, timeout=0.05)
        server.may_answer.set()

        assert asking.result(HANG_GUARD).version == "3.3.2"
        assert server.count == 1


def test_a_wait_for_a_known_run_ends_as_the_time_out_that_it_is() -> None:
    server = SlowVersion()
    server.may_answer.set()
    with client_of(server) as airflow:
        run = airflow.trigger("sales", run_id="r1")
    server = SlowVersion()
    with client_of(server) as airflow, ThreadPoolExecutor() as pool:
        asking = in_background(pool, airflow.server, server)
        with pytest.raises(WaitTimeout) as e:
            airflow.wait(run, timeout=0.05)
        server.may_answer.set()
        asking.result(HANG_GUARD)

    assert e.value.run == run


def test_a_batch_is_closed_without_waiting_for_the_question_of_another_call() -> None:
    server = SlowVersion()
    with client_of(server) as airflow, ThreadPoolExecutor() as pool:
        asking = in_background(pool, airflow.server, server)
        batch = airflow.trigger_many([TriggerRequest("sales")] * 3)
        consuming = pool.submit(lambda: list(batch))
        batch.close()
        assert not asking.done()
        server.may_answer.set()

        asking.result(HANG_GUARD)
        assert consuming.result(HANG_GUARD) == []
        assert all(outcome.run is None for outcome in batch.unseen)


def test_who_had_less_time_does_not_fail_those_who_have_more() -> None:
    server = SlowVersion()
    with client_of(server) as airflow, ThreadPoolExecutor() as pool:
        hasty = in_background(pool, lambda: airflow.wait(REF, timeout=0.2), server)
        patient = pool.submit(airflow.server)
        with pytest.raises(AirflowTriggerError):
            hasty.result(HANG_GUARD)
        server.may_answer.set()

        assert patient.result(HANG_GUARD).version == "3.3.2"


def test_those_who_wait_together_share_an_answer_and_a_failure() -> None:
    server = SlowVersion()
    server.airflow.server_error(on="version")
    with client_of(server) as airflow, ThreadPoolExecutor(8) as pool:
        asking = [in_background(pool, airflow.server, server)]
        asking += [pool.submit(airflow.server) for _ in range(7)]
        server.may_answer.set()
        for each in asking:
            with pytest.raises(ServerError):
                each.result(HANG_GUARD)


class AsyncSlowVersion(httpx.AsyncBaseTransport):
    """`SlowVersion` for asyncio."""

    def __init__(self) -> None:
        self.airflow = OpenAirflow()
        self.is_asked = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.count = 0

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/version"):
            self.count += 1
            self.is_asked.set()
            try:
                async with asyncio.timeout(min(request.extensions["timeout"]["read"], HANG_GUARD)):
                    await self.may_answer.wait()
            except TimeoutError:
                raise httpx.ReadTimeout("too slow", request=request) from None
        return await self.airflow.transport.handle_async_request(request)


def test_a_task_keeps_its_own_time_while_another_asks_for_the_version() -> None:
    async def main() -> None:
        server = AsyncSlowVersion()
        async with AsyncAirflowClient(BASE, "t", transport=server) as airflow:
            asking = asyncio.create_task(airflow.server())
            await server.is_asked.wait()
            with pytest.raises(RequestTimeout, match="another call was reading"):
                await airflow.wait(REF, timeout=0.05)
            server.may_answer.set()

            assert (await asking).version == "3.3.2"
            assert server.count == 1

    asyncio.run(main())


def test_a_task_that_had_less_time_does_not_fail_those_that_have_more() -> None:
    async def main() -> None:
        server = AsyncSlowVersion()
        async with AsyncAirflowClient(BASE, "t", transport=server) as airflow:
            hasty = asyncio.create_task(airflow.wait(REF, timeout=0.2))
            await server.is_asked.wait()
            patient = asyncio.create_task(airflow.server())
            with pytest.raises(AirflowTriggerError):
                await hasty
            server.may_answer.set()

            assert (await patient).version == "3.3.2"

    asyncio.run(main())


def test_a_task_that_is_cancelled_while_it_asks_leaves_the_question_to_the_others() -> None:
    async def main() -> None:
        server = AsyncSlowVersion()
        async with AsyncAirflowClient(BASE, "t", transport=server) as airflow:
            first = asyncio.create_task(airflow.server())
            await server.is_asked.wait()
            second = asyncio.create_task(airflow.server())
            await asyncio.sleep(0)
            first.cancel()
            server.may_answer.set()

            assert (await second).version == "3.3.2"

    asyncio.run(main())
