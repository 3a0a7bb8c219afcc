"""What every flow is made of: the effects that it yields, and the one way to ask again."""

from __future__ import annotations

import random
import time
from collections import OrderedDict
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from typing import Any, TypeAlias, TypeGuard, TypeVar

import attrs
import httpx

from airflow_trigger._adapters import Adapter
from airflow_trigger._answers import Reply, error_for, parsed
from airflow_trigger._call import Call
from airflow_trigger._choices import one_of
from airflow_trigger._tokens import LoginUnavailable
from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import Api, ConfCheck, Dag, OnPaused, ServerInfo
from airflow_trigger.retry import RetryPolicy

T = TypeVar("T")

RETRYABLE = frozenset({429, 500, 502, 503, 504})
# 429 is a refusal; after the others the server, or one behind the proxy, may have done the work.
AMBIGUOUS = RETRYABLE - {429}
NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    LoginUnavailable,
)


@attrs.frozen
class Send:
    """Send the request; resume with the answer, or with the fault.

    Attributes:
        timeout: At most this many seconds, where that is less than the client's own time-out.
    """

    call: Call[Any]
    timeout: float | None = None


@attrs.frozen
class Sleep:
    """Resume after this many seconds."""

    seconds: float


@attrs.frozen
class Once:
    """Run the flow while no other under the same key runs; resume with the error that ended it.

    Resume with None if it went well.
    """

    key: str
    flow: Callable[[], Flow[None]]


Flow: TypeAlias = Generator[Send | Sleep | Once, Reply | None, T]


@attrs.frozen
class KnownDag:
    """What a client remembers of a DAG for a short time.

    Attributes:
        dag: None if the credentials may not read it.
        read_at: When it was read, on the session's clock.
    """

    dag: Dag | None
    read_at: float


@attrs.define
class Session:
    """What all flows of one client share."""

    base_url: str
    api: Api | None
    retry: RetryPolicy
    conf_check: ConfCheck = attrs.field(default="strict", validator=one_of(ConfCheck))
    on_paused: OnPaused = attrs.field(default="error", validator=one_of(OnPaused))
    dags: OrderedDict[str, KnownDag] = attrs.Factory(OrderedDict[str, "KnownDag"])
    server: ServerInfo | None = None
    adapter: Adapter | None = None
    clock: Callable[[], float] = time.monotonic
    jitter: Callable[[], float] = random.random


def exchange(session: Session, call: Call[T], *, idempotent: bool = True) -> Flow[T]:
    """Send a request, again and again as far as that is safe."""
    attempt, started = 0, session.clock()
    while True:
        attempt += 1
        reply = yield from send(call)
        if is_success(reply):
            return parsed(call, reply)
        may_repeat = is_retryable(reply) and (idempotent or not may_have_started(reply))
        seconds = pause(session, attempt, reply, started, may_repeat=may_repeat)
        if seconds is None:
            raise error_for(call, reply)
        yield Sleep(seconds)


def send(call: Call[Any], *, timeout: float | None = None) -> Flow[Reply]:
    reply = yield Send(call, timeout)
    assert reply is not None
    return reply


def once(key: str, flow: Callable[[], Flow[None]]) -> Flow[None]:
    """Run a flow alone; it has to look first whether another has done its work meanwhile."""
    failed = yield Once(key, flow)
    if isinstance(failed, AirflowTriggerError):
        raise failed


def pause(
    session: Session, attempt: int, reply: Reply, started: float, *, may_repeat: bool
) -> float | None:
    """Seconds until the next attempt, or None if there is to be none."""
    if not may_repeat or isinstance(reply, AirflowTriggerError):
        return None
    elapsed = session.clock() - started
    return session.retry.pause(
        attempt, reply, elapsed=elapsed, now=datetime.now(UTC), jitter=session.jitter
    )


def status(reply: Reply) -> int | None:
    return reply.status_code if isinstance(reply, httpx.Response) else None


def is_success(reply: Reply) -> TypeGuard[httpx.Response]:
    return isinstance(reply, httpx.Response) and reply.is_success


def is_retryable(reply: Reply) -> bool:
    return isinstance(reply, httpx.RequestError) or status(reply) in RETRYABLE


def may_have_started(reply: Reply) -> bool:
    if isinstance(reply, httpx.RequestError):
        return not isinstance(reply, NEVER_SENT)
    return status(reply) in AMBIGUOUS
