"""Start exactly one run."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

import attrs
import httpx

from airflow_trigger._answers import Reply, error_for, parsed, server_words
from airflow_trigger._call import Call
from airflow_trigger._flows.runs import get_run, read_call, run_call
from airflow_trigger._flows.server import adapter_for
from airflow_trigger._flows.steps import (
    Flow,
    Session,
    Sleep,
    is_retryable,
    is_success,
    may_have_started,
    pause,
    send,
    status,
)
from airflow_trigger.conf import to_json
from airflow_trigger.errors import (
    AirflowTriggerError,
    DagNotFound,
    InvalidDate,
    RunAlreadyExists,
    RunNotFound,
    TriggerUnconfirmed,
    UnexpectedResponse,
)
from airflow_trigger.models import DagRun, RunRef


@attrs.frozen(kw_only=True)
class Trigger:
    """A trigger's arguments, checked; `run_id` None leaves the choice to the flow."""

    dag_id: str
    conf: Mapping[str, object] | None = None
    run_id: str | None = None
    logical_date: datetime | None = None
    note: str | None = None


def new_run_id() -> str:
    """A run id that nobody chose before, of characters that every Airflow takes in a path."""
    return f"api__{datetime.now(UTC):%Y%m%dT%H%M%SZ}__{uuid.uuid4().hex}"


def trigger(session: Session, wanted: Trigger) -> Flow[DagRun]:
    """Start exactly one run.

    The run id is chosen before the first attempt, so that asking again after a lost answer finds
    the run of the lost attempt instead of starting another.
    """
    conf = to_json(wanted.conf, dag_id=wanted.dag_id)
    _check_date(wanted)
    adapter = yield from adapter_for(session)
    ref = RunRef(wanted.dag_id, wanted.run_id or new_run_id())
    request = adapter.trigger(
        ref.dag_id, ref.run_id, conf=conf, logical_date=wanted.logical_date, note=wanted.note
    )
    what = f"trigger DAG {ref.dag_id!r} as run {ref.run_id!r}"
    call = run_call(session, what, request, ref, DagNotFound)
    attempt, started = 0, session.clock()
    lost: list[Reply] = []
    while True:
        attempt += 1
        reply = yield from send(call)
        if is_success(reply):
            try:
                return attrs.evolve(parsed(call, reply), created=True)
            except UnexpectedResponse:
                lost.append(reply)
        elif status(reply) == 409:
            existing = yield from _existing(session, ref, call, reply, lost)
            if existing is not None and (lost or wanted.run_id is None):
                return _found(existing, wanted)
            if existing is not None:
                raise _already_exists(call, reply, existing)
        elif may_have_started(reply):
            lost.append(reply)
        seconds = pause(session, attempt, reply, started, may_repeat=_may_repeat(wanted, reply))
        if seconds is None:
            break
        yield Sleep(seconds)
    if not lost:
        raise error_for(call, reply)
    return _found((yield from _settle(session, ref, call, lost)), wanted)


def _may_repeat(wanted: Trigger, reply: Reply) -> bool:
    # Airflow 2 stamps two runs of one microsecond with the same logical date and refuses the
    # second: the next attempt gets another. A date that the caller chose stays taken.
    if status(reply) == 409:
        return wanted.logical_date is None
    return is_success(reply) or is_retryable(reply)


def _found(existing: DagRun, wanted: Trigger) -> DagRun:
    """The run of a lost attempt: ours for sure if nobody else could know its id."""
    return attrs.evolve(existing, created=True if wanted.run_id is None else None)


def _existing(
    session: Session, ref: RunRef, call: Call[DagRun], conflict: Reply, lost: list[Reply]
) -> Flow[DagRun | None]:
    """After a 409: the run that has the id, or None if something else clashed.

    From 3.2 on the answer hides what clashed, so the run is looked up.
    """
    try:
        return (yield from get_run(session, ref))
    except RunNotFound:
        return None
    except AirflowTriggerError as error:
        raise (_unconfirmed(call, ref) if lost else error_for(call, conflict)) from error


def _already_exists(call: Call[DagRun], conflict: Reply, existing: DagRun) -> RunAlreadyExists:
    return RunAlreadyExists(
        f"DAG {existing.dag_id!r} has a run {existing.run_id!r} already, which is "
        f"{existing.state}: {existing.url} {RunAlreadyExists.advice}",
        status=409,
        detail=server_words(conflict) if isinstance(conflict, httpx.Response) else "",
        run=existing,
        **call.where,
    )


def _settle(session: Session, ref: RunRef, call: Call[DagRun], lost: list[Reply]) -> Flow[DagRun]:
    """After the last attempt: one look at whether a lost one started the run."""
    look_up = read_call(session, (yield from adapter_for(session)), ref)
    reply = yield from send(look_up)
    if is_success(reply):
        try:
            return parsed(look_up, reply)
        except UnexpectedResponse as error:
            raise error_for(call, lost[-1]) from error
    # A 500 is Airflow's own complete answer; only behind a proxy's the work may still go on.
    if status(reply) == 404 and all(status(answer) == 500 for answer in lost):
        raise error_for(call, lost[-1])
    raise _unconfirmed(call, ref) from error_for(look_up, reply)


def _unconfirmed(call: Call[DagRun], ref: RunRef) -> TriggerUnconfirmed:
    return TriggerUnconfirmed(
        f"DAG {ref.dag_id!r} may have been started as run {ref.run_id!r}: the answer to "
        f"{call.request.method} {call.url} was lost, and the server could not be asked again. "
        "Look it up later with get_run(error.ref.dag_id, error.ref.run_id).",
        ref=ref,
        **call.where,
    )


def _check_date(wanted: Trigger) -> None:
    date = wanted.logical_date
    if date is not None and date.utcoffset() is None:
        raise InvalidDate(
            f"The logical_date {date.isoformat()} for DAG {wanted.dag_id!r} has no time zone; "
            "nothing was sent. Give an aware datetime, such as datetime.now(timezone.utc).",
            dag_id=wanted.dag_id,
            run_id=wanted.run_id,
        )
