"""Reports what happens to the log and to the user's `on_event` hook."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypedDict

import attrs

from airflow_trigger._arguments import must_be_callable
from airflow_trigger._http import Response

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Request
    from airflow_trigger._flows.answers import Reply
    from airflow_trigger.errors import AirflowTriggerError
    from airflow_trigger.events import AttemptEvent, Event, RetryEvent
    from airflow_trigger.models import DagRun

logger = logging.getLogger("airflow_trigger")


class Observer:
    """Creates events; an exception that the hook raises is logged and otherwise ignored.

    Callers check first whether there is a listener; without one, no events are created.
    """

    def __init__(self, on_event: Callable[[Event], None] | None = None) -> None:
        if on_event is not None:
            must_be_callable("on_event", on_event)
        self.on_event = on_event

    def attempt(self, request: Request[Any], number: int, reply: Reply, *, seconds: float) -> None:
        from airflow_trigger.events import AttemptEvent

        event = AttemptEvent(**_facts(request, number, reply), seconds=seconds)
        logger.debug(
            "%s: attempt %d: %s after %.3f s (request %s)",
            *(_subject(event), event.attempt, _result(event), event.seconds, event.request_id),
            extra=attrs.asdict(event),
        )
        self._tell(event)

    def retry(self, request: Request[Any], number: int, reply: Reply, *, wait: float) -> None:
        from airflow_trigger.events import RetryEvent

        event = RetryEvent(**_facts(request, number, reply), wait=wait)
        logger.warning(
            "%s: attempt %d: %s; retrying in %.1f s (request %s)",
            *(_subject(event), event.attempt, _result(event), event.wait, event.request_id),
            extra=attrs.asdict(event),
        )
        self._tell(event)

    def outcome(
        self, operation: str, dag_id: str, ended: DagRun | AirflowTriggerError, *, seconds: float
    ) -> None:
        from airflow_trigger.events import OutcomeEvent
        from airflow_trigger.models import DagRun

        run, error = (ended, None) if isinstance(ended, DagRun) else (None, ended)
        self._tell(
            OutcomeEvent(
                operation=operation,
                dag_id=dag_id,
                run_id=ended.run_id,
                run=run,
                error=error,
                seconds=seconds,
            )
        )

    def _tell(self, event: Event) -> None:
        if self.on_event is None:
            return
        try:
            self.on_event(event)
        except Exception:
            # The trigger in progress matters more than its metrics.
            # The event itself is not logged: the run in it has a conf.
            kind = type(event).__name__
            logger.exception("on_event raised an error for the %s of %s", kind, _subject(event))


class _Facts(TypedDict):
    operation: str
    dag_id: str | None
    run_id: str | None
    attempt: int
    status: int | None
    error: str | None
    request_id: str | None


def _facts(request: Request[Any], number: int, reply: Reply) -> _Facts:
    status = reply.status_code if isinstance(reply, Response) else None
    return {
        "operation": request.operation,
        "dag_id": request.dag_id,
        "run_id": request.run_id,
        "attempt": number,
        "status": status,
        "error": type(reply).__name__ if status is None else None,
        "request_id": request.request_id,
    }


def _subject(event: Event) -> str:
    words = [event.operation]
    if event.dag_id is not None:
        words.append(f"DAG {event.dag_id!r}")
    if event.run_id is not None:
        words.append(f"run {event.run_id!r}")
    return " ".join(words)


def _result(event: AttemptEvent | RetryEvent) -> str:
    return f"status {event.status}" if event.status is not None else f"no response ({event.error})"
