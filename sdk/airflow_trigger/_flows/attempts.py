"""One request: sent, told of, and sent again as far as that is safe."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypedDict, TypeGuard

import attrs
import httpx

from airflow_trigger._answers import Reply, error_for, parsed
from airflow_trigger._call import Call
from airflow_trigger._flows.steps import Flow, Send, Session, Sleep, Stop, T
from airflow_trigger._tokens import LoginUnavailable
from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.events import AttemptEvent, OutcomeEvent, RetryEvent
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


@attrs.define
class Attempts:
    """The attempts of one request, and the decision on the next.

    Attributes:
        started: When the call began, from which its deadline counts.
    """

    session: Session
    call: Call[Any]
    started: float
    number: int = attrs.field(default=0, init=False)

    def send(self) -> Flow[Reply]:
        """Make the next attempt."""
        self.number += 1
        left = self.session.retry.deadline - self._elapsed()
        reply = yield from send(self.session, self.call, attempt=self.number, timeout=left)
        if isinstance(reply, httpx.Response) and not is_retryable(reply):
            self.session.budget.give_back(self.number)
        return reply

    def pause(self, reply: Reply, *, may_repeat: bool) -> Flow[bool]:
        """Wait for the next attempt; False if there is to be none."""
        if not may_repeat or isinstance(reply, AirflowTriggerError):
            return False
        session, budget = self.session, self.session.budget
        wait = session.retry.pause(
            self.number,
            reply,
            elapsed=self._elapsed(),
            budget=budget.left,
            now=datetime.now(UTC),
            jitter=session.jitter,
        )
        if wait is None:
            return False
        budget.take()
        session.tell(RetryEvent(**_facts(self.call, self.number, reply), wait=wait))
        return (yield Sleep(wait)) is None

    def _elapsed(self) -> float:
        return self.session.clock() - self.started


def exchange(
    session: Session, call: Call[T], *, idempotent: bool = True, started: float | None = None
) -> Flow[T]:
    """Send a request, again and again as far as that is safe."""
    attempts = Attempts(session, call, session.clock() if started is None else started)
    while True:
        reply = yield from attempts.send()
        if is_success(reply):
            return parsed(call, reply)
        may_repeat = is_retryable(reply) and (idempotent or not may_have_started(reply))
        if not (yield from attempts.pause(reply, may_repeat=may_repeat)):
            raise error_for(call, reply)


def send(
    session: Session, call: Call[Any], *, attempt: int = 1, timeout: float | None = None
) -> Flow[Reply]:
    started = session.clock()
    reply = yield Send(call, timeout)
    assert not isinstance(reply, Stop | None)
    seconds = session.clock() - started
    session.tell(AttemptEvent(**_facts(call, attempt, reply), seconds=seconds))
    return reply


class _Facts(TypedDict):
    operation: str
    dag_id: str | None
    run_id: str | None
    attempt: int
    status: int | None
    error: str | None


def _facts(call: Call[Any], attempt: int, reply: Reply) -> _Facts:
    return {
        "operation": call.operation,
        "dag_id": call.dag_id,
        "run_id": call.run_id,
        "attempt": attempt,
        "status": status(reply),
        "error": None if isinstance(reply, httpx.Response) else type(reply).__name__,
    }


def observed(session: Session, operation: str, dag_id: str, flow: Flow[DagRun]) -> Flow[DagRun]:
    """Tell how a flow ends."""
    started = session.clock()

    def outcome(run_id: str | None, run: DagRun | None, error: AirflowTriggerError | None) -> None:
        session.tell(
            OutcomeEvent(
                operation=operation,
                dag_id=dag_id,
                run_id=run_id,
                run=run,
                error=error,
                seconds=session.clock() - started,
            )
        )

    try:
        run = yield from flow
    except BaseException as ended:
        error = ended if isinstance(ended, AirflowTriggerError) else ended.__cause__
        if isinstance(error, AirflowTriggerError):
            outcome(error.run_id, None, error)
        raise
    outcome(run.run_id, run, None)
    return run


def status(reply: Reply) -> int | None:
    return reply.status_code if isinstance(reply, httpx.Response) else None


def is_success(reply: Reply) -> TypeGuard[httpx.Response]:
    return isinstance(reply, httpx.Response) and reply.is_success


def is_retryable(reply: Reply) -> bool:
    if isinstance(reply, httpx.Response):
        return reply.status_code == 429 or reply.is_server_error
    return isinstance(reply, httpx.RequestError)


def may_have_started(reply: Reply) -> bool:
    """Whether the server, or one behind the proxy that answers, may have done what was asked."""
    if isinstance(reply, httpx.Response):
        return reply.is_server_error
    return isinstance(reply, httpx.RequestError) and not isinstance(reply, NEVER_SENT)
