"""Airflow 2: `/api/v1`.

Generated operations are loaded where they are used: for a trigger, its body alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from airflow_rest.v1.types import UNSET, Unset
from airflow_trigger._adapters.request import (
    ListedDag,
    LogBody,
    Request,
    RunPage,
    TaskPage,
    Unreadable,
    dag_params,
    log_request,
    operation_request,
    same_run,
)
from airflow_trigger.models import (
    JSON,
    Api,
    Dag,
    DagRun,
    DagRunState,
    DagRunType,
    RunRef,
    ServerInfo,
    TaskRun,
    TaskState,
    TriggerRequest,
)

if TYPE_CHECKING:
    from airflow_rest.v1.models import (
        DAG,
        DAGCollection,
        DAGDetail,
        DAGRunCollection,
        Tag,
        TaskInstance,
        TaskInstanceCollection,
        VersionInfo,
    )
    from airflow_rest.v1.models import DAGRun as RunModel
    from airflow_trigger._adapters.request import BatchFilter, RunFilter

T = TypeVar("T")


def _given(read: Callable[[], T | Unset | None]) -> T | None:
    """A field that is not needed; None if the answer lacks it, or has something else there."""
    try:
        return _or_none(read())
    except AttributeError:
        return None


def _or_none(value: T | Unset | None) -> T | None:
    return None if isinstance(value, Unset) else value


def _required(read: Callable[[], T | Unset | None], name: str) -> T:
    """A field without which the response is not what was asked for."""
    value = _given(read)
    if value is None:
        raise Unreadable(f"it has no readable {name!r}")
    return value


def _or_unset(value: T | None) -> T | Unset:
    return UNSET if value is None else value


class V1Adapter:
    """Builds and reads the requests of `/api/v1`."""

    api: Api = "v1"

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    def version(self) -> Request[ServerInfo]:
        from airflow_rest.v1.api.monitoring import get_version

        def convert(answer: VersionInfo) -> ServerInfo:
            return ServerInfo(version=_required(lambda: answer.version, "version"), api="v1")

        return operation_request(get_version, self._base_url).then(convert)

    def trigger(
        self, wanted: TriggerRequest, run_id: str, conf: Mapping[str, JSON]
    ) -> Request[DagRun]:
        from airflow_rest.v1.api.dag_run import post_dag_run
        from airflow_rest.v1.models import DAGRun

        interval = wanted.data_interval or (UNSET, UNSET)
        body = DAGRun(
            dag_run_id=run_id,
            conf=dict(conf),
            # 2.x answers 400 to a null in any of these.
            logical_date=_or_unset(wanted.logical_date),
            data_interval_start=interval[0],
            data_interval_end=interval[1],
            note=_or_unset(wanted.note),
        )
        request = operation_request(post_dag_run, self._base_url, wanted.dag_id, body=body)
        return request.then(
            lambda model: same_run(
                self._run(model, created=True), wanted.dag_id, run_id, is_exact=True
            )
        )

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]:
        from airflow_rest.v1.api.dag_run import get_dag_run

        request = operation_request(get_dag_run, self._base_url, dag_id, run_id)
        return request.then(lambda model: same_run(self._run(model), dag_id, run_id))

    def list_runs(self, wanted: RunFilter, *, limit: int, offset: int) -> Request[RunPage]:
        from airflow_rest.v1.api.dag_run import get_dag_runs

        request = operation_request(
            get_dag_runs,
            self._base_url,
            "~" if wanted.dag_id is None else wanted.dag_id,
            limit=limit,
            offset=offset,
            order_by="-id",
            state=list(wanted.states) or UNSET,
            # 2.x has no time of creation to filter by; a manual run's logical date is that time.
            execution_date_gte=_or_unset(wanted.since),
        )
        return request.then(self._page)

    def list_batch(self, wanted: BatchFilter, *, limit: int, offset: int) -> Request[RunPage]:
        from airflow_rest.v1.api.dag_run import get_dag_runs_batch
        from airflow_rest.v1.models import ListDagRunsForm

        body = ListDagRunsForm(
            dag_ids=list(wanted.dag_ids),
            states=list(wanted.states),
            order_by=wanted.order_by,
            page_limit=limit,
            page_offset=offset,
        )
        return operation_request(get_dag_runs_batch, self._base_url, body=body).then(self._page)

    def list_tasks(
        self, ref: RunRef, states: Sequence[str | None], *, limit: int, offset: int
    ) -> Request[TaskPage]:
        from airflow_rest.v1.api.task_instance import get_task_instances

        request = operation_request(
            get_task_instances,
            self._base_url,
            ref.dag_id,
            ref.run_id,
            state=["none" if state is None else state for state in states] or UNSET,
            limit=limit,
            offset=offset,
        )
        return request.then(self._task_page)

    def log(self, task: TaskRun, try_number: int) -> Request[LogBody]:
        from airflow_rest.v1.api.task_instance import get_log

        request = operation_request(
            get_log,
            self._base_url,
            task.dag_id,
            task.run_id,
            task.task_id,
            try_number,
            full_content=True,
            map_index=_or_unset(task.map_index),
        )
        # As JSON, it would be the repr of a list of Python in a string.
        return log_request(request, "text/plain")

    def dag(self, dag_id: str) -> Request[Dag]:
        from airflow_rest.v1.api.dag import get_dag_details

        return operation_request(get_dag_details, self._base_url, dag_id).then(self._dag)

    def list_dags(self, pattern: str | None, *, limit: int) -> Request[list[ListedDag]]:
        from airflow_rest.v1.api.dag import get_dags

        def convert(answer: DAGCollection) -> list[ListedDag]:
            return [_listed(dag) for dag in _given(lambda: answer.dags) or ()]

        wanted = _or_unset(pattern)
        request = operation_request(
            get_dags, self._base_url, dag_id_pattern=wanted, limit=limit, only_active=False
        )
        return request.then(convert)

    def pause(self, dag_id: str, *, is_paused: bool) -> Request[object]:
        from airflow_rest.v1.api.dag import patch_dag
        from airflow_rest.v1.models import DAG

        body, mask = DAG(is_paused=is_paused), ["is_paused"]
        return operation_request(patch_dag, self._base_url, dag_id, body=body, update_mask=mask)

    def _run(self, model: RunModel, *, created: bool | None = None) -> DagRun:
        dag_id = _required(lambda: model.dag_id, "dag_id")
        run_id = _required(lambda: model.dag_run_id, "dag_run_id")
        run_type = _given(lambda: model.run_type)
        return DagRun(
            dag_id=dag_id,
            run_id=run_id,
            state=DagRunState(_required(lambda: model.state, "state")),
            run_type=DagRunType("unknown" if run_type is None else run_type),
            conf=_conf(model),
            logical_date=_given(lambda: model.logical_date),
            run_after=None,
            queued_at=None,
            start_date=_given(lambda: model.start_date),
            end_date=_given(lambda: model.end_date),
            data_interval_start=_given(lambda: model.data_interval_start),
            data_interval_end=_given(lambda: model.data_interval_end),
            note=_given(lambda: model.note),
            triggered_by=None,
            partition_key=None,
            url=self._run_url(dag_id, run_id),
            created=created,
        )

    def _page(self, model: DAGRunCollection) -> RunPage:
        runs = _required(lambda: model.dag_runs, "dag_runs")
        return RunPage([self._run(run) for run in runs], _given(lambda: model.total_entries))

    def _task_page(self, model: TaskInstanceCollection) -> TaskPage:
        tasks = _required(lambda: model.task_instances, "task_instances")
        return TaskPage([self._task(task) for task in tasks], _given(lambda: model.total_entries))

    def _task(self, model: TaskInstance) -> TaskRun:
        dag_id = _required(lambda: model.dag_id, "dag_id")
        run_id = _required(lambda: model.dag_run_id, "dag_run_id")
        task_id = _required(lambda: model.task_id, "task_id")
        index, state = _given(lambda: model.map_index), _given(lambda: model.state)
        url = f"{self._run_url(dag_id, run_id)}&task_id={quote(task_id, safe='')}"
        # The index of a task that is not mapped is -1.
        is_mapped = index is not None and index >= 0
        return TaskRun(
            dag_id=dag_id,
            run_id=run_id,
            task_id=task_id,
            map_index=index if is_mapped else None,
            state=None if state is None else TaskState(state),
            try_number=_given(lambda: model.try_number) or 0,
            operator=_given(lambda: model.operator),
            pool=_given(lambda: model.pool),
            queued_at=_date(_given(lambda: model.queued_when)),
            start_date=_given(lambda: model.start_date),
            end_date=_given(lambda: model.end_date),
            note=_given(lambda: model.note),
            url=f"{url}&map_index={index}" if is_mapped else url,
        )

    def _run_url(self, dag_id: str, run_id: str) -> str:
        return f"{self._dag_url(dag_id)}/grid?dag_run_id={quote(run_id, safe='')}"

    def _dag_url(self, dag_id: str) -> str:
        return f"{self._base_url}/dags/{quote(dag_id, safe='')}"

    def _dag(self, model: DAGDetail) -> Dag:
        from airflow_rest.v1.models import CronExpression

        dag_id = _required(lambda: model.dag_id, "dag_id")
        interval = _given(lambda: model.schedule_interval)
        schedule = _given(lambda: model.timetable_description) if interval is not None else None
        if isinstance(interval, CronExpression):
            schedule = _given(lambda: interval.value)
        return Dag(
            dag_id=dag_id,
            is_paused=_required(lambda: model.is_paused, "is_paused"),
            params=dag_params(dag_id, lambda: _or_none(model.params)),
            schedule=schedule,
            start_date=_given(lambda: model.start_date),
            description=_given(lambda: model.description),
            owners=tuple(_given(lambda: model.owners) or ()),
            tags=tuple(filter(None, map(_tag, _given(lambda: model.tags) or ()))),
            has_import_errors=bool(_given(lambda: model.has_import_errors)),
            url=self._dag_url(dag_id),
            is_stale=_given(lambda: model.is_active) is False,
        )


def _conf(model: RunModel) -> dict[str, JSON]:
    if model.is_unreadable("conf"):
        raise Unreadable("its 'conf' is not an object")
    return _given(lambda: model.conf) or {}


def _date(text: str | None) -> datetime | None:
    """A date that the spec of v1 declares as plain text; None if it is not an aware one."""
    try:
        date = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return None if date.utcoffset() is None else date


def _tag(tag: Tag) -> str | None:
    return _given(lambda: tag.name)


def _listed(dag: DAG) -> ListedDag:
    return ListedDag(
        dag_id=_required(lambda: dag.dag_id, "dag_id"),
        is_stale=_given(lambda: dag.is_active) is False,
        has_import_errors=bool(_given(lambda: dag.has_import_errors)),
    )
