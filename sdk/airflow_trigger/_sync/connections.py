"""Sends one request over one connection, and reads its answer whole and in time."""

from __future__ import annotations

from contextlib import nullcontext
from threading import Semaphore
from weakref import finalize

import httpx

from airflow_trigger._config import Config
from airflow_trigger._forks import call_in_children
from airflow_trigger._http.bounded import BoundedStream
from airflow_trigger._http.faults import ProxyLeg, not_taken, was_refused, watched
from airflow_trigger._http.pools import KEPT_IDLE, Pool, Pools
from airflow_trigger._http.route import Route

ONE = httpx.Limits(max_keepalive_connections=1, keepalive_expiry=KEPT_IDLE)


class Connections:
    """For threads.

    Args:
        transport: Used instead of httpx's own; all requests share it.
    """

    def __init__(self, config: Config, transport: httpx.BaseTransport | None) -> None:
        def connect(route: Route) -> httpx.BaseTransport:
            return httpx.HTTPTransport(verify=route.tls, proxy=route.proxy, limits=ONE)

        self._pools = Pools(config, connect, transport)
        self._max = config.max_connections
        self._places = Semaphore(self._max)
        call_in_children(self._after_fork)
        # Of a client that is forgotten, or lives as long as the process does.
        finalize(self, _close_idle, self._pools)

    def send(self, request: httpx.Request) -> httpx.Response:
        """Send exactly this request, and read its answer.

        Raises:
            httpx.RequestError: There was no answer, or it was cut short.
        """
        limits = request.extensions.get("timeout", {})
        if not self._places.acquire(timeout=limits.get("pool")):
            raise all_in_use(request)
        try:
            return self._answer(request, limits.get("read"))
        except httpx.RequestError as fault:
            fault.request = request
            raise
        finally:
            self._places.release()

    def _answer(self, request: httpx.Request, seconds: float | None) -> httpx.Response:
        for stale in self._pools.take_stale():
            stale.close()
        pool = self._pools.of(request.url)
        transport = pool.take()
        try:
            response = _begun(transport, request, pool)
            assert isinstance(response.stream, httpx.SyncByteStream)
            response.request = request
            response.stream = BoundedStream(response.stream, seconds)
            try:
                response.read()
            finally:
                response.close()
        except BaseException:
            if pool.gives_up(transport):
                transport.close()
            raise
        if old := pool.give_back(transport):
            old.close()
        return response

    def close(self) -> None:
        for transport in self._pools.close():
            transport.close()

    def _after_fork(self) -> None:
        self._places = Semaphore(self._max)
        # It gives their descriptors back and sends nothing, not even with TLS: httpcore closes the
        # socket and leaves the goodbye out, so that the parent goes on with the connection.
        for transport in self._pools.after_fork():
            transport.close()

    @property
    def is_closed(self) -> bool:
        return self._pools.is_closed


def _close_idle(pools: Pools[httpx.BaseTransport]) -> None:
    for transport in pools.take_idle():
        transport.close()


def _begun(
    transport: httpx.BaseTransport, request: httpx.Request, pool: Pool[httpx.BaseTransport]
) -> httpx.Response:
    """Send a request, and read how its answer begins."""
    is_new, via = pool.is_new(transport), pool.via
    leg = ProxyLeg(via)
    try:
        with nullcontext() if via is None else watched(request, leg.note, via):
            return transport.handle_request(request)
    except Exception as fault:
        refused = was_refused(fault, is_new=is_new)
        at_proxy = leg.has_failed(fault, refused=refused)
        if told := not_taken(fault, request, refused=refused, at_proxy=at_proxy):
            raise told from told.__cause__
        raise


def all_in_use(request: httpx.Request) -> httpx.PoolTimeout:
    return httpx.PoolTimeout("all connections are in use", request=request)
