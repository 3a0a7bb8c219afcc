"""Wait for a run."""

from __future__ import annotations

import copy
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
)
from airflow_trigger._flows.answers import error_for
from airflow_trigger._flows.attempts import is_success, observed, parsed, send
from airflow_trigger._flows.observer import logger
from airflow_trigger._flows.runs import ref_of, run_request
from airflow_trigger._flows.server import adapter_for, speaks_another_api
from airflow_trigger._flows.steps import Flow, Session, Sleep, T
from airflow_trigger._flows.tasks import failed_tasks
from airflow_trigger._flows.texts import listed
from airflow_trigger._flows.trigger import trigger
from airflow_trigger._http.faults import advice_on_refusal
from airflow_trigger._http.requests import SHORTEST_TIMEOUT
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
from airflow_trigger.models import DagRun, DagRunState, RunRef, TriggerRequest

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter
    from airflow_trigger._adapters.request import Request

# The polling interval is a tenth of the elapsed time: the end of a run is seen at most about a
# tenth late, and a long run costs few requests.
QUICKEST_POLL = 0.5
SLOWEST_POLL = 15.0
# How many seconds a wait continues while the server does not respond, as during a restart.
PATIENCE = 300.0
# After how many seconds in the queue a run is reported as stuck. A running one may well take hours,
# and the run itself does not show whether its tasks are running.
STANDSTILL = 60.0
# How many seconds a wait may take to read which tasks of a failed run failed; less if its timeout
# has passed.
LONGEST_LOOK = 5.0
SHORTEST_LOOK = 1.0


@attrs.frozen(kw_only=True)
class Waiting:
    """The options of a wait; times in seconds."""

    timeout: float | None = None
    poll_interval: float | None = None
    raise_on_failure: bool = True
    on_poll: Callable[[DagRun], None] | None = None

    def __attrs_post_init__(self) -> None:
        # An infinite timeout is the same as none.
        if self.timeout is not None and self.timeout != math.inf:
            must_not_be_negative("timeout", self.timeout)
        if self.poll_interval is not None:
            must_be_positive("poll_interval", self.poll_interval, most=LONGEST_SLEEP)
        must_be_bool("raise_on_failure", self.raise_on_failure)
        if self.on_poll is not None:
            must_be_callable("on_poll", self.on_poll)

    def end(self, started: float) -> float:
        """When a wait that started at that time times out."""
        return math.inf if self.timeout is None else started + self.timeout


def wait(session: Session, run: DagRun | RunRef, how: Waiting) -> Flow[DagRun]:
    """Read the run at intervals until it has finished."""
    ref, seen = ref_of(run), None if isinstance(run, RunRef) else run
    return (yield from observed(session, "wait", ref.dag_id, _wait(session, ref, seen, how)))


def trigger_and_wait(session: Session, wanted: TriggerRequest, how: Waiting) -> Flow[DagRun]:
    """Start exactly one run, and wait until it has finished."""
    run = yield from trigger(session, wanted)
    try:
        finished = yield from wait(session, run, how)
    except (RunFailed, WaitTimeout):
        raise
    except AirflowTriggerError as error:
        raise _after_the_start(error, run, wanted) from error.__cause__
    return attrs.evolve(finished, created=run.created)


def _after_the_start(
    error: AirflowTriggerError, run: DagRun, wanted: TriggerRequest
) -> AirflowTriggerError:
    """The error of a wait in `run`, with the run that the call has already triggered."""
    told = copy.copy(error)
    verb = "was started" if run.created else "exists"
    told.args = (
        f"Run {run.run_id!r} of DAG {run.dag_id!r} {verb}, but waiting for it failed: {error}",
    )
    told.dag_id, told.run_id = run.dag_id, run.run_id
    # Without a key, the same call would start another run, or refuse the run id.
    told.retryable = error.retryable and wanted.idempotency_key is not None
    return told


def _wait(session: Session, ref: RunRef, seen: DagRun | None, how: Waiting) -> Flow[DagRun]:
    started, silence, number = session.clock(), Silence(), 0
    end, queue = how.end(started), Queue()
    while True:
        number += 1
        found = yield from poll(
            session,
            lambda adapter: run_request(adapter, ref),
            silence,
            number=number,
            end=end,
            ref=ref,
        )
        if isinstance(found, DagRun):
            seen = found
            if how.on_poll is not None:
                how.on_poll(seen)
            if seen.is_finished:
                return (yield from _finished(session, seen, how, end))
            queue.note(session, seen)
        if session.clock() >= end:
            failure = None if isinstance(found, DagRun) else found
            if seen is not None:
                raise too_late(seen, how, pending=(ref,)) from failure
            assert failure is not None
            raise failure
        yield Sleep(poll_pause(session, how, session.clock() - started))


