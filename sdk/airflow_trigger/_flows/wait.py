"""Wait for a run."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from airflow_trigger._arguments import (
    LONGEST_SLEEP,
    must_be_bool,
    must_be_callable,
    must_be_positive,
    must_not_be_negative,
    shown,
)
from airflow_trigger._flows.answers import Reply, error_for
from airflow_trigger._flows.attempts import is_success, observed, parsed, send
from airflow_trigger._flows.observer import logger
from airflow_trigger._flows.runs import check_ref, run_request
from airflow_trigger._flows.server import adapter_for, speaks_another_api
from airflow_trigger._flows.steps import Flow, Session, Sleep, T
from airflow_trigger._http import faults as _faults
from airflow_trigger.errors import (
    AirflowTriggerError,
    ApiError,
    ConnectionFailed,
    NotFound,
    RateLimited,
    RequestTimeout,
    RunFailed,
    RunNotFound,
    ServerError,
    UnexpectedResponse,
    Unsupported,
    WaitTimeout,
)
from airflow_trigger.models import DagRun, DagRunState, RunRef

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Adapter, Request

# The next poll is due after a tenth of the time waited so far: a run is seen to end at most about a
# tenth late, and a long run costs few requests.
QUICKEST_POLL = 0.5
SLOWEST_POLL = 15.0
# How long `wait` goes on asking a server that does not answer, as while it restarts.
PATIENCE = 300.0


@attrs.frozen(kw_only=True)
class Waiting:
    """How `wait` waits; times in seconds."""

    timeout: float | None = None
    poll_interval: float | None = None
    raise_on_failure: bool = True
    on_poll: Callable[[DagRun], None] | None = None

    def __attrs_post_init__(self) -> None:
        # An infinite one is as good as none.
        if self.timeout is not None and self.timeout != math.inf:
            must_not_be_negative("timeout", self.timeout)
        if self.poll_interval is not None:
            must_be_positive("poll_interval", self.poll_interval, most=LONGEST_SLEEP)
        must_be_bool("raise_on_failure", self.raise_on_failure)
        if self.on_poll is not None:
            must_be_callable("on_poll", self.on_poll)


def ref_of(run: object) -> RunRef:
    """The name of a run that is to be waited for.

    Raises:
        TypeError: It is neither a run nor the name of one.
        ValueError: No run can be read by that name.
    """
    if isinstance(run, RunRef | DagRun):
        ref = run if isinstance(run, RunRef) else run.ref
        check_ref(ref)
        return ref
    hint = "; RunRef.parse reads what str(run.ref) gave" if isinstance(run, str) else ""
    raise TypeError(
        f"a run to wait for must be a DagRun or a RunRef(dag_id, run_id), not {shown(run)}{hint}"
    )


def wait(session: Session, run: DagRun | RunRef, how: Waiting) -> Flow[DagRun]:
    """Ask for the run until it has finished."""
    ref, seen = ref_of(run), None if isinstance(run, RunRef) else run
    return (yield from observed(session, "wait", ref.dag_id, _wait(session, ref, seen, how)))


def _wait(session: Session, ref: RunRef, seen: DagRun | None, how: Waiting) -> Flow[DagRun]:
    started, silence = session.clock(), Silence()
    end = math.inf if how.timeout is None else started + how.timeout
    try:
        adapter = yield from patient_adapter(session, how)
    except AirflowTriggerError as error:
        error.dag_id, error.run_id = error.dag_id or ref.dag_id, error.run_id or ref.run_id
        if seen is None or not is_silence(session, error) or session.clock() < end:
            raise
        raise _too_late(seen, how, ref) from error
    poll = 0
    while True:
        poll += 1
        until = min(end, session.deadline())
        left = None if how.timeout is None else end - session.clock()
        request, asked = run_request(adapter, ref), session.clock()
        reply = yield from send(session, request, attempt=poll, timeout=left)
        try:
            seen = understood(request, reply)
        except AirflowTriggerError as error:
            if (yield from speaks_another_api(session, adapter, error, until)):
                adapter = yield from adapter_for(session, until=until)
            else:
                silence.note(session, error, asked)
            if session.clock() >= end:
                raise (_too_late(seen, how, ref) if seen else error) from None
        else:
            silence.end()
            if how.on_poll is not None:
                how.on_poll(seen)
            if seen.is_finished:
                return _finished(seen, how)
            if session.clock() >= end:
                raise _too_late(seen, how, ref)
        yield Sleep(poll_pause(session, how, session.clock() - started))


def understood(request: Request[T], reply: Reply) -> T:
    """What a reply says of the runs that were asked for; raises the error of any other reply."""
    if is_success(reply):
        return parsed(request, reply)
    raise error_for(request, reply)


class Silence:
    """The time for which nothing came that Airflow itself had to say of the runs.

    A server that restarts or is redeployed does not answer, and what stands in front of it answers
    as it likes: with a 404, a redirect, or a page.
    """

    def __init__(self) -> None:
        self._since = math.inf

    def note(self, session: Session, error: AirflowTriggerError, asked: float) -> None:
        """Note what came in the place of an answer; raises it where there is no use in waiting on.

        Args:
            session: The client's.
            error: What came of a request.
            asked: When that was sent, on the session's clock.
        """
        is_first = self._since == math.inf
        self._since = min(self._since, asked)
        if not is_silence(session, error) or self.is_too_long(session):
            raise error
        if is_first:
            logger.warning("Waiting on, for up to %d s: %s", PATIENCE, error)

    def is_too_long(self, session: Session) -> bool:
        return session.clock() - self._since >= PATIENCE

    def end(self) -> None:
        self._since = math.inf


def is_silence(session: Session, error: AirflowTriggerError) -> bool:
    """Whether it is not Airflow's own answer to what was asked, and so may change by itself."""
    if isinstance(error, RateLimited | ServerError):
        return True
    if isinstance(error, NotFound):
        return not isinstance(error, RunNotFound)
    if isinstance(error, ApiError):
        if _faults.advice_on_refusal(error.detail, error.status):
            return False
        # Whoever does not know these credentials wants others; asking again is no use.
        return not error.by_airflow and error.status != 401
    if isinstance(error, Unsupported):
        # While an upgrade goes on, an old and a new server may answer in turn.
        return session.api is None
    if isinstance(error, ConnectionFailed):
        return error.may_pass
    return isinstance(error, RequestTimeout | UnexpectedResponse)


