"""Sends one request with asyncio, and reads its answer: the twin of `connections`."""

from __future__ import annotations

import asyncio

import httpx

from airflow_trigger._config import Config
from airflow_trigger._http.bounded import AsyncBoundedStream
from airflow_trigger._http.connections import ONE, all_in_use
from airflow_trigger._http.pools import Pools
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
        pool = self._pools.of(request.url)
        transport = pool.take()
        try:
            response = await transport.handle_async_request(request)
            assert isinstance(response.stream, httpx.AsyncByteStream)
            response.request = request
            response.stream = AsyncBoundedStream(response.stream, seconds)
            try:
                await response.aread()
            finally:
                await response.aclose()
        except BaseException:
            if pool.gives_up(transport):
                # In a task of its own, so that it is closed whole even if this one is cancelled.
                await asyncio.shield(asyncio.create_task(transport.aclose()))
            raise
        if old := pool.give_back(transport):
            await asyncio.shield(asyncio.create_task(old.aclose()))
        return response

    async def close_idle(self) -> None:
        for transport in self._pools.take_idle():
            await transport.aclose()

    async def close(self) -> None:
        for transport in self._pools.close():
            await transport.aclose()
