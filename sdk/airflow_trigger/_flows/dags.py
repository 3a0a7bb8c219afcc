"""Read DAGs, remember them for a short time, pause and unpause them."""

from __future__ import annotations

import copy
import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import attrs

from airflow_trigger._adapters.request import Request
from airflow_trigger._arguments import must_be_id
from airflow_trigger._flows.answers import error_for
from airflow_trigger._flows.attempts import Attempts, is_retryable, is_success, parsed, send
from airflow_trigger._flows.observer import logger
from airflow_trigger._flows.server import adapter_for, ask
from airflow_trigger._flows.steps import Flow, KnownDag, MissingDag, Session, T, once
from airflow_trigger.errors import (
    AirflowTriggerError,
    DagNotFound,
    InvalidRequest,
    PermissionDenied,
    UnexpectedResponse,
)

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter, DagPage, ListedDag
    from airflow_trigger.models import Dag

# For how many seconds a DAG is cached: not every trigger of a series reads it, and a change to its
# params or its paused state is noticed soon.
REMEMBERED = 30.0
MOST_REMEMBERED = 500
# The page size of a list of DAGs, the largest that servers return.
MOST_LISTED = 100
# The time limit for finding DAGs with similar ids, in seconds.
LONGEST_LOOK = 3.0
LONGEST_COMPARED = 250
MOST_INITIALS = 8


def dag(session: Session, dag_id: str, *, until: float | None = None) -> Flow[Dag]:
    """Read one DAG."""
    must_be_id("dag_id", dag_id)
    until = session.deadline() if until is None else until

    def request_with(adapter: Adapter) -> Request[Dag]:
        return adapter.dag(dag_id).about(
            f"read DAG {dag_id!r}",
            operation="dag",
            dag_id=dag_id,
            not_found=DagNotFound,
            permission="read on the DAG",
        )

    found = yield from asked(session, request_with, dag_id, until)
    _remember(session, dag_id, found)
    return found


@attrs.define
class IdListing:
    """A list of DAG ids that is read page by page.

    Attributes:
        offset: How many rows of the server's list were read.
        seen: The ids in these rows: a DAG that is added meanwhile moves others to the next page.
        is_done: Whether the list is complete.
    """

    prefix: str
    offset: int = 0
    seen: set[str] = attrs.Factory(set[str])
    is_done: bool = False


def next_ids(session: Session, listing: IdListing) -> Flow[list[str]]:
    """Read the next ids of the list; sets `is_done` when there are no more."""

    def request_with(adapter: Adapter) -> Request[DagPage]:
        listed = adapter.list_dags(listing.prefix or None, limit=MOST_LISTED, offset=listing.offset)
        return listed.about("list DAGs", operation="dag", permission="read on DAGs")

    page = yield from ask(session, request_with)
    listing.offset += len(page.dags)
    new = [one for one in page.dags if one.dag_id not in listing.seen]
    listing.seen |= {one.dag_id for one in new}
    is_last = page.total is not None and listing.offset >= page.total
    # A page without a new id means that something ignores the offset: it would repeat for ever.
    listing.is_done = is_last or not new
    # The server also finds the text inside an id, ignores case, and reads `_` as any character.
    return [one.dag_id for one in new if one.dag_id.startswith(listing.prefix) and not one.is_stale]


def set_paused(session: Session, dag_id: str, *, is_paused: bool) -> Flow[Dag]:
    """Pause or unpause exactly this DAG, and read it."""
    until = session.deadline()
    yield from change_paused(session, dag_id, is_paused=is_paused, until=until)
    try:
        return (yield from dag(session, dag_id, until=until))
    except AirflowTriggerError as error:
        done = "paused" if is_paused else "unpaused"
        error.args = (f"DAG {dag_id!r} was {done}, but could not be read afterwards. {error}",)
        raise


