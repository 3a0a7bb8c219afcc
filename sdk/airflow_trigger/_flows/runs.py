"""Read one run, and list runs page by page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Self

import attrs

from airflow_trigger._adapters.adapter import RunFilter, RunPage
from airflow_trigger._adapters.request import Request
from airflow_trigger._arguments import (
    must_be_count,
    must_be_date,
    must_be_id,
    must_be_iterable,
    must_be_text,
    shown,
)
from airflow_trigger._flows.dags import asked, dag
from airflow_trigger._flows.run_ids import run_id_of_key
from airflow_trigger._flows.server import adapter_for, ask
from airflow_trigger._flows.steps import Flow, Session
from airflow_trigger.errors import DagNotFound, InvalidDate, InvalidRequest, NotFound, RunNotFound
from airflow_trigger.models import DagRun, DagRunState, RunRef

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter


def get_run(
    session: Session,
    ref: RunRef,
    *,
    deadline: float | None = None,
    until: float | None = None,
) -> Flow[DagRun]:
    """Read one run, within `deadline` seconds, or as part of a call that ends at `until`."""
    check_ref(ref)
    until = session.deadline(deadline) if until is None else until
    return (
        yield from ask(
            session,
            lambda adapter: run_request(adapter, ref),
            dag_id=ref.dag_id,
            run_id=ref.run_id,
            until=until,
        )
    )


def ref_for(dag_id: str, run_id: str | None, idempotency_key: str | None) -> RunRef:
    """The reference to a run that is given by its id or by its key.

    Raises:
        InvalidRunId: The key is empty, or not Unicode.
        TypeError, ValueError: An id is not a str, or is empty; or none or both of them are given.
    """
    if idempotency_key is None:
        if run_id is None:
            raise TypeError("run_id must be a str, not None; or pass an idempotency_key instead")
        return RunRef(dag_id, run_id)
    if run_id is not None:
        raise ValueError("pass either a run_id or an idempotency_key, not both")
    must_be_text("idempotency_key", idempotency_key)
    must_be_id("dag_id", dag_id)
    return RunRef(dag_id, run_id_of_key(idempotency_key, dag_id=dag_id))


def ref_of(run: object) -> RunRef:
    """The reference to a run that a caller gave.

    Raises:
        TypeError: It is neither a run nor a reference to one.
        ValueError: An id is empty, or cannot be part of a path.
    """
    if isinstance(run, RunRef | DagRun):
        ref = run if isinstance(run, RunRef) else run.ref
        check_ref(ref)
        return ref
    hint = "; RunRef.parse reads the text of str(run.ref)" if isinstance(run, str) else ""
    raise TypeError(f"a run must be a DagRun or a RunRef(dag_id, run_id), not {shown(run)}{hint}")


def check_ref(ref: RunRef) -> None:
    """Refuse ids that cannot be part of a path, or that no database can store.

    The server decides about all other ids: it may have had another pattern before.
    """
    must_be_id("dag_id", ref.dag_id)
    must_be_id("run_id", ref.run_id)


def run_request(adapter: Adapter, ref: RunRef) -> Request[DagRun]:
    return adapter.get_run(ref.dag_id, ref.run_id).about(
        f"read run {ref.run_id!r} of DAG {ref.dag_id!r}",
        operation="get_run",
        dag_id=ref.dag_id,
        run_id=ref.run_id,
        not_found=RunNotFound,
        permission=TO_READ,
    )


# Servers silently limit a longer page to this size, or to less: `[api] maximum_page_limit`.
PAGE = 100
TO_READ = "read on DAG Runs and on the DAG"


@attrs.define(kw_only=True)
class Listing:
    """The progress of reading a list of runs.

    The newest run is first, so a run that is created meanwhile only moves the others to later
    places: no run is missed, and a run that appears twice is returned once.
    """

    wanted: RunFilter
    limit: int | None
    offset: int = 0
    is_done: bool = False
    seen: set[RunRef] = attrs.Factory(set[RunRef])

    @classmethod
    def of(
        cls,
        dag_id: str | None,
        *,
        states: Iterable[str] | None,
        since: datetime | None,
        limit: int | None,
    ) -> Self:
        """Check the arguments of `runs`.

        Raises:
            InvalidDate: `since` has no time zone.
            TypeError, ValueError: An argument has the wrong type, or `limit` is below 0.
        """
        if dag_id is not None:
            must_be_id("dag_id", dag_id)
        if limit is not None:
            must_be_count("limit", limit, least=0)
        if since is not None:
            _check_since(since, dag_id)
        wanted = RunFilter(dag_id=dag_id, states=_several(states), since=since)
        # An empty list of states matches no runs, but servers treat an empty filter as all states.
        is_empty = states is not None and not wanted.states
        return cls(wanted=wanted, limit=limit, is_done=limit == 0 or is_empty)


def _check_since(since: datetime, dag_id: str | None) -> None:
    must_be_date("since", since)
    if since.utcoffset() is None:
        raise InvalidDate(
            f"since={since.isoformat()} has no time zone. Pass an aware datetime.", dag_id=dag_id
        )


def _several(states: Iterable[str] | None) -> tuple[str, ...]:
    if states is None:
        return ()
    if isinstance(states, str):
        raise TypeError(f"states must be several, such as [{str(states)!r}], not a str")
    must_be_iterable("states", states, of="states like 'failed'")
    several = tuple(states)
    for state in several:
        must_be_text("each of the states", state)
    return several


def next_page(session: Session, listing: Listing) -> Flow[list[DagRun]]:
    """Read the next runs of the list; sets `is_done` after the last ones."""
    dag_id = listing.wanted.dag_id
    page = yield from asked(
        session, lambda adapter: _page_request(adapter, listing), dag_id, session.deadline()
    )
    if not page.runs and not listing.offset and dag_id is not None:
        adapter = session.adapter or (yield from adapter_for(session))
        if adapter.api == "v1":
            # Airflow 2 responds with an empty list for a DAG that does not exist.
            yield from dag(session, dag_id)
    listing.offset += len(page.runs)
    new = [run for run in page.runs if run.ref not in listing.seen]
    if listing.limit is not None:
        new = new[: listing.limit - len(listing.seen)]
    listing.seen |= {run.ref for run in new}
    is_last = not page.runs or (page.total is not None and listing.offset >= page.total)
    listing.is_done = is_last or len(listing.seen) == listing.limit
    return new


def _page_request(adapter: Adapter, listing: Listing) -> Request[RunPage]:
    dag_id = listing.wanted.dag_id
    request = adapter.list_runs(listing.wanted, limit=PAGE, offset=listing.offset).about(
        "list runs" if dag_id is None else f"list the runs of DAG {dag_id!r}",
        operation="runs",
        dag_id=dag_id,
        not_found=NotFound if dag_id is None else DagNotFound,
        permission=TO_READ,
    )
    if adapter.api == "v1":
        _refuse_unknown(listing.wanted.states, request)
    return request


def _refuse_unknown(states: Iterable[str], request: Request[RunPage]) -> None:
    # Airflow 2 returns an empty list for an unknown state, and will get no new states. Airflow 3
    # rejects an unknown state, and a newer version may know it.
    known = [state.value for state in DagRunState]
    unknown = [state for state in states if state not in known]
    if unknown:
        problem = f"{unknown[0]!r} is not one of {known}"
        raise InvalidRequest(
            f"Could not {request.what}: nothing was sent, because the state {problem}.",
            status=400,
            detail=problem,
            **request.where,
        )
