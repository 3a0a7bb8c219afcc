"""Start exactly one run."""

from __future__ import annotations

import copy
import os
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs

from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import Reply, error_for, server_words
from airflow_trigger._flows.attempts import (
    Attempts,
    interruptible,
    is_retryable,
    is_success,
    may_have_started,
    observed,
    parsed,
    send,
    status,
)
from airflow_trigger._flows.checks import (
    check_against_dag,
    check_arguments,
    check_version,
    drains,
)
from airflow_trigger._flows.dags import drain_if_paused, explained, is_to_drain
from airflow_trigger._flows.run_ids import run_id_of_key
from airflow_trigger._flows.runs import get_run, run_request
from airflow_trigger._flows.server import adapter_for, speaks_another_api
from airflow_trigger._flows.steps import Flow, Session
from airflow_trigger._http import Response
from airflow_trigger.conf import is_same_json, to_json
from airflow_trigger.errors import (
    AirflowTriggerError,
    AuthenticationFailed,
    ConfError,
    DagNotFound,
    DagPaused,
    IdempotencyConflict,
    InvalidDate,
    InvalidRequest,
    NotFound,
    PermissionDenied,
    RunAlreadyExists,
    RunNotFound,
    TriggerUnconfirmed,
    UnexpectedResponse,
)
from airflow_trigger.models import JSON, DagRun, DagRunState, RunRef, TriggerRequest

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter

TO_TRIGGER = "edit on the DAG and create on DAG Runs"
CLASH = "The request conflicts with another run, but no run of this DAG has this id."
CLASH_OF_DATES = "A run of this DAG already has the same logical date."
IF_UNREAD = (
    " If the response did come from Airflow, the run exists: check with get_run(dag_id, run_id)."
)
# Seconds beyond the deadline for the last check whether the run exists.
LAST_LOOK = 5.0
# The DAG may have accepted a run with the same key before it began to refuse such runs.
REFUSALS = (ConfError, DagPaused, InvalidDate)


class Intent:
    """One run to start, and what is known so far about the attempts.

    Attributes:
        run_id: The id that every attempt sends.
        adapter: The adapter for the server's API version, as last detected.
        request: The request that each attempt sends.
        drain: Whether the next attempt also drains the DAG.
        has_moved: Whether the first attempt used the server's other API version.
        lost: The replies that leave open whether a run was started.
        is_under_way: Whether an attempt was sent whose reply was not evaluated yet.
    """

    def __init__(
        self, wanted: TriggerRequest, run_id: str, conf: Mapping[str, JSON], adapter: Adapter
    ) -> None:
        self.wanted = wanted
        self.run_id = run_id
        self.conf = conf
        self.adapter = adapter
        self.drain = False
        self.request = self._request()
        self.has_moved = False
        self.lost: list[Reply] = []
        self.is_under_way = False

    @property
    def ref(self) -> RunRef:
        return RunRef(self.wanted.dag_id, self.run_id)

    @property
    def is_fresh(self) -> bool:
        """Whether the id is random, so that only this call can have created its run."""
        return self.wanted.run_id is None and self.wanted.idempotency_key is None

    def move(self, adapter: Adapter) -> None:
        """Continue with the server's other API version and the same id."""
        self.adapter = adapter
        self.request = self._request()
        self.has_moved = True

    def aim(self, *, drain: bool) -> None:
        """Set whether the next attempt also drains the DAG."""
        if drain != self.drain:
            self.drain = drain
            self.request = self._request()

    def _request(self) -> Request[DagRun]:
        dag_id, run_id = self.wanted.dag_id, self.run_id
        request = self.adapter.trigger(self.wanted, run_id, self.conf, drain=self.drain).about(
            f"trigger DAG {dag_id!r} as run {run_id!r}",
            operation="trigger",
            dag_id=dag_id,
            run_id=run_id,
            not_found=DagNotFound,
            permission=TO_TRIGGER,
        )
        # Used only after a run with this id was looked up and not found.
        request.conflict = CLASH if self.wanted.logical_date is None else CLASH_OF_DATES
        request.if_unread = IF_UNREAD
        return request


def trigger(session: Session, wanted: TriggerRequest) -> Flow[DagRun]:
    """Start exactly one run.

    The run id is chosen before the first attempt, so that a retry after a lost response finds the
    run of the lost attempt and does not start a second one.
    """
    return (yield from observed(session, "trigger", wanted.dag_id, _trigger(session, wanted)))


def check_conf(session: Session, wanted: TriggerRequest) -> Flow[dict[str, JSON]]:
    """The conf that a trigger would send."""
    conf = to_json(wanted.conf, dag_id=wanted.dag_id)
    yield from check_against_dag(session, wanted, conf, session.deadline())
    return conf


