"""Wait for a run."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from airflow_trigger._answers import error_for, parsed
from airflow_trigger._choices import shown
from airflow_trigger._flows.attempts import is_retryable, is_success, observed, send
from airflow_trigger._flows.runs import read_call
from airflow_trigger._flows.server import adapter_for
from airflow_trigger._flows.steps import Flow, Session, Sleep
from airflow_trigger.errors import (
    ConnectionFailed,
    RateLimited,
    RequestTimeout,
    RunFailed,
    ServerError,
    WaitTimeout,
)
from airflow_trigger.models import DagRun, DagRunState, RunRef

if TYPE_CHECKING:
    from airflow_trigger._adapters._interface import Adapter

# The next poll is due after a tenth of the time waited so far: a run is seen to end at most about a
# tenth late, and a long run costs few requests.
QUICKEST_POLL = 0.5
SLOWEST_POLL = 15.0
# How long `wait` goes on asking a server that does not answer, as while it restarts.
PATIENCE = 300.0


@attrs.frozen(kw_only=True)
class Waiting:
    """How `wait` waits; times in seconds."""

    timeout: float | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.ge(0))
    )
    poll_interval: float | None = attrs.field(
        default=None,
        validator=attrs.validators.optional(
            attrs.validators.and_(
                attrs.validators.gt(0),
                # No thread can sleep longer.
                attrs.validators.le(threading.TIMEOUT_MAX),
            )
        ),
    )
    raise_on_failure: bool = True
    on_poll: Callable[[DagRun], None] | None = None


def ref_of(run: object) -> RunRef:
    """The name of a run that is to be waited for.

    Raises:
        TypeError: It is neither a run nor the name of one.
    """
    if isinstance(run, RunRef):
        return run
    if isinstance(run, DagRun):
        return run.ref
    raise TypeError(
        f"a run to wait for must be a DagRun or a RunRef(dag_id, run_id), not {shown(run)}"
    )


def wait(session: Session, run: DagRun | RunRef, how: Waiting) -> Flow[DagRun]:
    """Ask for the run until it has finished."""
    ref, seen = ref_of(run), None if isinstance(run, RunRef) else run
    return (yield from observed(session, "wait", ref.dag_id, _wait(session, ref, seen, how)))


def _wait(session: Session, ref: RunRef, seen: DagRun | None, how: Waiting) -> Flow[DagRun]:
    started, silent_since = session.clock(), math.inf
    call = read_call(session, (yield from patient_adapter(session, how)), ref)
    poll = 0
    while True:
        poll += 1
        left = None if how.timeout is None else started + how.timeout - session.clock()
        asked = session.clock()
        reply = yield from send(session, call, attempt=poll, timeout=left)
        now = session.clock()
        if is_success(reply):
            seen, silent_since = parsed(call, reply), math.inf
            if how.on_poll is not None:
                how.on_poll(seen)
            if seen.is_finished:
                return _finished(seen, how)
        else:
            silent_since = min(silent_since, asked)
            if not is_retryable(reply) or now - silent_since >= PATIENCE:
                raise error_for(call, reply)
        if how.timeout is not None and now - started >= how.timeout:
            raise too_late(seen, how.timeout, pending=(ref,)) if seen else error_for(call, reply)
        yield Sleep(poll_pause(session, how, now - started))


def patient_adapter(session: Session, how: Waiting) -> Flow[Adapter]:
    """The adapter, asking for it as patiently as for the run if the server is not there now."""
    started = session.clock()
    end = started + (PATIENCE if how.timeout is None else min(how.timeout, PATIENCE))
    while True:
        try:
            return (yield from adapter_for(session, until=min(end, session.deadline())))
        except (ConnectionFailed, RateLimited, RequestTimeout, ServerError) as error:
            if isinstance(error, ConnectionFailed) and not error.may_pass:
                raise
            now = session.clock()
            pause = poll_pause(session, how, now - started)
            if now + pause >= end:
                raise
        yield Sleep(pause)


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
