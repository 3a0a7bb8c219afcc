"""Start exactly one run."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING

import attrs
import httpx

from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.answers import Reply, error_for, parsed, server_words
from airflow_trigger._flows.attempts import (
    Attempts,
    is_retryable,
    is_success,
    may_have_started,
    observed,
    send,
    status,
)
from airflow_trigger._flows.checks import (
    check_against_dag,
    check_arguments,
    check_version,
)
from airflow_trigger._flows.dags import explained
from airflow_trigger._flows.observer import logger
from airflow_trigger._flows.run_ids import new_run_id, run_id_of_key
from airflow_trigger._flows.runs import get_run, run_request
from airflow_trigger._flows.server import adapter_for, speaks_another_api
from airflow_trigger._flows.steps import Flow, Session
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
    PermissionDenied,
    RunAlreadyExists,
    RunNotFound,
    TriggerUnconfirmed,
    UnexpectedResponse,
)
from airflow_trigger.models import JSON, DagRun, RunRef, TriggerRequest

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Adapter

TO_TRIGGER = "edit on the DAG and create on DAG Runs"

CLASH = "It clashes with another run, and no run of this DAG has this id."

CLASH_OF_DATES = "A run of this DAG has the same logical date already."

IF_UNREAD = " If it did come from Airflow the run exists; get_run(dag_id, run_id) tells."

# Seconds that a look at whether the run exists may take beyond the deadline.
LAST_LOOK = 5.0

# How a DAG refuses a run that it may have taken before.
REFUSALS = (ConfError, DagPaused, InvalidDate)


class Intent:
    """One run that is wanted, under the id that every attempt carries.

    Attributes:
        adapter: Of the API that the server was last found to speak.
        request: That of every attempt by that API.
        has_moved: Whether that is another API than the first attempt was made by.
        lost: What came in the place of the answers that were lost.
        is_under_way: Whether an attempt was sent whose answer is not understood yet.
    """

    def __init__(
        self,
        wanted: TriggerRequest,
        conf: Mapping[str, JSON],
        ref: RunRef,
        adapter: Adapter,
    ) -> None:
        self.wanted = wanted
        self.conf = conf
        self.ref = ref
        self.adapter = adapter
        self.request = self._made()
        self.has_moved = False
        self.lost: list[Reply] = []
        self.is_under_way = False

    @property
    def is_fresh(self) -> bool:
        """Whether nobody else can know the id: an attempt of ours has made the run that has it."""
        return self.wanted.run_id is None and self.wanted.idempotency_key is None

    def use(self, adapter: Adapter) -> None:
        """Go on by another API, with the same id: what was lost before stays lost."""
        self.adapter = adapter
        self.request = self._made()
        self.has_moved = True

    def _made(self) -> Request[DagRun]:
        ref = self.ref
        request = self.adapter.trigger(self.wanted, ref.run_id, self.conf).about(
            f"trigger DAG {ref.dag_id!r} as run {ref.run_id!r}",
            operation="trigger",
            dag_id=ref.dag_id,
            run_id=ref.run_id,
            not_found=DagNotFound,
            permission=TO_TRIGGER,
        )
        # An id that is taken was looked up and not found before this is said.
        request.conflict = CLASH if self.wanted.logical_date is None else CLASH_OF_DATES
        request.if_unread = IF_UNREAD
        return request


def trigger(session: Session, wanted: TriggerRequest) -> Flow[DagRun]:
    """Start exactly one run.

    The run id is chosen before the first attempt, so that asking again after a lost answer finds
    the run of the lost attempt instead of starting another.
    """
    return (yield from observed(session, "trigger", wanted.dag_id, _trigger(session, wanted)))


def _trigger(session: Session, wanted: TriggerRequest) -> Flow[DagRun]:
    until = session.deadline()
    intent = yield from _intended(session, wanted, until)
    while True:
        try:
            yield from check_against_dag(session, wanted, intent.conf, until)
        except REFUSALS as refusal:
            return (yield from _made_before(session, intent, refusal, until))
        run = yield from _interruptible(intent, _started(session, intent, until))
        if run is not None:
            return run
        # Another server answers now: it may know less, and its DAG may be paused.
        yield from check_version(session, wanted, until)


def _interruptible(intent: Intent, flow: Flow[DagRun | None]) -> Flow[DagRun | None]:
    """Say of an interruption that the run may exist, where it may."""
    try:
        return (yield from flow)
    except (AirflowTriggerError, GeneratorExit):
        raise
    except BaseException as interruption:  # Ctrl-C, a cancelled task, a job queue's time limit
        if not intent.lost and not intent.is_under_way:
            raise
        unconfirmed = _unconfirmed(intent, "it was interrupted")
        logger.warning("%s", unconfirmed)
        raise interruption from unconfirmed


def _intended(session: Session, wanted: TriggerRequest, until: float) -> Flow[Intent]:
    check_arguments(session, wanted)
    conf = to_json(wanted.conf, dag_id=wanted.dag_id)
    ref = RunRef(wanted.dag_id, _chosen_id(session, wanted))
    try:
        yield from check_version(session, wanted, until)
        adapter = yield from adapter_for(session, until=until)
    except AirflowTriggerError as error:
        if error.dag_id is not None:
            raise
        raise _not_triggered(wanted, error) from error.__cause__
    return Intent(wanted, conf, ref, adapter)


def _not_triggered(wanted: TriggerRequest, error: AirflowTriggerError) -> AirflowTriggerError:
    """The error of a question that is about no DAG, told of the one that was to be triggered."""
    # A copy, as those that waited for the same answer get the same error.
    named = copy.copy(error)
    named.args = (f"DAG {wanted.dag_id!r} was not triggered, nothing was started: {error}",)
    named.dag_id, named.run_id = wanted.dag_id, wanted.run_id
    return named


def _made_before(
    session: Session, intent: Intent, refusal: AirflowTriggerError, until: float
) -> Flow[DagRun]:
    """The run of a key that is refused now: it may be there from when it was not."""
    if intent.wanted.idempotency_key is None:
        raise refusal
    try:
        existing = yield from get_run(session, intent.ref, until=until)
    except RunNotFound:
        raise refusal from None
    except AirflowTriggerError as error:
        raise refusal from error
    return _found(intent, existing)


def _started(session: Session, intent: Intent, until: float) -> Flow[DagRun | None]:
    """The run; None if nothing was sent to the API that the server speaks by now."""
    attempts = Attempts(session, until)
    while True:
        session.refuse_closed(intent.request.what)
        intent.is_under_way = True
        reply = yield from attempts.send(intent.request)
        if is_success(reply):
            try:
                return parsed(intent.request, reply)
            except UnexpectedResponse:
                intent.lost.append(reply)
        elif status(reply) == 409:
            existing = yield from _existing(session, intent, until, reply)
            if existing is not None:
                return _found(intent, existing)
        elif may_have_started(reply):
            intent.lost.append(reply)
        intent.is_under_way = False
        if (yield from _is_upgraded(session, intent, reply, until)):
            if intent.lost:
                break
            return None
        may_repeat = _may_repeat(intent.wanted, reply)
        if not (yield from attempts.pause(intent.request, reply, may_repeat=may_repeat)):
            break
    if not intent.lost:
        refusal = yield from explained(session, error_for(intent.request, reply), until=until)
        if isinstance(refusal, InvalidRequest):
            _hide_secrets(refusal, intent.conf)
            return (yield from _made_before(session, intent, refusal, until))
        raise refusal
    return _found(intent, (yield from _settle(session, intent, attempts)))


def _hide_secrets(refusal: InvalidRequest, conf: Mapping[str, JSON]) -> None:
    """Leave out what the server quotes of a conf: jsonschema's messages begin with the value."""
    # Loaded for the rare refusal alone.
    from airflow_trigger._flows.problems import without_secrets

    refusal.detail = without_secrets(refusal.detail, dict(conf))
    refusal.args = (without_secrets(str(refusal), dict(conf)),)