def poll(
    session: Session,
    request_with: Callable[[Adapter], Request[T]],
    silence: Silence,
    *,
    number: int,
    end: float,
    ref: RunRef | None = None,
) -> Flow[T | AirflowTriggerError]:
    """Send one request of a wait; returns its error if that may be temporary, as during a restart.

    The wait times out at `end`; `ref` is the run, if the request is about one.
    """
    adapter, asked = session.adapter, session.clock()
    # A wait polls once more at its timeout, and may have no adapter even then.
    until = min(max(end, asked + SHORTEST_TIMEOUT), session.deadline())
    try:
        if adapter is None:
            where = (ref.dag_id, ref.run_id) if ref else ()
            adapter = yield from adapter_for(session, *where, until=until)
        request = request_with(adapter)
        left = None if end == math.inf else end - session.clock()
        reply = yield from send(session, request, attempt=number, timeout=left)
        if not is_success(reply):
            raise error_for(request, reply)
        response = parsed(request, reply)
    except AirflowTriggerError as error:
        if adapter is None or not (yield from speaks_another_api(session, adapter, error, until)):
            silence.note(session, error, asked)
        return error
    silence.end()
    return response


class Silence:
    """How long Airflow itself has not responded.

    While a server restarts or is redeployed, there is no response, or the proxy in front of it
    responds in its place: with a 404, a redirect, or a page.
    """

    def __init__(self) -> None:
        self._since = math.inf

    def note(self, session: Session, error: AirflowTriggerError, asked: float) -> None:
        """Note a request that failed and when it was sent; raises if continuing is pointless."""
        is_first = self._since == math.inf
        self._since = min(self._since, asked)
        if not is_silence(session, error) or self.is_too_long(session):
            raise error
        if is_first:
            logger.warning("Still waiting, for up to %d s without a response: %s", PATIENCE, error)

    def is_too_long(self, session: Session) -> bool:
        return session.clock() - self._since >= PATIENCE

    def end(self) -> None:
        self._since = math.inf


class Queue:
    """How long a run has been queued, as far as the wait knows."""

    def __init__(self) -> None:
        self._since = math.inf
        self._is_told = False

    def note(self, session: Session, run: DagRun) -> None:
        """Note the state of a run; logs once if it does not leave the queue."""
        if run.state != DagRunState.QUEUED:
            self._since, self._is_told = math.inf, False
            return
        self._since = min(self._since, session.clock())
        if not self._is_told and session.clock() - self._since >= STANDSTILL:
            self._is_told = True
            logger.warning(
                "Run %r of DAG %r has been queued for over %d s: airflow.why(run) shows why.",
                *(run.run_id, run.dag_id, STANDSTILL),
                extra={"dag_id": run.dag_id, "run_id": run.run_id},
            )


def is_silence(session: Session, error: AirflowTriggerError) -> bool:
    """Whether an error is not Airflow's own response to the request, and so may be temporary."""
    if isinstance(error, RateLimited | ServerError):
        return True
    if isinstance(error, NotFound):
        return not isinstance(error, RunNotFound)
    if isinstance(error, ApiError):
        if advice_on_refusal(error.detail, error.status):
            return False
        # A 401, even from a proxy, means that the credentials are wrong: a retry does not help.
        return not error.by_airflow and error.status != 401
    if isinstance(error, Unsupported):
        # During an upgrade, an old and a new server may respond in turn.
        return session.api is None
    if isinstance(error, ConnectionFailed):
        return error.may_pass
    return isinstance(error, RequestTimeout | UnexpectedResponse)


def poll_pause(session: Session, how: Waiting, elapsed: float) -> float:
    pause = how.poll_interval
    if pause is None:
        pause = min(max(QUICKEST_POLL, elapsed / 10), SLOWEST_POLL) * (0.8 + 0.4 * session.jitter())
    # The last poll is sent at the timeout, not some time before.
    return pause if how.timeout is None else min(pause, max(0.0, how.timeout - elapsed))


def _finished(session: Session, run: DagRun, how: Waiting, end: float) -> Flow[DagRun]:
    if run.state == DagRunState.SUCCESS or not how.raise_on_failure:
        return run
    timeout = min(max(end - session.clock(), SHORTEST_LOOK), LONGEST_LOOK)
    tasks, count = yield from failed_tasks(session, run.ref, timeout=timeout)
    names = [f"{task.name!r} (try {task.try_number})" for task in tasks]
    told = f"{'task' if count == 1 else 'tasks'} {listed(names, count=count)} failed"
    words = f": {told}" if tasks else ""
    raise RunFailed(
        f"Run {run.run_id!r} of DAG {run.dag_id!r} ended as {run.state}{words}. The client's "
        f"failure(run) returns the exceptions and the last lines of the logs. See {run.url}",
        run=run,
        tasks=tasks,
        dag_id=run.dag_id,
        run_id=run.run_id,
    )


def too_late(run: DagRun, how: Waiting, *, pending: tuple[RunRef, ...]) -> WaitTimeout:
    seconds = "1 second" if how.timeout == 1 else f"{how.timeout:g} seconds"
    others = f" Other unfinished runs: {len(pending) - 1}." if len(pending) > 1 else ""
    return WaitTimeout(
        f"Run {run.run_id!r} of DAG {run.dag_id!r} was still {run.state} after {seconds} "
        f"and continues; airflow.why(run) shows why.{others} See {run.url}",
        run=run,
        pending=pending,
        dag_id=run.dag_id,
        run_id=run.run_id,
    )
