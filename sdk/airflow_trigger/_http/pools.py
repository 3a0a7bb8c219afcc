"""The connections of a client, handed out last in, first out.

Each is an httpx transport of its own. One transport with many connections walks through all of them
at each step, and does much worse when requests wait for one: docs/performance.md.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Generic, TypeVar

import httpx

from airflow_trigger._config import Config
from airflow_trigger._http.route import Route

T = TypeVar("T", bound=httpx.BaseTransport | httpx.AsyncBaseTransport)

# As in httpx; servers close an idle connection soon, uvicorn after 5 seconds.
KEPT_IDLE = 5.0


class Pools(Generic[T]):
    """One pool for each origin: the server's, and any that a user's own httpx.Auth asks."""

    def __init__(self, config: Config, connect: Callable[[Route], T], shared: T | None) -> None:
        self.is_closed = False
        self._config = config
        self._connect = connect
        self._shared = shared
        self._pools: dict[tuple[str, bytes], Pool[T]] = {}
        # At once, so that a proxy which cannot be one is noticed here.
        self.of(httpx.URL(config.base_url))

    def of(self, url: httpx.URL) -> Pool[T]:
        origin = (url.scheme, url.netloc)
        pool = self._pools.get(origin)
        if pool is None:
            pool = self._pools.setdefault(origin, self._made(url))
        return pool

    def _made(self, url: httpx.URL) -> Pool[T]:
        shared = self._shared
        if shared is not None:
            return Pool(lambda: shared, is_shared=True)
        route = Route(url, verify=self._config.verify, proxy=self._config.proxy)
        return Pool(lambda: self._connect(route))

    def take_idle(self) -> list[T]:
        """Take out what is idle, and is to be closed; the pools can still be used."""
        return [transport for pool in list(self._pools.values()) for transport in pool.take_idle()]

    def after_fork(self) -> list[T]:
        """Begin anew in the child of a fork; gives what is to be closed there."""
        return [transport for pool in self._pools.values() for transport in pool.after_fork()]

    def close(self) -> set[T]:
        """End all pools; gives what is to be closed."""
        self.is_closed = True
        return {transport for pool in list(self._pools.values()) for transport in pool.close()}


class Pool(Generic[T]):
    """The transports of one origin, for threads too.

    Args:
        make: Gives another transport.
        is_shared: Whether that is always the same one.
    """

    def __init__(self, make: Callable[[], T], *, is_shared: bool = False) -> None:
        self._make = make
        self._is_shared = is_shared
        self._lock = threading.Lock()
        self._open = {first := make()}
        self._idle = deque([(first, time.monotonic())])
        self._is_closed = False

    def take(self) -> T:
        with self._lock:
            if self._idle:
                return self._idle.pop()[0]
            transport = self._make()
            self._open.add(transport)
            return transport

    def give_back(self, transport: T) -> T | None:
        """Keep a transport for the next request; gives one that is to be closed, if any is."""
        now = time.monotonic()
        with self._lock:
            if self._is_closed:
                return transport
            self._idle.append((transport, now))
            oldest, idle_since = self._idle[0]
            if self._is_shared or now - idle_since <= KEPT_IDLE:
                return None
            self._idle.popleft()
            self._open.discard(oldest)
            return oldest

    def gives_up(self, transport: T) -> bool:
        """Whether a transport whose request was cut short is to be closed.

        It is not used again: httpcore may hold a connection for ever that was left at any point.
        """
        with self._lock:
            if self._is_shared:
                self._idle.append((transport, time.monotonic()))
                return self._is_closed
            self._open.discard(transport)
            return True

    def take_idle(self) -> list[T]:
        with self._lock:
            if self._is_shared or self._is_closed:
                return []
            idle = [transport for transport, _ in self._idle]
            self._idle.clear()
            self._open.difference_update(idle)
            return idle

    def after_fork(self) -> list[T]:
        """Leave all transports to the parent; gives those of which the child can close its part.

        Not those in use, nor those that are being closed: a thread of the parent may have held a
        lock in them. They stay open as long as the child lives, and are used by the parent alone.
        """
        self._lock = threading.Lock()
        idle = self.take_idle()
        if not self._is_shared:
            self._open.clear()
        return idle

    def close(self) -> set[T]:
        """Also those in use: nobody is to wait for their answers any more."""
        with self._lock:
            self._is_closed = True
            return self._open