def change_paused(session: Session, dag_id: str, *, is_paused: bool, until: float) -> Flow[None]:
    """Pause or unpause exactly this DAG; needs no permission to read it."""
    must_be_id("dag_id", dag_id)
    operation = "pause" if is_paused else "unpause"

    def request_with(adapter: Adapter) -> Request[object]:
        return adapter.pause(dag_id, is_paused=is_paused).about(
            f"{operation} DAG {dag_id!r}",
            operation=operation,
            dag_id=dag_id,
            not_found=DagNotFound,
            permission="edit on the DAG",
        )

    session.dags.pop(dag_id, None)
    yield from asked(session, request_with, dag_id, until)


def is_to_drain(session: Session, dag_id: str, *, since: float, until: float) -> Flow[bool]:
    """Whether a run starts only if the DAG drains, by its state at that time or later.

    False for a DAG that may not be read: draining an active DAG would pause it.
    """
    known = yield from known_dag(session, dag_id, since=since, until=until)
    return known.dag is not None and (known.dag.is_paused or known.dag.is_draining)


def drain_if_paused(session: Session, dag_id: str, *, until: float) -> Flow[None]:
    """Let the unfinished runs of a paused DAG continue until it pauses itself again.

    The DAG is read before each attempt, because it may have been unpaused meanwhile.
    """
    attempts = Attempts(session, until)
    while (yield from is_to_drain(session, dag_id, since=session.clock(), until=until)):
        adapter = session.adapter or (yield from adapter_for(session, dag_id, until=until))
        request = adapter.drain(dag_id).about(
            f"drain DAG {dag_id!r}",
            operation="trigger",
            dag_id=dag_id,
            not_found=DagNotFound,
            permission="edit on the DAG",
        )
        session.dags.pop(dag_id, None)
        reply = yield from attempts.send(request)
        if is_success(reply):
            parsed(request, reply)
            return
        may_repeat = is_retryable(reply)
        if not (yield from attempts.pause(request, reply, may_repeat=may_repeat)):
            raise (yield from explained(session, error_for(request, reply), until=until))


def known_dag(session: Session, dag_id: str, *, since: float, until: float) -> Flow[KnownDag]:
    """The DAG as it was at that time or later.

    One caller reads the DAG for all callers that need it at the same time.
    """
    while (known := session.dags.get(dag_id)) is None or known.read_at < since:
        yield from once(session, f"DAG {dag_id!r}", lambda: _read(session, dag_id, until), until)
    return known


def explained(
    session: Session, error: AirflowTriggerError, *, until: float
) -> Flow[AirflowTriggerError]:
    """The error for a DAG that was not found or not triggered, with the reason if it is known."""
    dag_id = error.dag_id
    if dag_id is None:
        return error
    adapter = session.adapter or (yield from adapter_for(session, until=until))
    if isinstance(error, InvalidRequest) and "has import errors" in error.detail:
        return _advised(error, _broken(session, adapter))
    if not isinstance(error, DagNotFound):
        return error
    known = session.dags.get(dag_id)
    advice = _reasons(session, adapter, known.dag) if known and known.dag else None
    if advice is None:
        advice = yield from _missing(session, adapter, dag_id, until)
    return error if advice is None else _advised(error, advice)


def _advised(error: AirflowTriggerError, advice: str) -> AirflowTriggerError:
    told = copy.copy(error)
    general = error.advice if isinstance(error, DagNotFound) else ""
    told.args = (f"{str(error).removesuffix(general).rstrip()} {advice}",)
    return told


def _reasons(session: Session, adapter: Adapter, dag: Dag | ListedDag) -> str | None:
    """Why Airflow does not trigger a DAG that it knows."""
    reasons: list[str] = []
    if dag.is_stale:
        reasons.append("The DAG is stale: its file was removed or is no longer parsed.")
    if dag.has_import_errors:
        reasons.append(_broken(session, adapter))
    return " ".join(reasons) or None


def _broken(session: Session, adapter: Adapter) -> str:
    return (
        f"The DAG's file has import errors: see {session.base_url}/api/{adapter.api}/importErrors, "
        "or `airflow dags list-import-errors` on the server."
    )


