"""Sends one request over one connection, and reads the whole response in time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from threading import Semaphore
from time import monotonic
from weakref import finalize

import httpx

from airflow_trigger._config import Config
from airflow_trigger._http.faults import (
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
    """The connections of one process.

    Args:
        config: The client's settings.
        transport: Used instead of httpx's transports; all requests share it.
    """

    def __init__(self, config: Config, transport: httpx.BaseTransport | None) -> None:
        def connect(route: Route) -> httpx.BaseTransport:
            return httpx.HTTPTransport(verify=route.tls, proxy=route.proxy, limits=ONE)

        self._pools = Pools(config, connect, transport)
        self._places = Semaphore(config.max_connections)
        # For a client that is dropped without `close`, or lives as long as the process.
        finalize(self, _close_idle, self._pools, os.getpid())

    @property
    def route(self) -> Route | None:
        """The route to the server; None if the user passed a transport."""
        return self._pools.route

    def send(self, request: httpx.Request, *, is_streamed: bool = False) -> httpx.Response:
        """Send exactly this request, and read the response.

        Args:
            request: The request.
            is_streamed: Whether to leave the body of a 2xx response unread. Its connection does not
                count among the concurrent requests, as its reader may take long.

        Raises:
            httpx.RequestError: There was no response, or it was incomplete.
        """
        limits = request.extensions.get("timeout", {})
        if not self._places.acquire(timeout=limits.get("pool")):
            raise all_in_use(request)
        try:
            return self._response(request, limits.get("read"), is_streamed=is_streamed)
        except httpx.RequestError as fault:
            fault.request = request
            drop_wire_frames(fault)
            raise
        finally:
            self._places.release()

    def _response(
        self, request: httpx.Request, seconds: float | None, *, is_streamed: bool
    ) -> httpx.Response:
        for stale in self._pools.take_stale():
            stale.close()
        pool = self._pools.of(request.url)
        transport = pool.take()
        try:
            response = _begin(transport, request, pool)
            response.request = request
            if is_streamed and response.is_success:
                response.stream = Body(response.stream, pool, transport)
                return response
            _read(response, seconds)
        except BaseException:
            _free(pool, transport, is_usable=False)
            raise
        _free(pool, transport, is_usable=True)
        return response

    def close(self) -> None:
        for transport in self._pools.close():
            transport.close()

    def leave(self) -> None:
        """Close the idle connections of a parent process in its child.

        This sends nothing, not even with TLS: httpcore closes the socket without a shutdown, so the
        parent can continue to use the connection.
        """
        for transport in self._pools.idle_of_parent():
            transport.close()


def _close_idle(pools: Pools[httpx.BaseTransport], pid: int) -> None:
    if os.getpid() == pid:
        for transport in pools.take_idle():
            transport.close()


class Body(httpx.SyncByteStream):
    """A streamed body, which returns its connection to the pool at its end."""

    def __init__(
        self,
        stream: httpx.SyncByteStream | httpx.AsyncByteStream,
        pool: Pool[httpx.BaseTransport],
        transport: httpx.BaseTransport,
    ) -> None:
        assert isinstance(stream, httpx.SyncByteStream)
        self._stream = stream
        self._pool = pool
        self._transport = transport
        self._is_whole = False

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream
        self._is_whole = True

    def close(self) -> None:
        try:
            self._stream.close()
        finally:
            _free(self._pool, self._transport, is_usable=self._is_whole)


def _free(
    pool: Pool[httpx.BaseTransport], transport: httpx.BaseTransport, *, is_usable: bool
) -> None:
    """Keep a transport for the next request, or close it."""
    if is_usable:
        if old := pool.give_back(transport):
            old.close()
    elif pool.gives_up(transport):
        transport.close()


def _begin(
    transport: httpx.BaseTransport, request: httpx.Request, pool: Pool[httpx.BaseTransport]
) -> httpx.Response:
    """Send a request, and read the head of the response."""
    is_new, via = pool.is_new(transport), pool.via
    leg = None if via is None else ProxyLeg(via)
    try:
        with nullcontext() if leg is None else watched(request, leg.note, via):
            return transport.handle_request(request)
    except Exception as fault:
        refused = was_refused(fault, is_new=is_new)
        at_proxy = leg is not None and leg.has_failed(fault, refused=refused)
        if told := not_taken(fault, request, refused=refused, at_proxy=at_proxy):
            raise told from told.__cause__
        raise


def _read(response: httpx.Response, seconds: float | None) -> None:
    """Read a whole body, within this many seconds."""
    stream = response.stream
    assert isinstance(stream, httpx.SyncByteStream)
    try:
        content = b"".join(_in_time(stream, seconds))
    finally:
        stream.close()
    response.stream = httpx.ByteStream(content)
    response.read()


def _in_time(chunks: Iterable[bytes], seconds: float | None) -> Iterator[bytes]:
    begun = monotonic()
    for chunk in chunks:
        if seconds is not None and monotonic() - begun > seconds:
            del chunk  # a traceback may be shown with its locals
            raise too_slow(seconds)
        yield chunk
