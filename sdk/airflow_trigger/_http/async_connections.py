"""Sends one request with asyncio, and reads its answer: the twin of `connections`."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from contextlib import contextmanager, nullcontext
from typing import Any

import httpx

from airflow_trigger._config import Config
from airflow_trigger._faults import not_taken, was_refused
from airflow_trigger._http.bounded import AsyncBoundedStream
from airflow_trigger._http.connections import ONE, all_in_use
from airflow_trigger._http.handshake import Handshake
from airflow_trigger._http.pools import Pool, Pools
from airflow_trigger._http.proxy_leg import ProxyLeg, watched
from airflow_trigger._http.route import Route


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
