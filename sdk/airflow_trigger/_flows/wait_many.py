"""Wait for many runs, reading many in one request."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Self

import attrs

from airflow_trigger._adapters.adapter import BatchFilter
from airflow_trigger._adapters.request import Request
from airflow_trigger._arguments import must_be_iterable
from airflow_trigger._flows.runs import PAGE, ref_of, run_request
from airflow_trigger._flows.steps import Flow, Session, Sleep, T
from airflow_trigger._flows.wait import Silence, Waiting, poll, poll_pause, too_late
from airflow_trigger.errors import AirflowTriggerError, ApiError, AuthenticationFailed, ConfigError
from airflow_trigger.models import DagRun, DagRunState, RunRef

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter, RunPage

# Up to this many runs are read one by one, even at the timeout: a list costs about as much.
FEW = 2
# A page of 100 runs costs the server as much as 3 to 6 reads, and on 3.0 as much as about 20.
READS_PER_PAGE = 5
# After this many failed lists in a row, while reads succeed, no more lists are requested.
LIST_TRIES = 3


@attrs.define(kw_only=True)
class Awaited:
    """The awaited runs, and what is known about them.

    Attributes:
        pending: The unfinished runs, as last read; the most recently read one is last.
        unread: The pending runs that still have to be read in this round.
        unreadable: The errors of runs that do not exist, or that the credentials may not read.
        failure: Why the latest request failed, if the server may respond again later.
        silence: How long no request has succeeded.
        silences: The same for each run whose reads fail while other requests succeed.
        list_tries: How many more lists may fail.
    """

    how: Waiting
    pending: dict[RunRef, DagRun | None]
    unread: dict[RunRef, None] = attrs.Factory(dict[RunRef, None])
    unreadable: list[AirflowTriggerError] = attrs.Factory(list[AirflowTriggerError])
    failure: AirflowTriggerError | None = None
    silence: Silence = attrs.Factory(Silence)
    silences: dict[RunRef, Silence] = attrs.Factory(dict[RunRef, Silence])
    started: float = math.nan
    rounds: int = 0
    list_tries: int = LIST_TRIES

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

    @property
    def end(self) -> float:
        return self.how.end(self.started)

    def see(self, ref: RunRef, run: DagRun) -> list[DagRun]:
        """Note the state of a run; returns the run if it has finished."""
        self.silences.pop(ref, None)
        if not run.is_finished:
            self.pending[ref] = run
            return []
        del self.pending[ref]
        return [run]

    def raise_unreadable(self) -> None:
        """Raise the errors of the unreadable runs, after all others have finished."""
        if self.unreadable:
            first, *others = self.unreadable
            for other in others:
                first.add_note(str(other))
            raise first


def next_finished(session: Session, awaited: Awaited) -> Flow[list[DagRun]]:
    """The runs that finish next; none if the last ones turned out to be unreadable."""
    if not awaited.rounds:
        awaited.started = session.clock()
    while awaited.pending:
        if awaited.unread:
            if len(awaited.unread) > FEW:
                _check_time(session, awaited)
            finished = yield from _read(session, awaited)
        else:
            if awaited.rounds:
                _check_time(session, awaited)
                elapsed = session.clock() - awaited.started
                yield Sleep(poll_pause(session, awaited.how, elapsed))
            finished = yield from _round(session, awaited)
        if finished:
            return finished
    return []


def _check_time(session: Session, awaited: Awaited) -> None:
    if session.clock() < awaited.end:
        return
    seen = [run for run in awaited.pending.values() if run is not None]
    if seen:
        error = too_late(seen[0], awaited.how, pending=tuple(awaited.pending))
        for unreadable in awaited.unreadable:
            error.add_note(str(unreadable))
        raise error
    if awaited.failure is not None:
        raise awaited.failure


def _round(session: Session, awaited: Awaited) -> Flow[list[DagRun]]:
    """Find the pending runs in lists; the runs that no list contains remain `unread`.

    A list cannot be filtered by run ids. But a few DAGs do not have many unfinished runs, and a run
    that is no longer among them is one of those that ended last.
    """
    awaited.rounds += 1
    awaited.unread, awaited.failure = dict.fromkeys(awaited.pending), None
    dag_ids = sorted({ref.dag_id for ref in awaited.pending})
    unfinished = (DagRunState.QUEUED.value, DagRunState.RUNNING.value)
    ended = (DagRunState.SUCCESS.value, DagRunState.FAILED.value)
    # Newest first: a run that is added or ends meanwhile only moves the others to later pages.
    finished = yield from _list(session, awaited, BatchFilter(dag_ids, unfinished, "-id"))
    finished += yield from _list(session, awaited, BatchFilter(dag_ids, ended, "-end_date"))
    if awaited.failure is not None:
        # One read shows whether the whole server does not respond, or only its lists.
        awaited.unread = dict.fromkeys([*awaited.unread][:1])
    return finished


def _list(session: Session, awaited: Awaited, wanted: BatchFilter) -> Flow[list[DagRun]]:
    """Note the runs that a list shows; returns the runs that have finished."""
    finished: list[DagRun] = []
    offset = 0

    def request_with(adapter: Adapter) -> Request[RunPage]:
        return adapter.list_batch(wanted, limit=PAGE, offset=offset).about(
            f"list the runs of {len(wanted.dag_ids)} DAGs",
            operation="wait_many",
            permission="read on DAG Runs and on the DAGs",
        )

    is_worth_it = len(awaited.unread) > FEW and awaited.list_tries > 0 and awaited.failure is None
    while is_worth_it:
        try:
            page = yield from _ask(session, awaited, request_with)
        except ApiError as error:
            if _is_fatal(session, awaited, error):
                raise
            # The credentials may allow reading one run, but not listing runs.
            awaited.list_tries = 0
            break
        if page is None:
            awaited.list_tries -= 1
            break
        awaited.list_tries = LIST_TRIES
        before = len(awaited.unread)
        for run in page.runs:
            ref = run.ref
            if ref in awaited.unread:
                del awaited.unread[ref]
                finished += awaited.see(ref, run)
        offset += len(page.runs)
        enough = _enough(page, offset, shown=before - len(awaited.unread))
        is_worth_it = len(awaited.unread) >= enough and session.clock() < awaited.end
    return finished


def _enough(page: RunPage, offset: int, *, shown: int) -> float:
    """How many runs must remain so that the next page costs no more than reading each of them."""
    left = math.inf if page.total is None else page.total - offset
    if not page.runs or left <= 0:
        return math.inf
    all_pages = READS_PER_PAGE * left / len(page.runs)
    # The next page is likely to contain as many awaited runs as this one.
    return min(all_pages, READS_PER_PAGE) if shown >= READS_PER_PAGE else all_pages


def _read(session: Session, awaited: Awaited) -> Flow[list[DagRun]]:
    ref, asked = next(iter(awaited.unread)), session.clock()
    del awaited.unread[ref]
    try:
        run = yield from _ask(session, awaited, lambda adapter: run_request(adapter, ref))
        if awaited.failure is not None:
            awaited.silences.setdefault(ref, Silence()).note(session, awaited.failure, asked)
    except AirflowTriggerError as error:
        if _is_fatal(session, awaited, error):
            raise
        awaited.unreadable.append(error)
        del awaited.pending[ref]
        return []
    # Moved to the end, so that the runs that were not read come first in the next round.
    awaited.pending[ref] = awaited.pending.pop(ref)
    if run is not None:
        return awaited.see(ref, run)
    # The server itself does not respond: lists are not the problem.
    awaited.unread, awaited.list_tries = {}, LIST_TRIES
    return []


def _is_fatal(session: Session, awaited: Awaited, error: AirflowTriggerError) -> bool:
    """Whether an error concerns all runs, and not one list or one run only."""
    is_of_all = isinstance(error, AuthenticationFailed | ConfigError) or session.adapter is None
    return is_of_all or awaited.silence.is_too_long(session)


def _ask(
    session: Session,
    awaited: Awaited,
    request_with: Callable[[Adapter], Request[T]],
) -> Flow[T | None]:
    """Send one request; None if the server does not respond, as during a restart."""
    response = yield from poll(
        session,
        request_with,
        awaited.silence,
        number=awaited.rounds,
        end=awaited.end,
    )
    if isinstance(response, AirflowTriggerError):
        awaited.failure = response
        return None
    awaited.failure = None
    return response