def patient_adapter(session: Session, how: Waiting) -> Flow[Adapter]:
    """The adapter, asking for it as patiently as for the run if the server is not there now."""
    started = session.clock()
    end = started + (PATIENCE if how.timeout is None else min(how.timeout, PATIENCE))
    while True:
        try:
            return (yield from adapter_for(session, until=min(end, session.deadline())))
        except AirflowTriggerError as error:
            if not is_silence(session, error) or session.clock() >= end:
                raise
            failure = error
        now = session.clock()
        yield Sleep(min(end - now, poll_pause(session, how, now - started)))
        if session.clock() >= end:
            raise failure


def poll_pause(session: Session, how: Waiting, elapsed: float) -> float:
    pause = how.poll_interval
    if pause is None:
        pause = min(max(QUICKEST_POLL, elapsed / 10), SLOWEST_POLL) * (0.8 + 0.4 * session.jitter())
    # The last poll is made when the time is up, not some time before.
    return pause if how.timeout is None else min(pause, max(0.0, how.timeout - elapsed))


def _finished(run: DagRun, how: Waiting) -> DagRun:
    if run.state == DagRunState.SUCCESS or not how.raise_on_failure:
        return run
    raise RunFailed(
        f"Run {run.run_id!r} of DAG {run.dag_id!r} ended as {run.state}. See {run.url}",
        run=run,
        dag_id=run.dag_id,
        run_id=run.run_id,
    )


def _too_late(run: DagRun, how: Waiting, ref: RunRef) -> WaitTimeout:
    assert how.timeout is not None
    return too_late(run, how.timeout, pending=(ref,))


def too_late(run: DagRun, timeout: float, *, pending: tuple[RunRef, ...]) -> WaitTimeout:
    others = f" Other runs that go on: {len(pending) - 1}." if len(pending) > 1 else ""
    return WaitTimeout(
        f"Run {run.run_id!r} of DAG {run.dag_id!r} was still {run.state} after {timeout:g} seconds "
        f"and goes on. See {run.url}{others}",
        run=run,
        pending=pending,
        dag_id=run.dag_id,
        run_id=run.run_id,
    )
