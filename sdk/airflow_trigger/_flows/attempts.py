"""One request: sent, told of, and sent again as far as that is safe."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeGuard

import httpx

from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import REFUSALS, Reply, error_for, parsed
from airflow_trigger._flows.steps import Flow, Session, Sleep, Stop, T
from airflow_trigger._http.faults import may_pass
from airflow_trigger.auth._tokens import LoginUnavailable
from airflow_trigger.errors import AirflowTriggerError, RequestTimeout
from airflow_trigger.models import DagRun

NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.LocalProtocolError,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    LoginUnavailable,
)

# 425 (RFC 8470) and 429 (RFC 6585) ask for another attempt.
REFUSED_FOR_NOW = frozenset({425, 429})


class Attempts:
    """The attempts of one request, and the decision on the next.

    Args:
        session: The client's.
        until: When the deadline of the call is over, on the session's clock.
    """

    def __init__(self, session: Session, until: float) -> None:
        self.session = session
        self.until = until
        self.number = 0

    def send(self, request: Request[Any]) -> Flow[Reply]:
        """Make the next attempt."""
        if not self.number and self._left <= 0:
            return too_late(self.session, request)
        self.number += 1
        reply = yield from send(self.session, request, attempt=self.number, timeout=self._left)
        if isinstance(reply, httpx.Response) and not is_retryable(reply):
            self.session.budget.give_back(self.number)
        return reply

    def pause(self, request: Request[Any], reply: Reply, *, may_repeat: bool) -> Flow[bool]:
        """Wait for the next attempt; False if there is to be none."""
        if not may_repeat or isinstance(reply, AirflowTriggerError):
            return False
        session, budget = self.session, self.session.budget
        wait = session.retry.pause(
            self.number,
            reply,
            left=self._left,
            budget=budget.left,
            now=datetime.now(UTC),
            jitter=session.jitter,
        )
        if wait is None:
            return False
        budget.take()
        session.observer.retry(request, self.number, reply, wait=wait)
        return (yield Sleep(wait)) is None

    @property
    def _left(self) -> float:
        return self.until - self.session.clock()


def exchange(
    session: Session, request: Request[T], *, idempotent: bool = True, until: float | None = None
) -> Flow[T]:
    """Send a request, again and again as far as that is safe.

    Args:
        session: The client's.
        request: What to send.
        idempotent: Whether it may be sent again after a lost answer.
        until: When the deadline is over of the call that this is a part of.
    """
    attempts = Attempts(session, session.deadline() if until is None else until)
    while True:
        reply = yield from attempts.send(request)
        if is_success(reply):
            return parsed(request, reply)
        may_repeat = is_retryable(reply) and (idempotent or not may_have_started(reply))
        if not (yield from attempts.pause(request, reply, may_repeat=may_repeat)):
            raise error_for(request, reply)


def send(
    session: Session, request: Request[Any], *, attempt: int = 1, timeout: float | None = None
) -> Flow[Reply]:
    session.refuse_closed(request.what)
    started = session.clock()
    request.timeout = timeout
    reply = yield request
    assert reply is not None
    assert not isinstance(reply, Stop)
    seconds = session.clock() - started
    session.observer.attempt(request, attempt, reply, seconds=seconds)
    return reply


def too_late(session: Session, request: Request[Any]) -> RequestTimeout:
    return RequestTimeout(
        f"Could not {request.what}: the deadline of {session.retry.deadline:g} seconds was over "
        f"before {request.method} {request.url} was sent.",
        **request.where,
    )


def observed(session: Session, operation: str, dag_id: str, flow: Flow[DagRun]) -> Flow[DagRun]:
    """Tell how a flow ends."""
    started, tell = session.clock(), session.observer.outcome
    try:
        run = yield from flow
    except BaseException as ended:
        error = ended if isinstance(ended, AirflowTriggerError) else ended.__cause__
        if isinstance(error, AirflowTriggerError):
            seconds = session.clock() - started
            tell(operation, dag_id, run_id=error.run_id, error=error, seconds=seconds)
        raise
    tell(operation, dag_id, run_id=run.run_id, run=run, seconds=session.clock() - started)
    return run


def status(reply: Reply) -> int | None:
    return reply.status_code if isinstance(reply, httpx.Response) else None


def is_success(reply: Reply) -> TypeGuard[httpx.Response]:
    return isinstance(reply, httpx.Response) and reply.is_success


def is_retryable(reply: Reply) -> bool:
    if isinstance(reply, httpx.Response):
        return reply.status_code in REFUSED_FOR_NOW or _is_ambiguous(reply)
    return isinstance(reply, httpx.RequestError) and may_pass(reply)


def may_have_started(reply: Reply) -> bool:
    """Whether the server, or one behind the proxy that answers, may have done what was asked."""
    if isinstance(reply, httpx.Response):
        return _is_ambiguous(reply)
    return isinstance(reply, httpx.RequestError) and not isinstance(reply, NEVER_SENT)


def _is_ambiguous(response: httpx.Response) -> bool:
    status = response.status_code
    return status >= 500 or (400 <= status < 500 and status not in REFUSALS)
