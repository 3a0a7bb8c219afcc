"""A time limit for slow responses: httpx's read time-out starts over with every byte."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator

import httpx


class _Limit:
    """The time at which a body that begins now has to be complete."""

    def __init__(self, seconds: float | None) -> None:
        self._seconds = seconds
        self._begun = time.monotonic()

    def check(self) -> None:
        if self._seconds is not None and time.monotonic() - self._begun > self._seconds:
            message = f"the answer was not complete {self._seconds:g} s after it had begun"
            raise httpx.ReadTimeout(message)


class BoundedStream(httpx.SyncByteStream):
    """A body that begins now, and has to be complete after so many seconds."""

    def __init__(self, stream: httpx.SyncByteStream, seconds: float | None) -> None:
        self._stream = stream
        self._limit = _Limit(seconds)

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._limit.check()
            yield chunk

    def close(self) -> None:
        self._stream.close()


class AsyncBoundedStream(httpx.AsyncByteStream):
    """The same for asyncio."""

    def __init__(self, stream: httpx.AsyncByteStream, seconds: float | None) -> None:
        self._stream = stream
        self._limit = _Limit(seconds)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            self._limit.check()
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
