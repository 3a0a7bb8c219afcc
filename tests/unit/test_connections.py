"""How the connections of a client are shared, and which of them are closed."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from pytest_httpx import HTTPXMock

from airflow_trigger import AirflowClient, AsyncAirflowClient, ConnectionFailed, RetryPolicy
from airflow_trigger._http.faults import Handshake
from tests.both import Mode, open_client
from tests.unit.driving import run_body

BASE = "https://airflow.test"
SHORT = httpx.Timeout(20, pool=0.01)
ONCE = RetryPolicy(attempts=1)


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


def client(mode: Mode) -> AirflowClient:
    return open_client(mode, BASE, "t", api="v2", max_connections=1, timeout=SHORT, retry=ONCE)


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The transports of httpx that were closed."""
    closed: list[object] = []

    def close(self: httpx.HTTPTransport) -> None:
        closed.append(self)

    async def aclose(self: httpx.AsyncHTTPTransport) -> None:
        closed.append(self)

    monkeypatch.setattr(httpx.HTTPTransport, "close", close)
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "aclose", aclose)
    return closed


def test_a_request_that_failed_leaves_its_place_to_the_next(
    mode: Mode, httpx_mock: HTTPXMock
) -> None:
    httpx_mock.add_exception(httpx.ReadError("reset"))
    httpx_mock.add_response(json=run_body("r1"), is_reusable=True)

    with client(mode) as airflow:
        with pytest.raises(ConnectionFailed, match="reset"):
            airflow.get_run("sales", "r1")
        for _ in range(2):
            assert airflow.get_run("sales", "r1").run_id == "r1"


@pytest.mark.parametrize("error", [httpx.ReadError("reset"), ZeroDivisionError()], ids=repr)
def test_a_connection_that_was_cut_short_is_closed(
    mode: Mode, httpx_mock: HTTPXMock, closed: list[object], error: Exception
) -> None:
    httpx_mock.add_exception(error)

    with client(mode) as airflow:
        with pytest.raises((ConnectionFailed, ZeroDivisionError)):
            airflow.get_run("sales", "r1")
        assert len(closed) == 1


def test_a_connection_that_is_idle_is_closed_with_the_client(
    mode: Mode, httpx_mock: HTTPXMock, closed: list[object]
) -> None:
    httpx_mock.add_response(json=run_body("r1"))

    with client(mode) as airflow:
        airflow.get_run("sales", "r1")
        assert closed == []

    assert len(closed) == 1


def test_a_connection_that_is_answered_after_the_end_is_closed_again(
    httpx_mock: HTTPXMock, closed: list[object]
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        airflow.close()
        # The request may have reopened its connection since, so count from here on.
        closed.clear()
        return httpx.Response(200, json=run_body("r1"))

    httpx_mock.add_callback(answer)
    airflow = AirflowClient(BASE, "t", api="v2")
    airflow.get_run("sales", "r1")

    assert len(closed) == 1


def test_an_async_connection_that_is_answered_after_the_end_is_closed_again(
    httpx_mock: HTTPXMock, closed: list[object]
) -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        await airflow.close()
        closed.clear()
        return httpx.Response(200, json=run_body("r1"))

    async def ask() -> None:
        await airflow.get_run("sales", "r1")
        assert len(closed) == 1

    httpx_mock.add_callback(answer)
    airflow = AsyncAirflowClient(BASE, "t", api="v2")
    asyncio.run(ask())


def test_no_more_tasks_are_under_way_than_there_are_connections() -> None:
    under_way, most = 0, 0

    async def answer(request: httpx.Request) -> httpx.Response:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        for _ in range(20):  # lets every other task continue
            await asyncio.sleep(0)
        under_way -= 1
        return httpx.Response(200, json=run_body("r1"))

    async def ask() -> None:
        transport = httpx.MockTransport(answer)
        async with AsyncAirflowClient(
            BASE, "t", api="v2", max_connections=2, transport=transport
        ) as airflow:
            await asyncio.gather(*(airflow.get_run("sales", "r1") for _ in range(7)))

    asyncio.run(ask())

    assert most == 2


def test_a_task_waits_for_a_connection_no_longer_than_its_time_out() -> None:
    async def ask() -> None:
        let_go = asyncio.Event()

        async def answer(request: httpx.Request) -> httpx.Response:
            await let_go.wait()
            return httpx.Response(200, json=run_body("r1"))

        airflow = AsyncAirflowClient(
            BASE,
            "t",
            api="v2",
            max_connections=1,
            timeout=SHORT,
            retry=ONCE,
            transport=httpx.MockTransport(answer),
        )
        async with airflow, asyncio.timeout(20):
            first = asyncio.create_task(airflow.get_run("sales", "r1"))
            await asyncio.sleep(0)
            with pytest.raises(ConnectionFailed, match="all connections are in use"):
                await airflow.get_run("sales", "r1")
            let_go.set()
            await first

    asyncio.run(ask())


class Stream:
    """The network stream of a connection, as httpcore describes it."""

    def __init__(self, version: str | None, *, is_closed: bool) -> None:
        self._version = version
        self._is_closed = is_closed

    def get_extra_info(self, name: str) -> Any:
        return self if name == "socket" or self._version is not None else None

    def version(self) -> str | None:
        return self._version

    def fileno(self) -> int:
        return -1 if self._is_closed else 17


@pytest.mark.parametrize(
    ("version", "is_closed", "step", "is_cut_short"),
    [
        ("TLSv1.3", True, "http11.send_request_body.complete", True),
        ("TLSv1.3", True, "http11.send_request_headers.complete", True),
        ("TLSv1.3", False, "http11.send_request_body.failed", True),
        ("TLSv1.3", False, "http11.send_request_body.complete", False),
        ("TLSv1.3", True, "http11.send_request_body.started", False),
        ("TLSv1.3", True, "http11.receive_response_headers.failed", False),
        ("TLSv1.2", True, "http11.send_request_body.failed", False),
        (None, True, "http11.send_request_body.failed", False),
    ],
)
def test_only_a_new_connection_with_tls_1_3_that_ends_while_it_sends_is_cut_short(
    version: str | None, step: str, *, is_closed: bool, is_cut_short: bool
) -> None:
    handshake = Handshake()
    stream = Stream(version, is_closed=is_closed)
    handshake.note("connection.start_tls.complete", {"return_value": stream})
    handshake.note(step, {})
    assert handshake.was_cut_short is is_cut_short
