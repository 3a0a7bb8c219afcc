"""Sends one request, reports its attempts, and retries it as far as that is safe."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from datetime import UTC, datetime
from logging import DEBUG
from typing import Any, TypeGuard

from airflow_trigger._adapters.request import Request, Unreadable
from airflow_trigger._flows.answers import Reply, error_for, unexpected
from airflow_trigger._flows.observer import logger
from airflow_trigger._flows.steps import Flow, Session, Sleep, T
from airflow_trigger._http import Fault, Response
from airflow_trigger._http.faults import REFUSALS, may_pass, was_never_sent
from airflow_trigger.errors import AirflowTriggerError, RequestTimeout
from airflow_trigger.models import DagRun

# 425 (RFC 8470) and 429 (RFC 6585) ask for another attempt.
REFUSED_FOR_NOW = frozenset({425, 429})


class Attempts:
    """The attempts of one request, and the decision about the next one.

    Args:
        session: The client's session.
        until: The deadline of the call, on the session's clock.
    """

    def __init__(self, session: Session, until: float) -> None:
        self.session = session
        self.until = until
        self.number = 0

    def send(self, request: Request[Any]) -> Flow[Reply]:
        """Make the next attempt."""
        left = self.until - self.session.clock()
        if not self.number and left <= 0:
            return self.too_late(request)
        self.number += 1
        reply = yield from send(self.session, request, attempt=self.number, timeout=left)
        if isinstance(reply, Response) and not is_retryable(reply):
            self.session.budget.give_back(self.number)
        return reply

    def pause(self, request: Request[Any], reply: Reply, *, may_repeat: bool) -> Flow[bool]:
        """Wait until the next attempt; False if there will be none."""
        if not may_repeat or isinstance(reply, AirflowTriggerError):
            return False
        session, budget = self.session, self.session.budget
        wait = session.retry.pause(
            self.number,
            reply,
            left=self.until - session.clock(),
            budget=budget.left,
            now=datetime.now(UTC),
            jitter=session.jitter,
        )
        if wait is None:
            return False
        budget.take()
        session.observer.retry(request, self.number, reply, wait=wait)
        return (yield Sleep(wait)) is None

    def too_late(self, request: Request[Any]) -> RequestTimeout:
        """The error if no time is left for an attempt."""
        return RequestTimeout(
            f"Could not {request.what}: the deadline of the call passed before "
            f"{request.method} {request.url} was sent.",
            **request.where,
        )


def exchange(
    session: Session, request: Request[T], *, idempotent: bool = True, until: float | None = None
) -> Flow[T]:
    """Send a request, and retry it as far as that is safe.

    Args:
        session: The client's session.
        request: The request to send.
        idempotent: Whether it may be sent again after a lost response.
        until: The deadline of the whole call, on the session's clock.
    """
    attempts = Attempts(session, session.deadline() if until is None else until)
    while True:
        reply = yield from attempts.send(request)
        if is_success(reply):
            return parsed(request, reply, idempotent=idempotent)
        is_safe = idempotent or not may_have_started(reply)
        may_repeat = is_safe and is_retryable(reply)
        if not (yield from attempts.pause(request, reply, may_repeat=may_repeat)):
            error = error_for(request, reply)
            error.retryable = error.retryable and is_safe
            raise error


def send(
    session: Session, request: Request[Any], *, attempt: int = 1, timeout: float | None = None
) -> Generator[Request[Any], Any, Reply]:
    """Send a request once, and report the attempt."""
    session.refuse_closed(request.what)
    started = session.clock()
    request.timeout = timeout
    request.request_id = os.urandom(16).hex()
    reply: Reply = yield request
    if session.observer.on_event is not None or logger.isEnabledFor(DEBUG):
        seconds = session.clock() - started
        session.observer.attempt(request, attempt, reply, seconds=seconds)
    return reply


def parsed(request: Request[T], response: Response, *, idempotent: bool = True) -> T:
    """Read a 2xx response.

    Raises:
        UnexpectedResponse: It is not what this operation of Airflow returns.
    """
    try:
        return request.parse(response)
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as problem:
        words = str(problem) if isinstance(problem, Unreadable) else None
        error = unexpected(request, response, words)
        error.retryable = idempotent
        raise error from problem


def observed(session: Session, operation: str, dag_id: str, flow: Flow[DagRun]) -> Flow[DagRun]:
    """Report how a flow ends."""
    if session.observer.on_event is None:
        return (yield from flow)
    started = session.clock()
    ended: BaseException | DagRun | None = None
    try:
        ended = run = yield from flow
    except BaseException as error:
        # For an interruption, the error that it caused is reported.
        ended = error if isinstance(error, AirflowTriggerError) else error.__cause__
        raise
    finally:
        if isinstance(ended, DagRun | AirflowTriggerError):
            seconds = session.clock() - started
            session.observer.outcome(operation, dag_id, ended, seconds=seconds)
    return run


def interruptible(flow: Flow[T], left_behind: Callable[[], AirflowTriggerError | None]) -> Flow[T]:
    """If an interruption leaves the outcome unknown, chain and log the error that says so."""
    try:
        return (yield from flow)
    except (AirflowTriggerError, GeneratorExit):
        raise
    except BaseException as interruption:  # Ctrl-C, a cancelled task, a job queue's time limit
        unconfirmed = left_behind()
        if unconfirmed is None:
            raise
        logger.warning("%s", unconfirmed)
        raise interruption from unconfirmed


def status(reply: Reply) -> int | None:
    return reply.status_code if isinstance(reply, Response) else None


def is_success(reply: Reply) -> TypeGuard[Response]:
    return isinstance(reply, Response) and reply.is_success


def is_retryable(reply: Reply) -> bool:
    if isinstance(reply, Response):
        return reply.status_code in REFUSED_FOR_NOW or _is_ambiguous(reply)
    return isinstance(reply, Fault) and may_pass(reply)


def may_have_started(reply: Reply) -> bool:
    """Whether Airflow may have carried out the request, even if a proxy responded in its place."""
    if isinstance(reply, Response):
        return _is_ambiguous(reply)
    return isinstance(reply, Fault) and not was_never_sent(reply)


def _is_ambiguous(response: Response) -> bool:
    status = response.status_code
    return status >= 500 or (400 <= status < 500 and status not in REFUSALS)
