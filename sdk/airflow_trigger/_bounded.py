"""An end to answers that drip: httpx's read time-out begins anew with every byte.

`Response.stream` is replaced from a response hook, which httpx calls before it reads the body, that
of a login too. So the read time-out bounds the whole body.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Iterator

import httpx


def bound_body(response: httpx.Response) -> None:
    assert isinstance(response.stream, httpx.SyncByteStream)
    response.stream = _BoundedStream(response.stream, _Limit(response.request))


async def bound_body_async(response: httpx.Response) -> None:
    assert isinstance(response.stream, httpx.AsyncByteStream)
    response.stream = _AsyncBoundedStream(response.stream, _Limit(response.request))


class _Limit:
    """The time at which a body that begins now has to be complete."""

    def __init__(self, request: httpx.Request) -> None:
        self._request = request
        # A request that somebody's own httpx.Auth made may have no time-out.
        timeout: dict[str, float | None] = request.extensions.get("timeout", {})
        self._seconds = timeout.get("read")
        self._begun = time.monotonic()

    def check(self) -> None:
        if self._seconds is not None and time.monotonic() - self._begun > self._seconds:
            message = f"the answer was not complete {self._seconds:g} s after it had begun"
            raise httpx.ReadTimeout(message, request=self._request)


class _BoundedStream(httpx.SyncByteStream):
    def __init__(self, stream: httpx.SyncByteStream, limit: _Limit) -> None:
        self._stream = stream
        self._limit = limit

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            self._limit.check()
            yield chunk

    def close(self) -> None:
        self._stream.close()


class _AsyncBoundedStream(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream, limit: _Limit) -> None:
        self._stream = stream
        self._limit = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            self._limit.check()
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()
