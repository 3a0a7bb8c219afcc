"""Read what a task of a run returned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from airflow_trigger._adapters.adapter import XComRef
from airflow_trigger._arguments import must_be_count, must_be_id, must_be_text
from airflow_trigger._flows.runs import PAGE, get_run, ref_of
from airflow_trigger._flows.server import adapter_for, ask, need_version
from airflow_trigger._flows.steps import Flow, Session, T
from airflow_trigger._flows.tasks import TO_READ_TASKS
from airflow_trigger.errors import (
    AirflowTriggerError,
    InvalidRequest,
    NotFound,
    PermissionDenied,
    ResultNotFound,
)
from airflow_trigger.models import JSON, DagRun, RunRef, TaskRun, TaskState

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter, TaskPage
    from airflow_trigger._adapters.request import Request

TO_READ_XCOMS = "read on XComs, on Task Instances, on DAG Runs and on the DAG"
# Before this version, an XCom is only available as the text of a Python object.
JSON_SINCE = (2, 10)
# A part of Airflow 3.4's message about a task in a loop, and advice on it.
IN_A_LOOP = "Select a region"
OF_AN_ITERATION = (
    "The task is in a loop, and each iteration has its own value: to read one, use "
    "airflow.call(get_xcom_entry, …) with the region_id and the region_index of the task."
)
# How many indexes without a value an error names.
SHOWN = 10
# In these states, an index without a value will not get one any more: None stands for it.
WITHOUT_VALUE = (TaskState.SUCCESS, TaskState.SKIPPED)


def result(
    session: Session,
    run: DagRun | RunRef,
    task_id: str,
    *,
    key: str,
    map_index: int | None = None,
) -> Flow[JSON]:
    """Read an XCom of a task; for a mapped task, those of all its indexes as a list."""
    wanted = _wanted(run, task_id, key, map_index)
    yield from _check_version(session, wanted)
    try:
        return (yield from _value(session, wanted))
    except ResultNotFound as missing:
        if map_index is None:
            indexes = yield from _indexes(session, wanted)
            if indexes is not None:
                return (yield from _values(session, wanted, indexes, missing))
        raise (yield from _explained(session, wanted, missing)) from None
    except InvalidRequest as error:
        if IN_A_LOOP in error.detail:
            error.args = (f"{error} {OF_AN_ITERATION}",)
        raise


def _wanted(run: object, task_id: str, key: str, map_index: int | None) -> XComRef:
    ref = ref_of(run)
    must_be_id("task_id", task_id)
    must_be_text("key", key)
    if key in ("", ".", "..") or "\0" in key:
        raise ValueError(f"key must be the key of an XCom, and {key!r} cannot be one")
    if map_index is not None:
        must_be_count("map_index", map_index, least=0)
    return XComRef(ref, task_id, key, map_index)


def _check_version(session: Session, wanted: XComRef) -> Flow[None]:
    dag_id, run_id = wanted.run.dag_id, wanted.run.run_id
    until = session.deadline()
    adapter = session.adapter or (yield from adapter_for(session, dag_id, run_id, until=until))
    if adapter.api == "v2":
        return
    try:
        yield from need_version(
            session,
            JSON_SINCE,
            f"The result of task {wanted.task_id!r} as JSON",
            consequence="older versions send it as the text of a Python object",
            until=until,
        )
    except AirflowTriggerError as error:
        error.dag_id, error.run_id = error.dag_id or dag_id, error.run_id or run_id
        raise


def _value(session: Session, wanted: XComRef) -> Flow[JSON]:
    """Read one XCom.

    Raises:
        ResultNotFound: Airflow says that there is none: also for a mapped task if no index is
            given, and for a run that does not exist.
    """

    def request_with(adapter: Adapter) -> Request[JSON]:
        return adapter.xcom(wanted).about(
            f"read {_called(wanted)}",
            operation="result",
            dag_id=wanted.run.dag_id,
            run_id=wanted.run.run_id,
            not_found=ResultNotFound,
            permission=TO_READ_XCOMS,
        )

    # Each index of a mapped task has its own deadline, because there may be thousands.
    return (
        yield from ask(session, request_with, dag_id=wanted.run.dag_id, run_id=wanted.run.run_id)
    )


def _called(wanted: XComRef) -> str:
    index = "" if wanted.map_index is None else f"[{wanted.map_index}]"
    return (
        f"XCom {wanted.key!r} of task {wanted.task_id + index!r} in run "
        f"{wanted.run.run_id!r} of DAG {wanted.run.dag_id!r}"
    )


def _indexes(session: Session, wanted: XComRef) -> Flow[list[TaskRun] | None]:
    """The indexes of a mapped task, in their order; None if the task has none."""
    found: dict[int, TaskRun] = {}
    offset = 0
    while True:
        try:
            page = yield from _page(session, wanted, offset)
        except NotFound as error:
            if not error.by_airflow:
                raise
            return None
        offset += len(page.tasks)
        found |= {task.map_index: task for task in page.tasks if task.map_index is not None}
        if not page.tasks or (page.total is not None and offset >= page.total):
            break
    if not found:
        return [] if (yield from _is_mapped_over_nothing(session, wanted)) else None
    # A removed index belongs to an earlier try that mapped over more items.
    return [found[i] for i in sorted(found) if found[i].state != TaskState.REMOVED]


def _page(session: Session, wanted: XComRef, offset: int) -> Flow[TaskPage]:
    def request_with(adapter: Adapter) -> Request[TaskPage]:
        request = adapter.list_mapped(wanted.run, wanted.task_id, limit=PAGE, offset=offset)
        return _about_task(wanted, request)

    return (
        yield from ask(session, request_with, dag_id=wanted.run.dag_id, run_id=wanted.run.run_id)
    )


def _is_mapped_over_nothing(session: Session, wanted: XComRef) -> Flow[bool]:
    """Whether a mapped task without indexes was mapped over nothing, so that Airflow skipped it."""

    def request_with(adapter: Adapter) -> Request[TaskRun]:
        return _about_task(wanted, adapter.get_task(wanted.run, wanted.task_id))

    try:
        task = yield from ask(
            session, request_with, dag_id=wanted.run.dag_id, run_id=wanted.run.run_id
        )
    except NotFound as error:
        if not error.by_airflow:
            raise
        return False
    return task.state == TaskState.SKIPPED


def _about_task(wanted: XComRef, request: Request[T]) -> Request[T]:
    return request.about(
        f"read the indexes of task {wanted.task_id!r} in run {wanted.run.run_id!r} of DAG "
        f"{wanted.run.dag_id!r}",
        operation="result",
        dag_id=wanted.run.dag_id,
        run_id=wanted.run.run_id,
        permission=TO_READ_TASKS,
    )


def _values(
    session: Session, wanted: XComRef, indexes: list[TaskRun], missing: ResultNotFound
) -> Flow[JSON]:
    """The values of a mapped task, one request after the other.

    None stands for an index that returned None or was skipped.
    """
    values: list[JSON] = []
    without: list[TaskRun] = []
    for task in indexes:
        try:
            one = wanted._replace(map_index=task.map_index)
            values.append((yield from _value(session, one)))
        except ResultNotFound:
            values.append(None)
            without.append(task)
    unfit = [task for task in without if task.state not in WITHOUT_VALUE]
    if unfit or (without and len(without) == len(indexes)):
        raise (yield from _explained(session, wanted, missing, unfit or without)) from None
    return values


def _explained(
    session: Session, wanted: XComRef, missing: ResultNotFound, indexes: Sequence[TaskRun] = ()
) -> Flow[ResultNotFound]:
    """The error for a missing result, after a check whether its run exists."""
    try:
        run = yield from get_run(session, wanted.run)
    except PermissionDenied:
        return missing
    advice = f"Check the task_id and the key. {ResultNotFound.advice}"
    if not run.is_finished:
        advice = "The task may still return it: the run has not finished."
    named = ", ".join(
        f"{task.map_index} ({task.state or 'not scheduled'})" for task in indexes[:SHOWN]
    )
    more = f" and {len(indexes) - SHOWN:,} more" if len(indexes) > SHOWN else ""
    of_indexes = f" for its indexes {named}{more}" if indexes else ""
    error = ResultNotFound(
        f"There is no {_called(wanted)}{of_indexes}; the run is {run.state}. {advice} "
        f"See {run.url}",
        status=missing.status,
        detail=missing.detail,
        dag_id=missing.dag_id,
        run_id=missing.run_id,
        method=missing.method,
        url=missing.url,
        request_id=missing.request_id,
    )
    error.retryable = not run.is_finished
    return error
