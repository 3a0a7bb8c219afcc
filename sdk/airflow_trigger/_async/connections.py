"""Sends one request with asyncio, and reads its answer: the twin of `connections`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Generator
from contextlib import contextmanager, nullcontext
from typing import Any

import httpx

from airflow_trigger._config import Config
from airflow_trigger._http.bounded import AsyncBoundedStream
from airflow_trigger._http.faults import Handshake, ProxyLeg, not_taken, was_refused, watched
from airflow_trigger._http.pools import Pool, Pools
from airflow_trigger._http.route import Route
from airflow_trigger._sync.connections import ONE, all_in_use


class AsyncConnections:
    """The same for the tasks of one event loop."""

    def __init__(self, config: Config, transport: httpx.AsyncBaseTransport | None) -> None:
        def connect(route: Route) -> httpx.AsyncBaseTransport:
            return httpx.AsyncHTTPTransport(verify=route.tls, proxy=route.proxy, limits=ONE)

        self._pools = Pools(config, connect, transport)
        self._places = asyncio.Semaphore(config.max_connections)

    async def send(self, request: httpx.Request) -> httpx.Response:
        """Same as `Connections.send`."""
        limits = request.extensions.get("timeout", {})
        if self._places.locked():
            await self._place(request, limits.get("pool"))
        else:
            await self._places.acquire()
        try:
            return await self._answer(request, limits.get("read"))
        except httpx.RequestError as fault:
            fault.request = request
            raise
        finally:
            self._places.release()

    async def _place(self, request: httpx.Request, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._places.acquire()
        except TimeoutError:
            raise all_in_use(request) from None

    async def _answer(self, request: httpx.Request, seconds: float | None) -> httpx.Response:
        if stale := self._pools.take_stale():
            await _closed_whole(*stale)
        pool = self._pools.of(request.url)
        transport = pool.take()
        try:
            response = await _begun(transport, request, pool)
            assert isinstance(response.stream, httpx.AsyncByteStream)
            response.request = request
            response.stream = AsyncBoundedStream(response.stream, seconds)
            try:
                with _faults_of_httpx(request):
                    await response.aread()
            finally:
                await response.aclose()
        except BaseException:
            if pool.gives_up(transport):
                await _closed_whole(transport)
            raise
        if old := pool.give_back(transport):
            await _closed_whole(old)
        return response

    async def close_idle(self) -> None:
        for transport in self._pools.take_idle():
            await transport.aclose()

    async def close(self) -> None:
        for transport in self._pools.close():
            await transport.aclose()


async def _closed_whole(*transports: httpx.AsyncBaseTransport) -> None:
    """Close them in a task of its own, to the end even if the one that runs is cancelled."""

    async def close() -> None:
        for transport in transports:
            await transport.aclose()

    await asyncio.shield(asyncio.create_task(close()))


async def _begun(
    transport: httpx.AsyncBaseTransport,
    request: httpx.Request,
    pool: Pool[httpx.AsyncBaseTransport],
) -> httpx.Response:
    """Same as that of `connections`."""
    is_new, via = pool.is_new(transport), pool.via
    handshake, leg = Handshake(), ProxyLeg(via)

    async def trace(step: str, facts: dict[str, Any]) -> None:
        handshake.note(step, facts)
        leg.note(step, facts)

    is_watched = is_new or via is not None
    try:
        with (
            watched(request, trace, via) if is_watched else nullcontext(),
            _faults_of_httpx(request),
        ):
            return await transport.handle_async_request(request)
    except Exception as fault:
        refused = handshake.was_cut_short or was_refused(fault, is_new=is_new)
        at_proxy = leg.has_failed(fault, refused=refused)
        if told := not_taken(fault, request, refused=refused, at_proxy=at_proxy):
            raise told from told.__cause__
        raise


@contextmanager
def _faults_of_httpx(request: httpx.Request) -> Generator[None]:
    """Make one of an alert of TLS: httpcore lets it through as it is."""
    try:
        yield
    except OSError as fault:
        raise httpx.ReadError(str(fault), request=request) from fault


class LoopConnections:
    """Sends each request over a connection of the loop that runs.

    A connection ends with the loop that it was made in, and cannot be used in another.

    Args:
        transport: Used instead of httpx's own; all requests of all loops share it.
    """

    def __init__(self, config: Config, transport: httpx.AsyncBaseTransport | None) -> None:
        self.is_closed = False
        self._config = config
        self._transport = transport
        # The first AsyncConnections are made before any loop runs, so that wrong settings fail in
        # the client's constructor. They wait under the key None for the first loop.
        self._by_loop: dict[asyncio.AbstractEventLoop | None, AsyncConnections] = {
            None: AsyncConnections(config, transport)
        }
        self._ends: dict[asyncio.AbstractEventLoop, AsyncGenerator[None]] = {}

    def send(self, request: httpx.Request) -> Awaitable[httpx.Response]:
        """Same as `Connections.send`."""
        here = self._by_loop.get(asyncio.get_running_loop())
        return self._send_first(request) if here is None else here.send(request)

    async def _send_first(self, request: httpx.Request) -> httpx.Response:
        loop = asyncio.get_running_loop()
        self._forget_closed_loops()
        # Two loops in two threads do not get the same: a dict gives a value away once.
        here = self._by_loop.pop(None, None) or AsyncConnections(self._config, self._transport)
        self._by_loop[loop] = here
        if self._transport is None:
            self._ends[loop] = end = _at_the_end_of_the_loop(here)
            await anext(end)
        return await here.send(request)

    def _forget_closed_loops(self) -> None:
        """Drop what is left of them: only connections of a loop that was not ended properly."""
        for loop in list(self._by_loop):
            if loop is not None and loop.is_closed():
                self._by_loop.pop(loop, None)
                self._ends.pop(loop, None)

    async def close(self) -> None:
        """Close the connections of this loop; those of others are closed when these end."""
        self.is_closed = True
        loop = asyncio.get_running_loop()
        self._forget_closed_loops()
        here = self._by_loop.get(loop) or self._by_loop.pop(None, None)
        if here is not None:
            # It stays, so that a request that is between its login and itself begins no other.
            self._by_loop[loop] = here
            await here.close()
        elif self._transport is not None:
            await self._transport.aclose()
        if (end := self._ends.pop(loop, None)) is not None:
            await end.aclose()


async def _at_the_end_of_the_loop(connections: AsyncConnections) -> AsyncGenerator[None]:
    """Close the idle connections, once it is advanced to where it waits.

    What ends a loop properly, as `asyncio.run` does, closes the asynchronous generators that are
    under way in it. After that nothing could: the transports of a closed loop can only be dropped,
    and warn that they are.
    """
    try:
        yield
    finally:
        await connections.close_idle()
