"""Carries flows out: the only place where a request is sent and where time passes."""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import closing
from typing import TypeVar
from weakref import WeakValueDictionary

import httpx

from airflow_trigger._answers import Reply
from airflow_trigger._config import Config
from airflow_trigger._flows.steps import Flow, Once, Send, Sleep
from airflow_trigger._tokens import LoginUnavailable
from airflow_trigger.errors import AirflowTriggerError

T = TypeVar("T")

# httpx takes a time-out of 0 to mean "do not wait at all", and so never gets an answer.
SHORTEST_TIMEOUT = 0.1


class Engine:
    """Drives flows on an `httpx.Client`."""

    def __init__(self, config: Config, transport: httpx.BaseTransport | None) -> None:
        self._config = config
        self._http = httpx.Client(**config.http_options(), transport=transport)
        # Weak: a lock goes when nobody holds it or waits for it.
        self._locks: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()
        self._guard = threading.Lock()

    def run(self, flow: Flow[T]) -> T:
        reply: Reply | None = None
        with closing(flow):
            while True:
                try:
                    effect = flow.send(reply)
                except StopIteration as done:
                    result: T = done.value
                    return result
                reply = self._perform(effect)

    def _perform(self, effect: Send | Sleep | Once) -> Reply | None:
        match effect:
            case Send():
                return self._send(effect)
            case Sleep(seconds):
                time.sleep(seconds)
            case Once(key, flow):
                with self._lock(key):
                    try:
                        self.run(flow())
                    except AirflowTriggerError as error:
                        return error
        return None

    def _lock(self, key: str) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(key, threading.Lock())

    def _send(self, effect: Send) -> Reply:
        request = build_request(self._http, effect)
        auth = self._config.auth if effect.call.authenticated else None
        try:
            return self._http.send(request, auth=auth)
        except AirflowTriggerError as error:
            return error
        except httpx.RequestError as fault:
            return attributed(fault, request)

    def close(self) -> None:
        self._http.close()

    @property
    def is_closed(self) -> bool:
        return self._http.is_closed


class AsyncEngine:
    """Drives flows on an `httpx.AsyncClient`."""

    def __init__(self, config: Config, transport: httpx.AsyncBaseTransport | None) -> None:
        self._config = config
        self._http = httpx.AsyncClient(**config.http_options(), transport=transport)
        # Weak: a lock goes when nobody holds it or waits for it.
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def run(self, flow: Flow[T]) -> T:
        reply: Reply | None = None
        with closing(flow):
            while True:
                try:
                    effect = flow.send(reply)
                except StopIteration as done:
                    result: T = done.value
                    return result
                reply = await self._perform(effect)

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
        request = build_request(self._http, effect)
        auth = self._config.auth if effect.call.authenticated else None
        try:
            return await self._http.send(request, auth=auth)
        except AirflowTriggerError as error:
            return error
        except httpx.RequestError as fault:
            return attributed(fault, request)

    async def close(self) -> None:
        await self._http.aclose()

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


def build_request(http: httpx.Client | httpx.AsyncClient, effect: Send) -> httpx.Request:
    request = effect.call.request
    return http.build_request(
        request.method,
        request.path,
        params=request.params,
        json=request.json,
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
