"""The connections of an asynchronous client: those of each event loop are its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable

import httpx

from airflow_trigger._config import Config
from airflow_trigger._http.async_connections import AsyncConnections


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
