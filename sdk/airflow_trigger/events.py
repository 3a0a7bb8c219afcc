"""What a client tells of its work to `on_event`: small values to feed metrics and traces from.

No event holds a header or a credential; the run of an `OutcomeEvent` has its conf.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import DagRun


@attrs.frozen(kw_only=True)
class AttemptEvent:
    """One request was answered, or got no answer.

    Attributes:
        operation: The client's method that the request belongs to, such as "trigger" or "get_run";
            with `call` the name of the generated operation.
        dag_id: The DAG that the request was about.
        run_id: The run that it was about.
        attempt: How many requests this call has sent for it, this one included.
        status: The HTTP status; None if there was no answer.
        error: The kind of fault in the place of an answer, such as "ReadTimeout".
        seconds: How long the request took, a login before it included.
    """

    operation: str
    dag_id: str | None
    run_id: str | None
    attempt: int
    status: int | None
    error: str | None
    seconds: float


@attrs.frozen(kw_only=True)
class RetryEvent:
    """A request is about to be sent again.

    Attributes:
        operation: The client's method that the request belongs to.
        dag_id: The DAG.
        run_id: The run.
        attempt: How many requests were sent so far.
        status: The HTTP status; None if there was no answer.
        error: The kind of fault in the place of an answer.
        wait: Seconds until the next attempt.
    """

    operation: str
    dag_id: str | None
    run_id: str | None
    attempt: int
    status: int | None
    error: str | None
    wait: float


@attrs.frozen(kw_only=True)
class OutcomeEvent:
    """A trigger or a wait has come to its end.

    Attributes:
        operation: "trigger" or "wait".
        dag_id: The DAG.
        run_id: The run; None if the trigger was refused before the run had an id.
        run: What was returned; None if an error was raised.
        error: What was raised. A trigger that was interrupted while its run may exist, by Ctrl-C or
            the cancelling of its task, has a `TriggerUnconfirmed` here.
        seconds: How long it took in all.
    """

    operation: str
    dag_id: str
    run_id: str | None
    run: DagRun | None
    error: AirflowTriggerError | None
    seconds: float


Event: TypeAlias = AttemptEvent | RetryEvent | OutcomeEvent
