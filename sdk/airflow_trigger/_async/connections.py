"""Sends one request over one connection, and reads the whole response in time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Generator
from contextlib import contextmanager, nullcontext
from time import monotonic
from typing import Any

import httpx

from airflow_trigger._config import Config
from airflow_trigger._http.faults import (
    Handshake,
    ProxyLeg,
    all_in_use,
    drop_wire_frames,
    not_taken,
    too_slow,
    was_refused,
    watched,
)
from airflow_trigger._http.pools import ONE, Pool, Pools
from airflow_trigger._http.route import Route


class Connections:
    """The connections of one event loop.

    Args:
        config: The client's settings.
        transport: Used instead of httpx's transports; all requests share it.
    """

    def __init__(self, config: Config, transport: httpx.AsyncBaseTransport | None) -> None:
        def connect(route: Route) -> httpx.AsyncBaseTransport:
            return httpx.AsyncHTTPTransport(verify=route.tls, proxy=route.proxy, limits=ONE)

        self._pools = Pools(config, connect, transport)
        self._places = asyncio.Semaphore(config.max_connections)

    @property
    def route(self) -> Route | None:
        """The route to the server; None if the user passed a transport."""
        return self._pools.route

    async def send(self, request: httpx.Request, *, is_streamed: bool = False) -> httpx.Response:
        """Send exactly this request, and read the response.

        Args:
            request: The request.
            is_streamed: Whether to leave the body of a 2xx response unread. Its connection does not
                count among the concurrent requests, as its reader may take long.

        Raises:
            httpx.RequestError: There was no response, or it was incomplete.
        """
        limits = request.extensions.get("timeout", {})
        if self._places.locked():
            await self._wait_for_place(request, limits.get("pool"))
        else:
            await self._places.acquire()
        try:
            return await self._response(request, limits.get("read"), is_streamed=is_streamed)
        except httpx.RequestError as fault:
            fault.request = request
            drop_wire_frames(fault)
            raise
        finally:
            self._places.release()

    async def _wait_for_place(self, request: httpx.Request, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._places.acquire()
        except TimeoutError:
            raise all_in_use(request) from None

    async def _response(
        self, request: httpx.Request, seconds: float | None, *, is_streamed: bool
    ) -> httpx.Response:
        if stale := self._pools.take_stale():
            await _close(*stale)
        pool = self._pools.of(request.url)
        transport = pool.take()
        try:
            response = await _begin(transport, request, pool)
            response.request = request
            if is_streamed and response.is_success:
                response.stream = Body(response.stream, pool, transport, request)
                return response
            with _faults_of_httpx(request):
                await _read(response, seconds)
        except BaseException:
            await _free(pool, transport, is_usable=False)
            raise
        await _free(pool, transport, is_usable=True)
        return response

    async def close(self) -> None:
        for transport in self._pools.close():
            await transport.aclose()

    async def close_idle(self) -> None:
        for transport in self._pools.take_idle():
            await transport.aclose()


async def _close(*transports: httpx.AsyncBaseTransport) -> None:
    """Close them in a separate task, which completes even if the current task is cancelled."""

    async def close() -> None:
        for transport in transports:
            await transport.aclose()

    await asyncio.shield(asyncio.create_task(close()))


class Body(httpx.AsyncByteStream):
    """A streamed body, which returns its connection to the pool at its end."""

    def __init__(
        self,
        stream: httpx.SyncByteStream | httpx.AsyncByteStream,
        pool: Pool[httpx.AsyncBaseTransport],
        transport: httpx.AsyncBaseTransport,
        request: httpx.Request,
    ) -> None:
        assert isinstance(stream, httpx.AsyncByteStream)
        self._stream = stream
        self._pool = pool
        self._transport = transport
        self._request = request
        self._is_whole = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _faults_of_httpx(self._request):
            async for chunk in self._stream:
                yield chunk
        self._is_whole = True

    async def aclose(self) -> None:
        try:
            await self._stream.aclose()
        finally:
            await _free(self._pool, self._transport, is_usable=self._is_whole)


async def _free(
    pool: Pool[httpx.AsyncBaseTransport], transport: httpx.AsyncBaseTransport, *, is_usable: bool
) -> None:
    """Keep a transport for the next request, or close it."""
    if is_usable:
        if old := pool.give_back(transport):
            await _close(old)
    elif pool.gives_up(transport):
        await _close(transport)


async def _begin(
    transport: httpx.AsyncBaseTransport,
    request: httpx.Request,
    pool: Pool[httpx.AsyncBaseTransport],
) -> httpx.Response:
    """Send a request, and read the head of the response."""
    is_new, via = pool.is_new(transport), pool.via
    leg = None if via is None else ProxyLeg(via)
    handshake = Handshake()

    async def trace(step: str, facts: dict[str, Any]) -> None:
        handshake.note(step, facts)
        if leg is not None:
            leg.note(step, facts)

    is_watched = is_new or leg is not None
    try:
        with (
            watched(request, trace, via) if is_watched else nullcontext(),
            _faults_of_httpx(request),
        ):
            return await transport.handle_async_request(request)
    except Exception as fault:
        refused = handshake.was_cut_short or was_refused(fault, is_new=is_new)
        at_proxy = leg is not None and leg.has_failed(fault, refused=refused)
        if told := not_taken(fault, request, refused=refused, at_proxy=at_proxy):
            raise told from told.__cause__
        raise


async def _read(response: httpx.Response, seconds: float | None) -> None:
    """Read a whole body, within this many seconds."""
    stream = response.stream
    assert isinstance(stream, httpx.AsyncByteStream)
    try:
        content = b"".join([chunk async for chunk in _in_time(stream, seconds)])
    finally:
        await stream.aclose()
    response.stream = httpx.ByteStream(content)
    await response.aread()


async def _in_time(chunks: AsyncIterable[bytes], seconds: float | None) -> AsyncIterator[bytes]:
    begun = monotonic()
    async for chunk in chunks:
        if seconds is not None and monotonic() - begun > seconds:
            del chunk  # a traceback may be shown with its locals
            raise too_slow(seconds)
        yield chunk


@contextmanager
def _faults_of_httpx(request: httpx.Request) -> Generator[None]:
    """Convert a TLS alert, which httpcore passes on unchanged, to an httpx error."""
    try:
        yield
    except OSError as fault:
        raise httpx.ReadError(str(fault), request=request) from fault