def _trigger(session: Session, wanted: TriggerRequest) -> Flow[DagRun]:
    until = session.deadline(wanted.deadline)
    run = yield from _started(session, wanted, until)
    goes_again = _is_to_run_again(wanted, run)
    if goes_again:
        # Loaded only when needed: reruns are rare.
        from airflow_trigger._flows.control import rerun_if_failed

        again = yield from rerun_if_failed(session, run.ref, until)
        run = attrs.evolve(again, created=run.created)
    was_there = goes_again or run.created is not True
    if was_there and not run.is_finished and drains(session, wanted):
        how = "runs again" if goes_again else f"already exists ({run.state})"
        yield from _drain_for(session, run, how, until)
    return run


def _drain_for(session: Session, run: DagRun, how: str, until: float) -> Flow[None]:
    """Drain a paused DAG for a run that already existed, as no trigger has drained the DAG."""
    try:
        yield from drain_if_paused(session, run.dag_id, until=until)
    except AirflowTriggerError as error:
        # A copy, because all callers that waited for the same lookup get the same error.
        told = copy.copy(error)
        told.run_id = run.run_id
        told.args = (
            f"Run {run.run_id!r} of DAG {run.dag_id!r} {how}, but may stay queued, because the DAG "
            f"could not be drained. {error}",
        )
        raise told from error.__cause__


def _is_to_run_again(wanted: TriggerRequest, run: DagRun) -> bool:
    is_failed = run.state == DagRunState.FAILED and not run.created
    return wanted.on_failed == "rerun" and is_failed


def _started(session: Session, wanted: TriggerRequest, until: float) -> Flow[DagRun]:
    """The run, started by this call or an earlier one."""
    check_arguments(session, wanted)
    conf = to_json(wanted.conf, dag_id=wanted.dag_id)
    run_id = _run_id(session, wanted)
    adapter = yield from _adapter(session, wanted, until)
    intent = Intent(wanted, run_id, conf, adapter)
    while True:
        since = session.clock()
        try:
            yield from check_against_dag(session, wanted, conf, until)
        except REFUSALS as refusal:
            return (yield from _made_before(session, intent, refusal, until))
        start = _start(session, intent, until, since)
        run = yield from interruptible(start, lambda: _left_behind(intent))
        if run is not None:
            return run
        # The server was upgraded or downgraded: it may not support all arguments, and its DAG may
        # be paused.
        yield from check_version(session, wanted, until)


def _run_id(session: Session, wanted: TriggerRequest) -> str:
    if wanted.run_id is not None:
        return wanted.run_id
    key = wanted.idempotency_key
    made = new_run_id() if key is None else run_id_of_key(key, dag_id=wanted.dag_id)
    if session.run_ids.pattern is not None:
        session.run_ids.check_made(made, dag_id=wanted.dag_id)
    return made


def new_run_id() -> str:
    """A random run id, of characters that every Airflow allows."""
    now = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    return f"api__{now}__{os.urandom(16).hex()}"


def _adapter(session: Session, wanted: TriggerRequest, until: float) -> Flow[Adapter]:
    """The adapter, after the check that this server supports all arguments."""
    try:
        yield from check_version(session, wanted, until)
        return session.adapter or (yield from adapter_for(session, until=until))
    except AirflowTriggerError as error:
        if error.dag_id is not None:
            raise
        # A copy, because all callers that waited for the same response get the same error.
        told = copy.copy(error)
        told.args = (f"DAG {wanted.dag_id!r} was not triggered, and nothing was started: {error}",)
        told.dag_id, told.run_id = wanted.dag_id, wanted.run_id
        raise told from error.__cause__


def _left_behind(intent: Intent) -> TriggerUnconfirmed | None:
    """The error after an interruption, if the run may exist."""
    if not intent.lost and not intent.is_under_way:
        return None
    return _unconfirmed(intent, "the call was interrupted")


def _start(session: Session, intent: Intent, until: float, since: float) -> Flow[DagRun | None]:
    """Start the run; None if nothing was started and the server changed its API version."""
    attempts, is_drained = Attempts(session, until), drains(session, intent.wanted)
    while True:
        session.refuse_closed(intent.request.what)
        unread = (yield from _aim(attempts, intent, since)) if is_drained else None
        intent.is_under_way = unread is None
        reply = unread or (yield from attempts.send(intent.request))
        run = yield from _run_of(session, intent, reply, until)
        if run is not None:
            return run
        intent.is_under_way = False
        if (yield from _is_upgraded(session, intent, reply, until)):
            if intent.lost:
                break
            return None
        may_repeat = _may_repeat(intent.wanted, reply)
        if not (yield from attempts.pause(intent.request, reply, may_repeat=may_repeat)):
            break
        since = session.clock()
    if intent.lost:
        return _accepted(intent, (yield from _settle(session, intent, attempts)))
    if unread is not None:
        raise unread
    error = error_for(intent.request, reply)
    refusal = _of_version(intent, error)
    has_no_version = refusal is not error
    refusal = yield from explained(session, refusal, until=until)
    if _may_repeat(intent.wanted, reply):
        refusal.retryable = True
    if isinstance(refusal, InvalidRequest):
        _hide_secrets(refusal, intent.conf)
    if isinstance(refusal, InvalidRequest) or has_no_version:
        return (yield from _made_before(session, intent, refusal, until))
    raise refusal


