"""Wait for many runs, asking for many in one request."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Self

import attrs

from airflow_trigger._adapters.request import BatchFilter, Request
from airflow_trigger._arguments import must_be_iterable
from airflow_trigger._flows.attempts import send
from airflow_trigger._flows.runs import PAGE, run_request
from airflow_trigger._flows.server import adapter_for, speaks_another_api
from airflow_trigger._flows.steps import Flow, Session, Sleep, T
from airflow_trigger._flows.wait import (
    Silence,
    Waiting,
    is_silence,
    patient_adapter,
    poll_pause,
    ref_of,
    too_late,
    understood,
)
from airflow_trigger.errors import (
    AirflowTriggerError,
    ApiError,
    AuthenticationFailed,
    ConfigError,
    UnexpectedResponse,
)
from airflow_trigger.models import DagRun, DagRunState, RunRef

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Adapter, RunPage

UNFINISHED = (DagRunState.QUEUED.value, DagRunState.RUNNING.value)
FINISHED = (DagRunState.SUCCESS.value, DagRunState.FAILED.value)
# A list takes up to two requests, so that so few runs are read one by one.
FEW = 2
# A page costs the server as much as so many reads: one of 100 runs 3 to 6, on 3.0 about 20.
READS_PER_PAGE = 5
# How many runs may cost one page in vain.
RUNS_PER_REQUEST = 50
LIST_TRIES = 3
# How much the clocks here and there may differ; a run that is missed for it is read by itself.
CLOCK_SKEW = timedelta(minutes=2)


@attrs.define(kw_only=True)
class Awaited:
    """The runs that are waited for, and what is known of them.

    Attributes:
        pending: The runs that have not finished, as they were last seen, the latest read last.
        unread: Those of them that are still to be read in this round.
        unreadable: The errors of those that the server does not know, or does not show.
        silent: What came in the place of the latest answer, as while the server restarts.
        silence: For how long nothing else came.
        silences: The same for each run that could not be read, though others could.
        looked: When the latest round began whose lists were answered, by the clock of the day.
        list_tries: How often the lists may still fail while runs can be read.
    """

    how: Waiting
    pending: dict[RunRef, DagRun | None]
    unread: deque[RunRef] = attrs.Factory(deque[RunRef])
    unreadable: list[AirflowTriggerError] = attrs.Factory(list[AirflowTriggerError])
    silent: AirflowTriggerError | None = None
    silence: Silence = attrs.Factory(Silence)
    silences: dict[RunRef, Silence] = attrs.Factory(dict[RunRef, Silence])
    looked: datetime | None = None
    started: float | None = None
    rounds: int = 0
    list_tries: int = LIST_TRIES
    is_list_suspect: bool = False

    @classmethod
    def of(cls, runs: Iterable[DagRun | RunRef], how: Waiting) -> Self:
        must_be_iterable("runs", runs, of="DagRun or RunRef")
        pending: dict[RunRef, DagRun | None] = {}
        for run in runs:
            ref = ref_of(run)
            if isinstance(run, RunRef):
                pending.setdefault(ref)
            else:
                pending[ref] = run
        return cls(how=how, pending=pending)

    @property
    def is_done(self) -> bool:
        return not self.pending

    def see(self, ref: RunRef, run: DagRun) -> list[DagRun]:
        """Note how a run is; gives it back if it has finished."""
        self.silences.pop(ref, None)
        if not run.is_finished:
            self.pending[ref] = run
            return []
        del self.pending[ref]
        return [run]

    def raise_unreadable(self) -> None:
        """After all others have finished: raise the error of those that could not be read."""
        if self.unreadable:
            first, *others = self.unreadable
            for other in others:
                first.add_note(str(other))
            raise first


def next_finished(session: Session, awaited: Awaited) -> Flow[list[DagRun]]:
    """The runs that finish next; none if the server turned out not to know the last ones."""
    if awaited.started is None:
        awaited.started = session.clock()
        try:
            yield from patient_adapter(session, awaited.how)
        except AirflowTriggerError as error:
            if is_silence(session, error):
                awaited.silent = error
                _check_time(session, awaited)
            raise
    while awaited.pending:
        if awaited.unread:
            _check_time(session, awaited)
            finished = yield from _read(session, awaited, awaited.unread.popleft())
        else:
            if awaited.rounds:
                yield from _rest(session, awaited)
            finished = yield from _round(session, awaited)
        if finished:
            return finished
    return []


def _is_late(session: Session, awaited: Awaited) -> bool:
    timeout = awaited.how.timeout
    return timeout is not None and _elapsed(session, awaited) >= timeout


def _check_time(session: Session, awaited: Awaited) -> None:
    timeout = awaited.how.timeout
    if timeout is None or not _is_late(session, awaited):
        return
    seen = [run for run in awaited.pending.values() if run is not None]
    if seen:
        error = too_late(seen[0], timeout, pending=tuple(awaited.pending))
        for unreadable in awaited.unreadable:
            error.add_note(str(unreadable))
        raise error
    if awaited.silent is not None:
        raise awaited.silent


def _rest(session: Session, awaited: Awaited) -> Flow[None]:
    _check_time(session, awaited)
    yield Sleep(poll_pause(session, awaited.how, _elapsed(session, awaited)))


def _elapsed(session: Session, awaited: Awaited) -> float:
    assert awaited.started is not None
    return session.clock() - awaited.started


def _round(session: Session, awaited: Awaited) -> Flow[list[DagRun]]:
    """Look at all pending runs; those that the lists do not show are left as `unread`.

    A list cannot be asked for ids. But the unfinished runs of some DAGs are not many, nor are those
    that ended since the last round.
    """
    awaited.rounds += 1
    since = awaited.looked and awaited.looked - CLOCK_SKEW
    began, look = datetime.now(UTC), Look(unread=dict.fromkeys(awaited.pending))
    awaited.silent = None
    if len(look.unread) > FEW and awaited.list_tries:
        dag_ids = sorted({ref.dag_id for ref in look.unread})
        unfinished = BatchFilter(dag_ids, UNFINISHED, order_by="-id")
        yield from _list(session, awaited, look, unfinished)
        # Those that ended last come first: what an earlier round gave fills no page before them,
        # and what ends meanwhile only moves the others to later places.
        ended = BatchFilter(dag_ids, FINISHED, order_by="-end_date", ended_since=since)
        yield from _list(session, awaited, look, ended)
    awaited.is_list_suspect = awaited.silent is not None
    if awaited.silent is None:
        awaited.looked = began
        awaited.unread.extend(look.unread)
    else:
        # One read tells whether it is the server that does not answer, or the list alone.
        awaited.unread.extend(list(look.unread)[:1])
    return look.finished


@attrs.define(kw_only=True)
class Look:
    """One round of looking at lists: the runs that were not seen yet, and those that finished."""

    unread: dict[RunRef, None]
    finished: list[DagRun] = attrs.field(init=False, factory=list[DagRun])

    def see(self, awaited: Awaited, page: RunPage) -> int:
        """Note how the runs of a page are; gives back how many of them were looked for."""
        before = len(self.unread)
        for run in page.runs:
            if run.ref in self.unread:
                del self.unread[run.ref]
                self.finished += awaited.see(run.ref, run)
        return before - len(self.unread)


def _list(session: Session, awaited: Awaited, look: Look, wanted: BatchFilter) -> Flow[None]:
    offset = pages_in_vain = 0
    goes_on = awaited.silent is None and awaited.list_tries > 0
    while look.unread and goes_on:
        adapter = yield from adapter_for(session)
        request = adapter.list_batch(wanted, limit=PAGE, offset=offset).about(
            f"list the runs of {len(wanted.dag_ids)} DAGs",
            operation="wait_many",
            permission="read on DAG Runs and on the DAGs",
        )
        try:
            page = yield from _ask(session, awaited, adapter, request)
        except (ApiError, UnexpectedResponse) as error:
            if isinstance(error, AuthenticationFailed) or awaited.silence.is_too_long(session):
                raise
            # Whatever it has against the list, the runs can still be read one by one.
            awaited.list_tries = 0
            return
        if page is None:
            return
        awaited.list_tries = LIST_TRIES
        offset += len(page.runs)
        pages_in_vain += look.see(awaited, page) < READS_PER_PAGE
        enough = _enough_for_next(page, offset, pages_in_vain)
        goes_on = len(look.unread) >= enough and not _is_late(session, awaited)


def _enough_for_next(page: RunPage, offset: int, pages_in_vain: int) -> float:
    """How many runs must be left for the next page to be worth its request.

    Either there is a chance that it shows some, as not many pages were in vain; or all the pages
    that are left cost no more than to read each run by itself.
    """
    if not page.runs or (page.total is not None and offset >= page.total):
        return math.inf
    chance = READS_PER_PAGE + RUNS_PER_REQUEST * pages_in_vain
    if page.total is None:
        return chance
    return min(chance, READS_PER_PAGE * (page.total - offset) / len(page.runs))


def _read(session: Session, awaited: Awaited, ref: RunRef) -> Flow[list[DagRun]]:
    adapter = yield from adapter_for(session)
    asked = session.clock()
    try:
        run = yield from _ask(session, awaited, adapter, run_request(adapter, ref))
        if run is None and awaited.silent is not None:
            awaited.silences.setdefault(ref, Silence()).note(session, awaited.silent, asked)
    except AirflowTriggerError as error:
        is_fatal = isinstance(error, AuthenticationFailed | ConfigError)
        if is_fatal or awaited.silence.is_too_long(session):
            raise
        awaited.unreadable.append(error)
        del awaited.pending[ref]
        return []
    # To the end, so that its turn comes after those that were not read.
    awaited.pending[ref] = awaited.pending.pop(ref)
    if run is None:
        return []
    if awaited.is_list_suspect:
        awaited.list_tries -= 1
    return awaited.see(ref, run)


def _ask(
    session: Session, awaited: Awaited, adapter: Adapter, request: Request[T]
) -> Flow[T | None]:
    """Send one request; None if the server gives no answer, as while it restarts."""
    timeout, asked = awaited.how.timeout, session.clock()
    left = None if timeout is None else timeout - _elapsed(session, awaited)
    reply = yield from send(session, request, attempt=awaited.rounds, timeout=left)
    try:
        answer = understood(request, reply)
    except AirflowTriggerError as error:
        until = session.deadline() if left is None else asked + left
        if not (yield from speaks_another_api(session, adapter, error, until)):
            awaited.silence.note(session, error, asked)
        awaited.silent = error
        awaited.unread.clear()
        return None
    awaited.silent = None
    awaited.silence.end()
    return answer
