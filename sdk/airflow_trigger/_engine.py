"""Carries flows out: the only place where a request is sent and where time passes."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import closing
from typing import Any, TypeVar
from weakref import WeakValueDictionary

import httpx

from airflow_trigger._answers import Reply
from airflow_trigger._bounded import bound_body, bound_body_async
from airflow_trigger._call import Call
from airflow_trigger._config import Config
from airflow_trigger._flows.steps import STOP, Flow, Once, Send, Sleep, Stop
from airflow_trigger._tokens import LoginUnavailable
from airflow_trigger._tracing import trace_headers
from airflow_trigger.errors import AirflowTriggerError, ConnectionFailed

T = TypeVar("T")

# httpx takes a time-out of 0 to mean "do not wait at all", and so never gets an answer.
SHORTEST_TIMEOUT = 0.1


class Engine:
    """Drives flows on an `httpx.Client`."""

    def __init__(self, config: Config, transport: httpx.BaseTransport | None) -> None:
        self._config = config
        self._http = httpx.Client(
            **config.http_options(), transport=transport, event_hooks={"response": [bound_body]}
        )
        # Weak: a lock goes when nobody holds it or waits for it.
        self._locks: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()
        self._guard = threading.Lock()

    def run(self, flow: Flow[T], *, stop: threading.Event | None = None) -> T:
        """Run a flow to its end; once `stop` is set it makes no further attempts."""
        reply: Reply | Stop | None = None
        with closing(flow):
            while True:
                try:
                    effect = flow.send(reply)
                except StopIteration as done:
                    result: T = done.value
                    return result
                try:
                    reply = self._perform(effect, stop)
                except BaseException as interruption:
                    flow.throw(interruption)  # the flow knows what it leaves behind
                    raise

    def _perform(
        self, effect: Send | Sleep | Once, stop: threading.Event | None
    ) -> Reply | Stop | None:
        match effect:
            case Send():
                return self._send(effect)
            case Sleep(seconds) if stop is not None:
                return STOP if stop.wait(seconds) else None
            case Sleep(seconds):
                time.sleep(seconds)
            case Once(key, flow):
                with self._lock(key):
                    try:
                        self.run(flow(), stop=stop)
                    except AirflowTriggerError as error:
                        return error
        return None

    def _lock(self, key: str) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(key, threading.Lock())

    def _send(self, effect: Send) -> Reply:
        if self._http.is_closed:
            return closed(effect.call)
        request = build_request(self._http, effect)
        auth = self._config.auth if effect.call.authenticated else None
        try:
            return self._http.send(request, auth=auth)
        except AirflowTriggerError as error:
            return error
        except httpx.RequestError as fault:
            return attributed(fault, request)
        except RuntimeError:
            if not self._http.is_closed:
                raise
            # Closed at this moment, by another thread: nobody knows how far the request got.
            return httpx.ReadError("the client was closed", request=request)

    def close(self) -> None:
        self._http.close()

    @property
    def max_connections(self) -> int:
        return self._config.max_connections

    @property
    def is_closed(self) -> bool:
        return self._http.is_closed


class AsyncEngine:
    """Drives flows on an `httpx.AsyncClient`."""

    def __init__(self, config: Config, transport: httpx.AsyncBaseTransport | None) -> None:
        self._config = config
        hooks = {"response": [bound_body_async]}
        self._http = httpx.AsyncClient(
            **config.http_options(), transport=transport, event_hooks=hooks
        )
        # Weak: a lock goes when nobody holds it or waits for it.
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        reply: Reply | None = None
        with closing(flow):
            while True:
                try:
                    effect = flow.send(reply)
                except StopIteration as done:
                    result: T = done.value
                    return result
                try:
                    reply = await self._perform(effect)
                except BaseException as interruption:
                    flow.throw(interruption)  # the flow knows what it leaves behind
                    raise

    async def _perform(self, effect: Send | Sleep | Once) -> Reply | None:
        match effect:
            case Send():
                return await self._send(effect)
            case Sleep(seconds):
                await asyncio.sleep(seconds)
            case Once(key, flow):
                async with self._locks.setdefault(key, asyncio.Lock()):
                    try:
                        await self.run(flow())
                    except AirflowTriggerError as error:
                        return error
        return None

    async def _send(self, effect: Send) -> Reply:
        if self._http.is_closed:
            return closed(effect.call)
        request = build_request(self._http, effect)
        auth = self._config.auth if effect.call.authenticated else None
        try:
            return await self._http.send(request, auth=auth)
        except AirflowTriggerError as error:
            return error
        except httpx.RequestError as fault:
            return attributed(fault, request)
        except RuntimeError:
            if not self._http.is_closed:
                raise
            # Closed at this moment, by another task: nobody knows how far the request got.
            return httpx.ReadError("the client was closed", request=request)

    async def close(self) -> None:
        await self._http.aclose()

    @property
    def max_connections(self) -> int:
        return self._config.max_connections

    @property
    def is_closed(self) -> bool:
        return self._http.is_closed


def attributed(fault: httpx.RequestError, request: httpx.Request) -> httpx.RequestError:
    """Tell a fault of the request from one of the login before it, which leaves it unsent."""
    try:
        failed = fault.request
    except RuntimeError:  # raised by somebody's own httpx.Auth, which named no request
        failed = None
    if failed is request:
        return fault
    return LoginUnavailable(f"{type(fault).__name__} during the login", request=request)


def closed(call: Call[Any]) -> ConnectionFailed:
    return ConnectionFailed(f"Could not {call.what}: the client is closed.", **call.where)


def build_request(http: httpx.Client | httpx.AsyncClient, effect: Send) -> httpx.Request:
    request = effect.call.request
    return http.build_request(
        request.method,
        request.path,
        params=request.params,
        json=request.json,
        headers=trace_headers(),
        timeout=shortened(http.timeout, effect.timeout),
    )


def shortened(timeout: httpx.Timeout, limit: float | None) -> httpx.Timeout:
    """The time-out with no part longer than the limit."""
    if limit is None:
        return timeout
    limit = max(limit, SHORTEST_TIMEOUT)
    parts = {
        name: limit if seconds is None else min(seconds, limit)
        for name, seconds in timeout.as_dict().items()
    }
    return httpx.Timeout(**parts)
