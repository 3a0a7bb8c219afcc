"""Tells the log and the user's hook what happens."""

from __future__ import annotations

import logging
from collections.abc import Callable

from airflow_trigger.events import AttemptEvent, Event, RetryEvent

logger = logging.getLogger("airflow_trigger")


class Observer:
    """Hands each event on; what a hook raises is logged and goes no further."""

    def __init__(self, on_event: Callable[[Event], None] | None = None) -> None:
        self._on_event = on_event

    def __call__(self, event: Event) -> None:
        _log(event)
        if self._on_event is None:
            return
        try:
            self._on_event(event)
        except Exception:
            # A trigger that is on its way is worth more than its metrics.
            logger.exception("on_event failed at %r", event)


def _log(event: Event) -> None:
    match event:
        case AttemptEvent() if logger.isEnabledFor(logging.DEBUG):
            logger.debug(
                "%s: attempt %d: %s after %.3f s",
                _subject(event),
                event.attempt,
                _answer(event),
                event.seconds,
                extra=_extra(event),
            )
        case RetryEvent():
            logger.warning(
                "%s: attempt %d: %s; trying again in %.1f s",
                _subject(event),
                event.attempt,
                _answer(event),
                event.wait,
                extra=_extra(event) | {"wait": event.wait},
            )
        case _:
            pass


def _subject(event: AttemptEvent | RetryEvent) -> str:
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