def _aim(attempts: Attempts, intent: Intent, since: float) -> Flow[AirflowTriggerError | None]:
    """Decide whether the next attempt drains the DAG; returns an error if it must not be sent."""
    session, until = attempts.session, attempts.until
    try:
        dag_id = intent.wanted.dag_id
        intent.aim(drain=(yield from is_to_drain(session, dag_id, since=since, until=until)))
    except AirflowTriggerError as error:
        return error
    # The lookup may have taken the rest of the time.
    return attempts.too_late(intent.request) if until <= session.clock() else None


def _of_version(intent: Intent, error: AirflowTriggerError) -> AirflowTriggerError:
    """The error; a NotFound instead if the DAG exists but has no such version."""
    version = intent.wanted.bundle_version
    if version is None or not isinstance(error, DagNotFound):
        return error
    if "version for bundle_version" not in error.detail:
        return error
    return NotFound(
        f"DAG {intent.wanted.dag_id!r} has no bundle_version {version!r} and was not triggered: "
        f"{error.detail.rstrip('.')}. Airflow knows a bundle version once it has parsed the DAG in "
        "it; the web interface lists the versions of the DAG.",
        status=error.status,
        detail=error.detail,
        **intent.request.where,
    )


def _run_of(session: Session, intent: Intent, reply: Reply, until: float) -> Flow[DagRun | None]:
    """The run that a reply describes or that has our id; notes an unclear reply."""
    if status(reply) == 409:
        existing = yield from _existing(session, intent, until, reply)
        return existing and _accepted(intent, existing)
    if is_success(reply):
        try:
            return parsed(intent.request, reply)
        except UnexpectedResponse:
            intent.lost.append(reply)
    elif may_have_started(reply):
        intent.lost.append(reply)
    return None


def _may_repeat(wanted: TriggerRequest, reply: Reply) -> bool:
    # Airflow 2 gives two runs of the same microsecond the same logical date and refuses the second;
    # the next attempt gets another date. A date that the caller chose remains taken.
    if status(reply) == 409:
        return wanted.logical_date is None
    return is_success(reply) or is_retryable(reply)


def _is_upgraded(session: Session, intent: Intent, reply: Reply, until: float) -> Flow[bool]:
    """Whether the server refused because its API version changed; then moves the intent."""
    # Only once: behind a load balancer, both versions may respond for a while.
    if intent.has_moved or is_success(reply) or is_retryable(reply) or status(reply) == 409:
        return False
    error = error_for(intent.request, reply)
    if not (yield from speaks_another_api(session, intent.adapter, error, until)):
        return False
    intent.move((yield from adapter_for(session, until=until)))
    return True


def _hide_secrets(refusal: InvalidRequest, conf: Mapping[str, JSON]) -> None:
    """Mask values that the server quotes from a conf: jsonschema's messages begin with one."""
    # Loaded only when needed: refusals are rare.
    from airflow_trigger._flows.problems import without_secrets

    refusal.detail = without_secrets(refusal.detail, dict(conf))
    refusal.args = (without_secrets(str(refusal), dict(conf)),)


def _made_before(
    session: Session, intent: Intent, refusal: AirflowTriggerError, until: float
) -> Flow[DagRun]:
    """The run of a key, if it was started before the server began to refuse it."""
    if intent.wanted.idempotency_key is None:
        raise refusal
    try:
        existing = yield from get_run(session, intent.ref, until=until)
    except RunNotFound:
        raise refusal from None
    except AirflowTriggerError as error:
        raise refusal from error
    accepted = _accepted(intent, existing)
    if isinstance(refusal, DagPaused) and _is_to_run_again(intent.wanted, accepted):
        # It would stay queued, as a new run would.
        raise refusal
    return accepted


