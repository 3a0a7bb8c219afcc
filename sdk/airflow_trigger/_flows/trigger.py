"""Start exactly one run."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from airflow_trigger._answers import Reply, error_for, parsed
from airflow_trigger._call import Call
from airflow_trigger._flows.checks import check_against_dag, check_arguments, check_version
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
from airflow_trigger._run_ids import new_run_id, run_id_of_key
from airflow_trigger.conf import to_json
from airflow_trigger.errors import (
    AirflowTriggerError,
    DagNotFound,
    IdempotencyConflict,
    RunAlreadyExists,
    RunNotFound,
    TriggerUnconfirmed,
    UnexpectedResponse,
)
from airflow_trigger.models import JSON, DagRun, RunRef, TriggerRequest

TO_TRIGGER = "edit on the DAG and create on DAG Runs"


def trigger(session: Session, wanted: TriggerRequest) -> Flow[DagRun]:
    """Start exactly one run.

    The run id is chosen before the first attempt, so that asking again after a lost answer finds
    the run of the lost attempt instead of starting another.
    """
    check_arguments(wanted)
    conf = to_json(wanted.conf, dag_id=wanted.dag_id)
    yield from check_version(session, wanted)
    yield from check_against_dag(session, wanted, conf)
    ref = RunRef(wanted.dag_id, _chosen_id(wanted))
    request = (yield from adapter_for(session)).trigger(wanted, ref.run_id, conf)
    what = f"trigger DAG {ref.dag_id!r} as run {ref.run_id!r}"
    call = run_call(session, what, request, ref, not_found=DagNotFound, permission=TO_TRIGGER)
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
            if existing is not None:
                return _found(wanted, call, conf, existing, lost)
        elif may_have_started(reply):
            lost.append(reply)
        seconds = pause(session, attempt, reply, started, may_repeat=_may_repeat(wanted, reply))
        if seconds is None:
            break
        yield Sleep(seconds)
    if not lost:
        raise error_for(call, reply)
    existing = yield from _settle(session, ref, call, lost)
    return _found(wanted, call, conf, existing, lost)


def check_conf(session: Session, wanted: TriggerRequest) -> Flow[dict[str, JSON]]:
    """The conf that a trigger would send."""
    conf = to_json(wanted.conf, dag_id=wanted.dag_id)
    yield from check_against_dag(session, wanted, conf)
    return conf


def _chosen_id(wanted: TriggerRequest) -> str:
    if wanted.idempotency_key is not None:
        return run_id_of_key(wanted.idempotency_key, dag_id=wanted.dag_id)
    return new_run_id() if wanted.run_id is None else wanted.run_id


def _may_repeat(wanted: TriggerRequest, reply: Reply) -> bool:
    # Airflow 2 stamps two runs of one microsecond with the same logical date and refuses the
    # second: the next attempt gets another. A date that the caller chose stays taken.
    if status(reply) == 409:
        return wanted.logical_date is None
    return is_success(reply) or is_retryable(reply)


def _found(
    wanted: TriggerRequest,
    call: Call[DagRun],
    conf: Mapping[str, JSON],
    existing: DagRun,
    lost: list[Reply],
) -> DagRun:
    """What a run that has our id means."""
    if wanted.run_id is None and wanted.idempotency_key is None:
        # Nobody else could know the id: an attempt of ours, delivered or lost, made the run.
        return attrs.evolve(existing, created=True)
    is_other = existing.conf != conf
    if wanted.run_id is not None and (is_other or not lost):
        raise _already_exists(call, existing)
    if is_other:
        raise _other_conf(wanted, call, existing)
    # After a lost answer the run may be ours, or that of another process with the same id.
    return attrs.evolve(existing, created=None if lost else False)


def _already_exists(call: Call[DagRun], existing: DagRun) -> RunAlreadyExists:
    return RunAlreadyExists(
        f"DAG {existing.dag_id!r} has a run {existing.run_id!r} already, which is "
        f"{existing.state}: {existing.url} Use the existing run (.run) or choose another run_id.",
        status=409,
        detail="the run id is taken",
        run=existing,
        **call.where,
    )


def _other_conf(
    wanted: TriggerRequest, call: Call[DagRun], existing: DagRun
) -> IdempotencyConflict:
    return IdempotencyConflict(
        f"DAG {existing.dag_id!r} was triggered with the idempotency_key "
        f"{wanted.idempotency_key!r} before, and with another conf: {existing.url} "
        "Use the existing run (.run), or another key for another run.",
        status=409,
        detail="the idempotency key was used with another conf",
        run=existing,
        **call.where,
    )


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
        "The same call with the same idempotency_key settles it; without one, "
        "get_run(error.ref.dag_id, error.ref.run_id) tells.",
        ref=ref,
        **call.where,
    )