def _is_upgraded(session: Session, intent: Intent, reply: Reply, until: float) -> Flow[bool]:
    """Whether the server refused because it speaks another API by now; the intent has it then."""
    # Once: behind a load balancer both may answer for a while.
    if intent.has_moved or is_success(reply) or is_retryable(reply) or status(reply) == 409:
        return False
    error = error_for(intent.request, reply)
    if not (yield from speaks_another_api(session, intent.adapter, error, until)):
        return False
    intent.use((yield from adapter_for(session, until=until)))
    return True


def check_conf(session: Session, wanted: TriggerRequest) -> Flow[dict[str, JSON]]:
    """The conf that a trigger would send."""
    conf = to_json(wanted.conf, dag_id=wanted.dag_id)
    yield from check_against_dag(session, wanted, conf, session.deadline())
    return conf


def _chosen_id(session: Session, wanted: TriggerRequest) -> str:
    if wanted.run_id is not None:
        return wanted.run_id
    key = wanted.idempotency_key
    made = new_run_id() if key is None else run_id_of_key(key, dag_id=wanted.dag_id)
    session.run_ids.check_made(made, dag_id=wanted.dag_id)
    return made


def _may_repeat(wanted: TriggerRequest, reply: Reply) -> bool:
    # Airflow 2 stamps two runs of one microsecond with the same logical date and refuses the
    # second: the next attempt gets another. A date that the caller chose stays taken.
    if status(reply) == 409:
        return wanted.logical_date is None
    return is_success(reply) or is_retryable(reply)


