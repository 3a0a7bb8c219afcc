"""Tells the log and the user's hook what happens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypedDict

import httpx

from airflow_trigger._arguments import must_be_callable
from airflow_trigger.errors import AirflowTriggerError

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Request
    from airflow_trigger._flows.answers import Reply
    from airflow_trigger.events import AttemptEvent, Event, RetryEvent
    from airflow_trigger.models import DagRun

logger = logging.getLogger("airflow_trigger")


class Observer:
    """Makes an event of what happens, if anybody listens; what a hook raises goes no further."""

    def __init__(self, on_event: Callable[[Event], None] | None = None) -> None:
        if on_event is not None:
            must_be_callable("on_event", on_event)
        self._on_event = on_event

    def attempt(self, request: Request[Any], number: int, reply: Reply, *, seconds: float) -> None:
        is_logged = logger.isEnabledFor(logging.DEBUG)
        if self._on_event is None and not is_logged:
            return
        from airflow_trigger.events import AttemptEvent

        event = AttemptEvent(**_facts(request, number, reply), seconds=seconds)
        if is_logged:
            logger.debug(
                "%s: attempt %d: %s after %.3f s",
                *(_subject(event), event.attempt, _answer(event), event.seconds),
                extra=_extra(event),
            )
        self._tell(event)

    def retry(self, request: Request[Any], number: int, reply: Reply, *, wait: float) -> None:
        from airflow_trigger.events import RetryEvent

        event = RetryEvent(**_facts(request, number, reply), wait=wait)
        logger.warning(
            "%s: attempt %d: %s; trying again in %.1f s",
            *(_subject(event), event.attempt, _answer(event), event.wait),
            extra=_extra(event) | {"wait": event.wait},
        )
        self._tell(event)

    def outcome(
        self,
        operation: str,
        dag_id: str,
        *,
        run_id: str | None,
        run: DagRun | None = None,
        error: AirflowTriggerError | None = None,
        seconds: float,
    ) -> None:
        if self._on_event is None:
            return
        from airflow_trigger.events import OutcomeEvent

        self._tell(
            OutcomeEvent(
                operation=operation,
                dag_id=dag_id,
                run_id=run_id,
                run=run,
                error=error,
                seconds=seconds,
            )
        )

    def _tell(self, event: Event) -> None:
        if self._on_event is None:
            return
        try:
            self._on_event(event)
        except Exception:
            # A trigger that is on its way is worth more than its metrics.
            # The event itself is not shown: the run in it has a conf.
            kind = type(event).__name__
            logger.exception("on_event failed at the %s of %s", kind, _subject(event))


class _Facts(TypedDict):
    operation: str
    dag_id: str | None
    run_id: str | None
    attempt: int
    status: int | None
    error: str | None


def _facts(request: Request[Any], number: int, reply: Reply) -> _Facts:
    status = reply.status_code if isinstance(reply, httpx.Response) else None
    return {
        "operation": request.operation,
        "dag_id": request.dag_id,
        "run_id": request.run_id,
        "attempt": number,
        "status": status,
        "error": type(reply).__name__ if status is None else None,
    }


def _subject(event: Event) -> str:
    words = [event.operation]
    if event.dag_id is not None:
        words.append(f"DAG {event.dag_id!r}")
    if event.run_id is not None:
        words.append(f"run {event.run_id!r}")
    return " ".join(words)


def _answer(event: AttemptEvent | RetryEvent) -> str:
    return f"status {event.status}" if event.status is not None else f"no answer ({event.error})"


def _extra(event: AttemptEvent | RetryEvent) -> dict[str, object]:
    """For structured logs."""
    return {
        "operation": event.operation,
        "dag_id": event.dag_id,
        "run_id": event.run_id,
        "attempt": event.attempt,
        "status": event.status,
        "error": event.error,
    }