def _missing(session: Session, adapter: Adapter, dag_id: str, until: float) -> Flow[str | None]:
    """Advice from the list of DAGs on a DAG that was not found.

    One caller reads the list for all callers that need it at the same time.
    """
    since = session.clock() - REMEMBERED
    while (missing := session.missing_dags.get(dag_id)) is None or missing.asked_at < since:
        look = partial(_look_once, session, adapter, dag_id, until)
        try:
            yield from once(session, f"DAGs with ids like {dag_id!r}", look, until, may_fail=True)
        except AirflowTriggerError:
            return None
    return missing.advice


def _look_once(session: Session, adapter: Adapter, dag_id: str, until: float) -> Flow[None]:
    advice = None
    try:
        advice = yield from _look(session, adapter, dag_id, until)
    finally:  # a failed lookup is cached too, so that not every call repeats it
        _keep(session.missing_dags, dag_id, MissingDag(advice, session.clock()))


def _look(session: Session, adapter: Adapter, dag_id: str, until: float) -> Flow[str | None]:
    left = until - session.clock()
    if left <= 0:
        return None
    request = adapter.list_dags(_pattern(dag_id), limit=MOST_LISTED).about(
        f"find DAG {dag_id!r}", operation="dag", dag_id=dag_id, not_found=DagNotFound
    )
    reply = yield from send(session, request, timeout=min(LONGEST_LOOK, left))
    try:
        listed = parsed(request, reply).dags if is_success(reply) else []
    except UnexpectedResponse:
        # The error of the DAG that was not found is then raised without advice.
        return None
    return _advice(session, adapter, dag_id, listed)


def _advice(
    session: Session, adapter: Adapter, dag_id: str, listed: Sequence[ListedDag]
) -> str | None:
    for other in listed:
        if other.dag_id == dag_id:
            return _reasons(session, adapter, other)
    # Imported only when needed: misspellings are rare.
    import difflib

    ids = {other.dag_id.lower(): other.dag_id for other in listed if not other.is_stale}
    wanted = dag_id.lower()
    close = difflib.get_close_matches(wanted, ids, n=1) if len(wanted) <= LONGEST_COMPARED else []
    return f"Did you mean {ids[close[0]]!r:.260}? {DagNotFound.advice}" if close else None


def _pattern(dag_id: str) -> str | None:
    """A pattern for similar ids: the first letter of each word, and the last letter of the id.

    A server may have thousands of DAGs, and lists 100 at a time.
    """
    words = re.findall(r"[^\W_]+", dag_id)
    if not words:
        return None
    return "%".join([*(word[0] for word in words[:MOST_INITIALS]), words[-1][-1]])


def _read(session: Session, dag_id: str, until: float) -> Flow[None]:
    try:
        yield from dag(session, dag_id, until=until)
    except PermissionDenied as error:
        if not error.by_airflow:
            raise
        logger.warning(
            "These credentials may not read DAG %r: its conf is only checked to be JSON, "
            "and whether it is paused is unknown.",
            dag_id,
        )
        _remember(session, dag_id, None)


def _remember(session: Session, dag_id: str, found: Dag | None) -> None:
    _keep(session.dags, dag_id, KnownDag(found, session.clock()))


def _keep(memory: OrderedDict[str, T], dag_id: str, value: T) -> None:
    memory[dag_id] = value
    while len(memory) > MOST_REMEMBERED:
        memory.popitem(last=False)


def asked(
    session: Session,
    request_with: Callable[[Adapter], Request[T]],
    dag_id: str | None,
    until: float,
) -> Flow[T]:
    """Send a request; if its DAG does not exist, the error suggests a similar id."""
    try:
        return (yield from ask(session, request_with, dag_id=dag_id, until=until))
    except DagNotFound as error:
        raise (yield from explained(session, error, until=until)) from error.__cause__