def _accepted(intent: Intent, existing: DagRun) -> DagRun:
    """The existing run with our id, if it is the run that was wanted."""
    wanted, request = intent.wanted, intent.request
    if intent.is_fresh:
        return attrs.evolve(existing, created=True)
    is_other = not is_same_json(dict(existing.conf), dict(intent.conf))
    if wanted.run_id is not None and (is_other or not intent.lost):
        raise RunAlreadyExists(
            f"DAG {existing.dag_id!r} already has a run {existing.run_id!r}, which is "
            f"{existing.state}. Use the existing run (.run), or choose another run_id. See "
            f"{existing.url}",
            status=409,
            detail="the run id is taken",
            run=existing,
            **request.where,
        )
    if is_other:
        raise IdempotencyConflict(
            f"DAG {existing.dag_id!r} was already triggered with the idempotency_key "
            f"{wanted.idempotency_key!r}, but with a different conf. Use the existing run (.run), "
            f"or pass another key to start another run. See {existing.url}",
            status=409,
            detail="the idempotency key was already used with a different conf",
            run=existing,
            **request.where,
        )
    # After a lost response, this call or another process with the same id may have created the run.
    return attrs.evolve(existing, created=None if intent.lost else False)


def _existing(
    session: Session, intent: Intent, until: float, conflict: Reply
) -> Flow[DagRun | None]:
    """After a 409: the run that has the id, or None if something else conflicts.

    Airflow 3.2 and later hide what conflicts, so the run is looked up.
    """
    try:
        until = max(until, session.clock() + LAST_LOOK)
        return (yield from get_run(session, intent.ref, until=until))
    except RunNotFound:
        return None
    except (AuthenticationFailed, PermissionDenied) as error:
        # Airflow will never show these credentials which run it is.
        if _is_clash_of_dates(conflict):
            return None
        if error.by_airflow and not intent.lost and not intent.is_fresh:
            raise _taken_and_hidden(intent, conflict) from error
        raise _unconfirmed(intent, "the server refused to show the run") from error
    except AirflowTriggerError as error:
        raise _unconfirmed(intent, "looking up the run failed") from error


def _is_clash_of_dates(conflict: Reply) -> bool:
    """Whether a 409 names the logical date: Airflow 2 does, Airflow 3 hides what conflicts."""
    return isinstance(conflict, Response) and "logical date:" in server_words(conflict)


def _taken_and_hidden(intent: Intent, conflict: Reply) -> AirflowTriggerError:
    """The error for a 409, if the credentials may not read runs."""
    wanted = intent.wanted
    name = f"the run_id {intent.run_id!r}"
    if wanted.idempotency_key is not None:
        name = f"the idempotency_key {wanted.idempotency_key!r} ({name})"
    clash = f"a run with {name} already exists"
    if wanted.logical_date is not None:
        clash += ", or another run has the same logical date"
    intent.request.conflict = (
        f"This call started nothing. Most likely, {clash}. These credentials may not read runs, so "
        "it cannot be looked up: grant them read on DAG Runs."
    )
    return error_for(intent.request, conflict)


def _settle(session: Session, intent: Intent, attempts: Attempts) -> Flow[DagRun]:
    """After the last attempt: look up once whether a lost attempt started the run."""
    request, lost = intent.request, intent.lost
    look_up = run_request(intent.adapter, intent.ref)
    timeout = max(attempts.until - session.clock(), LAST_LOOK)
    reply = yield from send(session, look_up, timeout=timeout)
    try:
        if is_success(reply):
            return parsed(look_up, reply)
        error = error_for(look_up, reply)
    except UnexpectedResponse as unexpected:
        if len(lost) == attempts.number and all(_is_page(each) for each in lost):
            # Only pages, such as a login page: Airflow never responded.
            page = error_for(request, lost[-1])
            page.retryable = not intent.is_fresh
            raise page from unexpected
        error = unexpected
    # A 500 is Airflow's own complete response. After any other, the work may still continue.
    if isinstance(error, RunNotFound) and all(status(each) == 500 for each in lost):
        raise error_for(request, lost[-1])
    why = "looking up the run failed"
    if isinstance(error, RunNotFound):
        why = "the server has no such run now, but a request may still be in transit"
    raise _unconfirmed(intent, why) from error


def _is_page(reply: Reply) -> bool:
    return is_success(reply) and not reply.content.lstrip().startswith(b"{")


def _unconfirmed(intent: Intent, why: str) -> TriggerUnconfirmed:
    ref, request = intent.ref, intent.request
    unconfirmed = TriggerUnconfirmed(
        f"DAG {ref.dag_id!r} may have been started as run {ref.run_id!r}: "
        f"{request.method} {request.url} got no clear response, and {why}. To find out, repeat "
        "the call with the same idempotency_key; without a key, use "
        "get_run(error.ref.dag_id, error.ref.run_id).",
        ref=ref,
        **request.where,
    )
    unconfirmed.retryable = intent.wanted.idempotency_key is not None
    return unconfirmed
