"""A response that arrives byte by byte forever is cut off."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

import httpx
import pytest

from airflow_trigger import AirflowClient, AsyncAirflowClient, RequestTimeout, RetryPolicy

ONCE = RetryPolicy(attempts=1)


class Drip(httpx.SyncByteStream, httpx.AsyncByteStream):
    """One byte at a time forever, each well within the read timeout."""

    def __init__(self) -> None:
        self.is_closed = False

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield b" "

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield b" "

    def close(self) -> None:
        self.is_closed = True

    async def aclose(self) -> None:
        self.is_closed = True


def test_a_dripping_answer_is_a_time_out_and_its_connection_is_given_up() -> None:
    drip = Drip()
    transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=drip))
    with (
        AirflowClient(
            "https://airflow.test", "t", retry=ONCE, timeout=0.01, transport=transport
        ) as airflow,
        pytest.raises(RequestTimeout, match=r"not complete 0\.01 s after it began"),
    ):
        airflow.server()

    assert drip.is_closed


def test_a_dripping_answer_is_a_time_out_for_asyncio_too() -> None:
    drip = Drip()

    async def ask() -> None:
        transport = httpx.MockTransport(lambda _: httpx.Response(200, stream=drip))
        async with AsyncAirflowClient(
            "https://airflow.test", "t", retry=ONCE, timeout=0.01, transport=transport
        ) as airflow:
            await airflow.server()

    with pytest.raises(RequestTimeout, match=r"not complete 0\.01 s after it began"):
        asyncio.run(ask())

    assert drip.is_closed
