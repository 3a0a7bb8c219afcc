"""Carries flows out: where requests are sent and time passes. `_async_engine` is its twin."""

from __future__ import annotations

import copy
import threading
import time
from typing import Any, Generic, TypeVar

import httpx

from airflow_trigger._answers import Reply
from airflow_trigger._call import Call
from airflow_trigger._config import Config
from airflow_trigger._flows.steps import STOP, Flow, Once, Send, Sleep, Stop
from airflow_trigger._forks import call_in_children
from airflow_trigger._http.connections import Connections
from airflow_trigger._http.requests import Requests
from airflow_trigger._tokens import LoginUnavailable
from airflow_trigger.errors import AirflowTriggerError, InvalidRequest

T = TypeVar("T")
# What the making of a request raises: a lone surrogate, a URL that is too long, and the like.
UNSENDABLE = (RecursionError, TypeError, ValueError, httpx.InvalidURL)


L = TypeVar("L")


class Shared(Generic[L]):
    """A flow that is run once for all who want it: its lock is held until it has ended."""

    def __init__(self, lock: L) -> None:
        self.lock = lock
        self.error: AirflowTriggerError | None = None


class Engine:
    """Drives flows, each in the thread that runs it."""

    def __init__(self, config: Config, transport: httpx.BaseTransport | None) -> None:
        self._config = config
        self._requests = Requests(config)
        self._connections = Connections(config, transport)
        self._shared: dict[str, Shared[threading.Lock]] = {}
        call_in_children(self._after_fork)

    def _after_fork(self) -> None:
        self._shared = {}

    def run(self, flow: Flow[T], *, stop: threading.Event | None = None) -> T:
        """Run a flow to its end; once `stop` is set it makes no further attempts."""
        reply: Reply | Stop | None = None
        try:
            while True:
                effect = flow.send(reply)
                reply = self._perform(effect, stop)
        except StopIteration as done:
            result: T = done.value
            return result
        except AirflowTriggerError:
            raise
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
                return None
            case Once(key, flow):
                return self._run_once(key, flow(), stop)

    def _run_once(
        self, key: str, flow: Flow[None], stop: threading.Event | None
    ) -> AirflowTriggerError | None:
        mine = Shared(threading.Lock())
        with mine.lock:
            first = self._shared.setdefault(key, mine)
            if first is mine:
                try:
                    self.run(flow, stop=stop)
                except AirflowTriggerError as error:
                    mine.error = error
                finally:
                    self._shared.pop(key, None)  # it is not there in the child of a fork
                return mine.error
        with first.lock:
            return copy.copy(first.error)

    def _send(self, effect: Send) -> Reply:
        try:
            request = self._requests.make(effect)
        except UNSENDABLE as problem:
            return unsendable(effect.call, problem)
        try:
            if not effect.call.authenticated:
                return self._connections.send(request)
            return self._send_as_user(request)
        except AirflowTriggerError as error:
            return error
        except httpx.RequestError as fault:
            return attributed(fault, request)

    def _send_as_user(self, request: httpx.Request) -> httpx.Response:
        flow = self._config.auth.sync_auth_flow(request)
        try:
            wanted = next(flow)
            while True:
                response = self._connections.send(wanted)
                try:
                    wanted = flow.send(response)
                except StopIteration:
                    return response
        finally:
            flow.close()

    def close(self) -> None:
        self._connections.close()

    @property
    def max_connections(self) -> int:
        return self._config.max_connections

    @property
    def is_closed(self) -> bool:
        return self._connections.is_closed


def attributed(fault: httpx.RequestError, request: httpx.Request) -> httpx.RequestError:
    """Tell a fault of the request from one of the login before it, which leaves it unsent."""
    try:
        failed = fault.request
    except RuntimeError:  # raised by somebody's own httpx.Auth, which named no request
        failed = None
    if failed is request:
        return fault
    return LoginUnavailable(f"{type(fault).__name__} during the login", request=request)


def unsendable(call: Call[Any], problem: Exception) -> InvalidRequest:
    return InvalidRequest(
        f"Could not {call.what}: it was not sent, because {problem}.",
        status=400,
        detail=str(problem),
        **call.where,
    )
