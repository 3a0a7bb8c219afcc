"""Carries flows out: where requests are sent and time passes. `_async.engine` is its twin."""

from __future__ import annotations

import copy
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any, TypeVar

import httpx

from airflow_trigger._adapters.request import Request
from airflow_trigger._config import Config
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.steps import STOP, Flow, Once, Sleep, Stop
from airflow_trigger._forks import call_in_children
from airflow_trigger._http.requests import Requests
from airflow_trigger._http.signed import Signed
from airflow_trigger._sync.connections import Connections
from airflow_trigger.errors import (
    AirflowTriggerError,
    ConnectionFailed,
    InvalidRequest,
    RequestTimeout,
)

T = TypeVar("T")
# What the making of a request raises: a lone surrogate, a URL that is too long, and the like.
UNSENDABLE = (RecursionError, TypeError, ValueError, httpx.InvalidURL)
# Seconds by which a caller had less time than another. Calls that begin together, as those of a
# batch, have the same: they share a failure, and do not try one after the other.
LESS_TIME = 1.0


class Shared:
    """A flow that is run once for all who want it.

    Args:
        until: When the time of the caller that runs it is over, on the clock of `time.monotonic`.
    """

    def __init__(self, until: float) -> None:
        self.until = until
        self.is_done = False
        self.error: AirflowTriggerError | None = None

    def outcome(self, until: float) -> AirflowTriggerError | None:
        """What a caller is told that waited for it, and has time until then.

        If it failed for lack of the other caller's time, this one still has time to try itself.
        """
        is_unanswered = isinstance(self.error, ConnectionFailed | RequestTimeout)
        if is_unanswered and self.until + LESS_TIME < until:
            return None
        return copy.copy(self.error)


class Interrupt(threading.Event):
    """An event that also wakes those who wait for something else meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[threading.Condition] = []

    def set(self) -> None:
        super().set()
        for changed in list(self._waiting):
            with changed:
                changed.notify_all()

    def wait_for(
        self, changed: threading.Condition, is_done: Callable[[], bool], timeout: float
    ) -> None:
        """Wait for a condition until it holds, the time is over, or this event is set."""
        self._waiting.append(changed)
        try:
            with changed:
                changed.wait_for(
                    lambda: is_done() or self.is_set(), min(timeout, threading.TIMEOUT_MAX)
                )
        finally:
            self._waiting.remove(changed)


class Engine:
    """Drives flows, each in the thread that runs it."""

    def __init__(self, config: Config, transport: httpx.BaseTransport | None) -> None:
        self._config = config
        self._requests = Requests(config)
        self._connections = Connections(config, transport)
        self._shared: dict[str, Shared] = {}
        self._ended = threading.Condition()
        call_in_children(self._after_fork)

    def _after_fork(self) -> None:
        self._shared = {}
        self._ended = threading.Condition()

    def run(self, flow: Flow[T], *, stop: Interrupt | None = None) -> T:
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
        self, effect: Request[Any] | Sleep | Once, stop: Interrupt | None
    ) -> Reply | Stop | None:
        match effect:
            case Request():
                return self._send(effect)
            case Sleep(seconds) if stop is not None:
                return STOP if stop.wait(seconds) else None
            case Sleep(seconds):
                time.sleep(seconds)
                return None
            case Once():
                return self._run_once(effect, stop)

    def _run_once(self, effect: Once, stop: Interrupt | None) -> AirflowTriggerError | Stop | None:
        mine = Shared(time.monotonic() + effect.timeout)
        first = self._shared.setdefault(effect.key, mine)
        if first is not mine:
            (stop or Interrupt()).wait_for(self._ended, lambda: first.is_done, effect.timeout)
            return first.outcome(mine.until) if first.is_done else STOP
        try:
            self.run(effect.flow(), stop=stop)
        except AirflowTriggerError as error:
            mine.error = error
        except Exception:
            if not effect.may_fail:
                raise
        finally:
            self._shared.pop(effect.key, None)  # it is not there in the child of a fork
            mine.is_done = True
            with self._ended:
                self._ended.notify_all()
        return mine.error

    def _send(self, wanted: Request[Any]) -> Reply:
        try:
            request = self._requests.make(wanted)
        except UNSENDABLE as problem:
            return unsendable(wanted, problem)
        try:
            if not wanted.is_authenticated:
                return self._connections.send(request)
            return self._send_as_user(wanted, request)
        except (AirflowTriggerError, httpx.RequestError) as problem:
            return problem

    def _send_as_user(self, wanted: Request[Any], request: httpx.Request) -> Reply:
        signed = Signed(self._config.auth, wanted, request)
        with closing(signed.steps()) as steps:
            try:
                step = next(steps)
                while True:
                    step = steps.send(self._connections.send(step))
            except StopIteration:
                return signed.reply
            except Exception as error:
                return signed.interrupted(error)

    def close(self) -> None:
        self._connections.close()

    @property
    def max_connections(self) -> int:
        return self._config.max_connections

    @property
    def is_closed(self) -> bool:
        return self._connections.is_closed


def unsendable(request: Request[Any], problem: Exception) -> InvalidRequest:
    return InvalidRequest(
        f"Could not {request.what}: it was not sent, because {problem}.",
        status=400,
        detail=str(problem),
        **request.where,
    )
