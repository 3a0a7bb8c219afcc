"""The connections of a client, reused last in, first out.

Each connection is a separate httpx transport. A single transport with many connections iterates
over all of them at each step, which is much slower while requests wait: docs/performance.md.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

import httpx

from airflow_trigger._config import Config
from airflow_trigger._http.route import Route, Via
from airflow_trigger._secrets import Secret

T = TypeVar("T", bound=httpx.BaseTransport | httpx.AsyncBaseTransport)

# Seconds, as in httpx. Servers close idle connections soon, uvicorn after 5 seconds.
KEPT_IDLE = 5.0
ONE = httpx.Limits(max_keepalive_connections=1, keepalive_expiry=KEPT_IDLE)


class Pools(Generic[T]):
    """One pool per origin: the server's, and any other that an httpx.Auth sends requests to."""

    def __init__(self, config: Config, connect: Callable[[Route], T], shared: T | None) -> None:
        self.is_closed = False
        self._config = config
        self._connect = connect
        self._shared = shared
        self._pools: dict[tuple[str, bytes], Pool[T]] = {}
        # Created now, so that an invalid proxy raises an error here.
        self._first = self.of(httpx.URL(config.base_url))

    @property
    def route(self) -> Route | None:
        """The route to the server; None if its transport is not ours."""
        return self._first.route

    def of(self, url: httpx.URL) -> Pool[T]:
        origin = (url.scheme, url.netloc)
        pool = self._pools.get(origin)
        if pool is None:
            pool = self._pools.setdefault(origin, self._made(url))
            if self.is_closed:
                pool.close()  # the other pools were closed before this one existed
        return pool

    def _made(self, url: httpx.URL) -> Pool[T]:
        shared = self._shared
        if shared is not None:
            return Pool(lambda: shared, is_shared=True)
        route = Route(url, verify=self._config.verify, proxy=self._config.proxy.value)
        return Pool(lambda: self._connect(route), route=route)

    def take_stale(self) -> list[T]:
        """Remove the transports that were idle for too long, to be closed by the caller."""
        before = time.monotonic() - KEPT_IDLE
        return [each for pool in list(self._pools.values()) for each in pool.take_idle(before)]

    def take_idle(self) -> list[T]:
        """Remove the idle transports, to be closed by the caller; the pools can still be used."""
        return [each for pool in list(self._pools.values()) for each in pool.take_idle()]

    def idle_of_parent(self) -> list[T]:
        """The idle transports, in the child of a fork, where the pools themselves are not used."""
        return [each for pool in self._pools.values() for each in pool.idle_of_parent()]

    def close(self) -> set[T]:
        """Close all pools; returns the transports, which the caller must close."""
        self.is_closed = True
        return {transport for pool in list(self._pools.values()) for transport in pool.close()}


class Pool(Generic[T]):
    """The transports of one origin; safe to share between threads.

    Args:
        make: Makes another transport.
        is_shared: Whether `make` always returns the same transport.
        route: The route of all these transports, if they are ours.

    Attributes:
        via: The proxy of all these transports.
    """

    def __init__(
        self, make: Callable[[], T], *, is_shared: bool = False, route: Route | None = None
    ) -> None:
        self.via: Via | None = None if route is None else route.via
        # The URL of the proxy may contain a password.
        self._route = Secret(route)
        self._make = make
        self._is_shared = is_shared
        self._lock = threading.Lock()
        self._open = {first := make()}
        self._answered: set[T] = set()
        self._idle = deque([(first, time.monotonic())])
        self._is_closed = False

    @property
    def route(self) -> Route | None:
        return self._route.value

    def take(self) -> T:
        with self._lock:
            if self._idle:
                return self._idle.pop()[0]
            transport = self._make()
            self._open.add(transport)
            return transport

    def is_new(self, transport: T) -> bool:
        """Whether there was no response on this transport yet, so its connection is new."""
        return transport not in self._answered

    def give_back(self, transport: T) -> T | None:
        """Keep a transport for the next request; returns it if it is to be closed instead."""
        with self._lock:
            if self._is_closed:
                return transport
            self._answered.add(transport)
            self._idle.append((transport, time.monotonic()))
            return None

    def gives_up(self, transport: T) -> bool:
        """Whether to close a transport whose request failed or was interrupted.

        It must not be reused: httpcore may never release the connection of such a request.
        """
        with self._lock:
            if self._is_shared:
                self._idle.append((transport, time.monotonic()))
                return self._is_closed
            self._forget([transport])
            return True

    def take_idle(self, before: float = math.inf) -> list[T]:
        """Remove the transports that have been idle since before that time."""
        with self._lock:
            taken: list[T] = []
            if self._is_shared or self._is_closed:
                return taken
            while self._idle and self._idle[0][1] < before:
                taken.append(self._idle.popleft()[0])
            self._forget(taken)
            return taken

    def _forget(self, transports: list[T]) -> None:
        self._open.difference_update(transports)
        self._answered.difference_update(transports)

    def idle_of_parent(self) -> list[T]:
        """The idle transports, without the lock: a thread of the parent may have held it.

        Transports in use are left alone: a thread of the parent may have held a lock in them.
        """
        if self._is_shared or self._is_closed:
            return []
        return [transport for transport, _ in self._idle]

    def close(self) -> set[T]:
        """Return all transports, including those in use, so that no request waits any longer."""
        with self._lock:
            self._is_closed = True
            # A copy, because requests in progress still remove their transports from the set.
            return set(self._open)
