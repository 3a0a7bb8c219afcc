"""The events that a client passes to `on_event`, for metrics and traces.

No event holds a header or a credential; the run of an `OutcomeEvent` holds its conf.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import DagRun


@attrs.frozen(kw_only=True)
class AttemptEvent:
    """One request has ended, with or without a response.

    Attributes:
        operation: The client's method, such as "trigger" or "get_run"; for `call`, the name of the
            generated operation.
        dag_id: The DAG of the request; None if it has none.
        run_id: The run of the request; None if it has none.
        attempt: The number of the attempt, from 1.
        status: The HTTP status; None if there was no response.
        error: The kind of error if there was no response, such as "ReadTimeout"; otherwise None.
        request_id: The `X-Request-Id` of the request, which Airflow 3.3 and later write to their
            access log.
        seconds: The duration of the request, including a login before it.
    """

    operation: str
    dag_id: str | None
    run_id: str | None
    attempt: int
    status: int | None
    error: str | None
    request_id: str | None
    seconds: float


@attrs.frozen(kw_only=True)
class RetryEvent:
    """A request will be retried.

    Attributes:
        operation: The client's method.
        dag_id: The DAG of the request; None if it has none.
        run_id: The run of the request; None if it has none.
        attempt: The number of the attempt that failed, from 1.
        status: The HTTP status; None if there was no response.
        error: The kind of error if there was no response; otherwise None.
        request_id: The `X-Request-Id` of the attempt that failed; the next one has its own.
        wait: The delay before the next attempt, in seconds.
    """

    operation: str
    dag_id: str | None
    run_id: str | None
    attempt: int
    status: int | None
    error: str | None
    request_id: str | None
    wait: float


@attrs.frozen(kw_only=True)
class OutcomeEvent:
    """A trigger or a wait has ended.

    Attributes:
        operation: "trigger" or "wait".
        dag_id: The DAG.
        run_id: The run; None if the trigger was refused before the run had an id.
        run: The run that was returned; None if an error was raised.
        error: The error that was raised; None if there was none. For a trigger that was interrupted
            while its run may exist, by Ctrl-C or the cancellation of its task, it is a
            `TriggerUnconfirmed`.
        seconds: The total duration.
    """

    operation: str
    dag_id: str
    run_id: str | None
    run: DagRun | None
    error: AirflowTriggerError | None
    seconds: float


Event: TypeAlias = AttemptEvent | RetryEvent | OutcomeEvent
