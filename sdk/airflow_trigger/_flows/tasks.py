"""List the tasks of a run, page by page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self, TypeAlias

import attrs

from airflow_trigger._arguments import must_be_iterable, must_be_text
from airflow_trigger._flows.attempts import is_success, parsed, send
from airflow_trigger._flows.runs import PAGE, get_run, ref_of
from airflow_trigger._flows.server import adapter_for, ask
from airflow_trigger._flows.steps import Flow, Session
from airflow_trigger.errors import AirflowTriggerError, InvalidRequest, NotFound, RunNotFound
from airflow_trigger.models import DagRun, RunRef, TaskRun, TaskState

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter, TaskPage
    from airflow_trigger._adapters.request import Request

LATEST = datetime.max.replace(tzinfo=UTC)
# The id, the index if it is mapped, and the region and its index if it is in a loop.
TaskIdentity: TypeAlias = tuple[str, "int | None", "str | None", "int | None"]
TO_READ_TASKS = "read on Task Instances, on DAG Runs and on the DAG"


@attrs.define(kw_only=True)
class TaskListing:
    """The progress of reading the tasks of a run; a task that appears twice is returned once.

    Attributes:
        states: Only tasks in one of these; empty for all. None stands for no state.
        until: The deadline of the call; None: each page has its own.
        is_repeated: Whether the pages are read for the second time.
    """

    ref: RunRef
    states: Sequence[str | None] = ()
    until: float | None = None
    offset: int = 0
    is_done: bool = False
    seen: set[TaskIdentity] = attrs.Factory(set[TaskIdentity])
    is_repeated: bool = False

    @classmethod
    def of(cls, run: DagRun | RunRef, *, states: Iterable[str | None] | None = None) -> Self:
        """Check the arguments of `tasks`.

        Raises:
            TypeError, ValueError: An argument has the wrong type or an invalid value.
        """
        ref = ref_of(run)
        if states is None:
            return cls(ref=ref)
        if isinstance(states, str):
            raise TypeError(f"states must be several, such as [{str(states)!r}], not a str")
        must_be_iterable("states", states, of="states like 'failed', or None")
        several = tuple(states)
        for state in several:
            if state is not None:
                must_be_text("each of the states", state)
        # An empty list of states matches no tasks, but servers treat an empty filter as all states.
        return cls(ref=ref, states=several, is_done=not several)


def next_tasks(session: Session, listing: TaskListing) -> Flow[list[TaskRun]]:
    """Read the next tasks of the list; sets `is_done` after the last ones."""
    ref = listing.ref
    try:
        page = yield from ask(
            session,
            lambda adapter: _page_request(adapter, listing),
            dag_id=ref.dag_id,
            run_id=ref.run_id,
            until=listing.until,
        )
    except NotFound as error:
        if error.by_airflow and not isinstance(error, RunNotFound):
            # Airflow 3.0 names only the DAG if that does not exist.
            yield from get_run(session, ref, until=listing.until)
        raise
    if not page.tasks and not listing.offset:
        adapter = session.adapter or (yield from adapter_for(session))
        if adapter.api == "v1":
            # Airflow 2 responds with an empty list for a run that does not exist.
            yield from get_run(session, ref, until=listing.until)
    new = [task for task in page.tasks if identity(task) not in listing.seen]
    listing.seen |= set(map(identity, new))
    listing.offset += len(page.tasks)
    # A page without a total and without new tasks means that a gateway drops the offset.
    is_last = not new if page.total is None else listing.offset >= page.total
    if not page.tasks or is_last:
        _end_or_repeat(listing, page.total)
    return new


def _end_or_repeat(listing: TaskListing, total: int | None) -> None:
    """Read the pages once more if a task is missing: a running task may move between them.

    Airflow 2 does not sort tasks, so they are in the order in which the database last changed them.
    """
    is_missing = total is not None and len(listing.seen) < total
    listing.is_done = listing.is_repeated or not is_missing
    listing.offset, listing.is_repeated = 0, True


def identity(task: TaskRun) -> TaskIdentity:
    """What identifies a task in its run; in a loop, each iteration is a task of its own."""
    return task.task_id, task.map_index, task.region_id, task.region_index


def all_tasks(
    session: Session,
    ref: RunRef,
    *,
    states: Sequence[str | None] = (),
    until: float | None = None,
) -> Flow[list[TaskRun]]:
    """Read all tasks of a run that are in one of these states; if none are given, all tasks."""
    listing = TaskListing(ref=ref, states=states, until=until)
    found: list[TaskRun] = []
    while not listing.is_done:
        found += yield from next_tasks(session, listing)
    return found


def failed_tasks(
    session: Session, ref: RunRef, *, timeout: float
) -> Flow[tuple[list[TaskRun], int]]:
    """The tasks of a finished run that failed, first failed first, and how many there are.

    One request for one page. Empty if they could not be read: that must not hide the run's failure.
    """
    listing = TaskListing(ref=ref, states=(TaskState.FAILED,))
    try:
        adapter = session.adapter or (yield from adapter_for(session))
        request = _page_request(adapter, listing)
        reply = yield from send(session, request, timeout=timeout)
        if not is_success(reply):
            return [], 0
        page = parsed(request, reply)
    except AirflowTriggerError:
        return [], 0
    return in_order(page.tasks), max(len(page.tasks), page.total or 0)


def in_order(tasks: Iterable[TaskRun]) -> list[TaskRun]:
    """First failed first; the indexes and iterations of a task stay together, in their order."""
    several = list(tasks)
    first: dict[str, datetime] = {}
    for task in several:
        first[task.task_id] = min(first.get(task.task_id, LATEST), task.end_date or LATEST)

    def place(task: TaskRun) -> tuple[datetime, str, int, int]:
        iteration, index = task.loop_iteration or 0, task.map_index
        return first[task.task_id], task.task_id, iteration, -1 if index is None else index

    return sorted(several, key=place)


def _page_request(adapter: Adapter, listing: TaskListing) -> Request[TaskPage]:
    ref = listing.ref
    request = adapter.list_tasks(ref, listing.states, limit=PAGE, offset=listing.offset).about(
        f"list the tasks of run {ref.run_id!r} of DAG {ref.dag_id!r}",
        operation="tasks",
        dag_id=ref.dag_id,
        run_id=ref.run_id,
        not_found=RunNotFound,
        permission=TO_READ_TASKS,
    )
    if adapter.api == "v1":
        _refuse_unknown(listing.states, request)
    return request


def _refuse_unknown(states: Iterable[str | None], request: Request[TaskPage]) -> None:
    # Airflow 2 crashes on an unknown state, and will get no new states. Airflow 3 rejects it, and a
    # newer version may know it.
    known = [state.value for state in TaskState]
    for state in states:
        if state is not None and state not in known:
            problem = f"{str(state)!r} is not one of {known}"
            raise InvalidRequest(
                f"Could not {request.what}: nothing was sent, because the state {problem}.",
                status=400,
                detail=problem,
                **request.where,
            )