def _found(intent: Intent, existing: DagRun) -> DagRun:
    """What a run that has our id means."""
    wanted = intent.wanted
    if intent.is_fresh:
        return attrs.evolve(existing, created=True)
    is_other = not is_same_json(dict(existing.conf), dict(intent.conf))
    if wanted.run_id is not None and (is_other or not intent.lost):
        raise _already_exists(intent.request, existing)
    if is_other:
        raise _other_conf(wanted, intent.request, existing)
    # After a lost answer the run may be ours, or that of another process with the same id.
    return attrs.evolve(existing, created=None if intent.lost else False)


def _already_exists(request: Request[DagRun], existing: DagRun) -> RunAlreadyExists:
    return RunAlreadyExists(
        f"DAG {existing.dag_id!r} has a run {existing.run_id!r} already, which is "
        f"{existing.state}: {existing.url} Use the existing run (.run) or choose another run_id.",
        status=409,
        detail="the run id is taken",
        run=existing,
        **request.where,
    )


def _other_conf(
    wanted: TriggerRequest, request: Request[DagRun], existing: DagRun
) -> IdempotencyConflict:
    return IdempotencyConflict(
        f"DAG {existing.dag_id!r} was triggered with the idempotency_key "
        f"{wanted.idempotency_key!r} before, and with another conf: {existing.url} "
        "Use the existing run (.run), or another key for another run.",
        status=409,
        detail="the idempotency key was used with another conf",
        run=existing,
        **request.where,
    )


def _existing(
    session: Session, intent: Intent, until: float, conflict: Reply
) -> Flow[DagRun | None]:
    """After a 409: the run that has the id, or None if something else clashed.

    From 3.2 on the answer hides what clashed, so the run is looked up.
    """
    try:
        until = max(until, session.clock() + LAST_LOOK)
        return (yield from get_run(session, intent.ref, until=until))
    except RunNotFound:
        return None
    except (AuthenticationFailed, PermissionDenied) as error:
        # To these credentials Airflow will never tell which run it is.
        if _is_clash_of_dates(conflict):
            return None
        if error.by_airflow and not intent.lost and not intent.is_fresh:
            raise _taken_and_hidden(intent, conflict) from error
        raise _unconfirmed(intent, "the server does not tell") from error
    except AirflowTriggerError as error:
        raise _unconfirmed(intent, "the server could not be asked again") from error


def _is_clash_of_dates(conflict: Reply) -> bool:
    """Whether a 409 says so itself: Airflow 2 does, and Airflow 3 hides what clashed."""
    return isinstance(conflict, httpx.Response) and "logical date:" in server_words(conflict)


def _taken_and_hidden(intent: Intent, conflict: Reply) -> AirflowTriggerError:
    """What a 409 means to credentials that may not read runs."""
    wanted, ref = intent.wanted, intent.ref
    name = f"the run_id {ref.run_id!r}"
    if wanted.idempotency_key is not None:
        name = f"the idempotency_key {wanted.idempotency_key!r} ({name})"
    clash = f"a run with {name} exists already"
    if wanted.logical_date is not None:
        clash += ", or another run has the same logical date"
    intent.request.conflict = (
        f"Nothing was started by this call. Most likely {clash}. These credentials may not read "
        "runs, so it cannot be looked up: give them read on DAG Runs."
    )
    return error_for(intent.request, conflict)


def _settle(session: Session, intent: Intent, attempts: Attempts) -> Flow[DagRun]:
    """After the last attempt: one look at whether a lost one started the run."""
    request, lost = intent.request, intent.lost
    look_up = run_request(intent.adapter, intent.ref)
    timeout = max(attempts.until - session.clock(), LAST_LOOK)
    reply = yield from send(session, look_up, timeout=timeout)
    try:
        if is_success(reply):
            return parsed(look_up, reply)
        error = error_for(look_up, reply)
    except UnexpectedResponse as unexpected:
        if len(lost) == attempts.number and all(_is_page(answer) for answer in lost):
            # Nothing but pages, as of a login: it is not Airflow that answers here.
            raise error_for(request, lost[-1]) from unexpected
        error = unexpected
    # A 500 is Airflow's own complete answer; only behind a proxy's the work may still go on.
    if isinstance(error, RunNotFound) and all(status(answer) == 500 for answer in lost):
        raise error_for(request, lost[-1])
    why = "the server could not be asked again"
    if isinstance(error, RunNotFound):
        why = "the server does not know the run now, but a request may still be on its way there"
    raise _unconfirmed(intent, why) from error


def _is_page(answer: Reply) -> bool:
    return is_success(answer) and not answer.content.lstrip().startswith(b"{")


def _unconfirmed(intent: Intent, why: str) -> TriggerUnconfirmed:
    ref, request = intent.ref, intent.request
    return TriggerUnconfirmed(
        f"DAG {ref.dag_id!r} may have been started as run {ref.run_id!r}: "
        f"{request.method} {request.url} had no clear answer, and {why}. "
        "The same call with the same idempotency_key settles it; without one, "
        "get_run(error.ref.dag_id, error.ref.run_id) tells.",
        ref=ref,
        **request.where,
    )
