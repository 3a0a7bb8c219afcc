"""Airflow 2: `/api/v1`.

Generated operations are loaded where they are used: for a trigger, its body alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from airflow_rest.v1.types import UNSET, Unset
from airflow_trigger._adapters.adapter import (
    NEVER_CREATED,
    Asset,
    AssetPage,
    Clear,
    Component,
    DagPage,
    DeclaredTask,
    Dependency,
    EventPage,
    Health,
    ImportProblem,
    ListedDag,
    Pool,
    RunPage,
    TaskKey,
    TaskPage,
    XComRef,
    asset_event,
    aware_date,
    dag_params,
    same_event,
    same_xcom,
    uri_pattern,
)
from airflow_trigger._adapters.request import (
    LogBody,
    Request,
    Unreadable,
    log_request,
    operation_request,
    same_run,
)
from airflow_trigger.errors import Unsupported
from airflow_trigger.models import (
    JSON,
    Api,
    AssetEvent,
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
        BasicDAGRun,
        DAGCollection,
        DAGDetail,
        DAGRunCollection,
        Dataset,
        DatasetCollection,
        DatasetEvent,
        DatasetEventCollection,
        HealthInfo,
        ImportError_,
        ImportErrorCollection,
        Tag,
        Task,
        TaskCollection,
        TaskFailedDependency,
        TaskInstance,
        TaskInstanceCollection,
        TaskInstanceDependencyCollection,
        TaskInstanceReference,
        TaskInstanceReferenceCollection,
        VersionInfo,
        XCom,
    )
    from airflow_rest.v1.models import DAGRun as RunModel
    from airflow_rest.v1.models import Pool as PoolModel
    from airflow_trigger._adapters.adapter import BatchFilter, RunFilter

T = TypeVar("T")


def _given(read: Callable[[], T | Unset | None]) -> T | None:
    """An optional field; None if the response lacks it, or has another type of value there."""
    try:
        return _or_none(read())
    except AttributeError:
        return None


def _or_none(value: T | Unset | None) -> T | None:
    return None if isinstance(value, Unset) else value


def _required(read: Callable[[], T | Unset | None], name: str) -> T:
    """A field without which the response does not fit the request."""
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
        self, wanted: TriggerRequest, run_id: str, conf: Mapping[str, JSON], *, drain: bool
    ) -> Request[DagRun]:
        from airflow_rest.v1.api.dag_run import post_dag_run
        from airflow_rest.v1.models import DAGRun

        interval = wanted.data_interval or (UNSET, UNSET)
        body = DAGRun(
            dag_run_id=run_id,
            conf=dict(conf),
            # 2.x returns 400 for a null in any of these.
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

    def trigger_nothing(self, dag_id: str) -> Request[object]:
        from airflow_rest.v1.api.dag_run import post_dag_run
        from airflow_rest.v1.models import DAGRun

        body = DAGRun(dag_run_id=NEVER_CREATED)
        # An unknown field is rejected after the permission check; half a data interval, before it.
        body["airflow_trigger_doctor"] = True
        return operation_request(post_dag_run, self._base_url, dag_id, body=body)

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
            # 2.x cannot filter by creation time, but a manual run's logical date is that time.
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

    def get_task(self, ref: RunRef, task_id: str) -> Request[TaskRun]:
        from airflow_rest.v1.api.task_instance import get_task_instance

        request = operation_request(
            get_task_instance, self._base_url, ref.dag_id, ref.run_id, task_id
        )
        return request.then(self._task)

    def list_mapped(
        self, ref: RunRef, task_id: str, *, limit: int, offset: int
    ) -> Request[TaskPage]:
        from airflow_rest.v1.api.task_instance import get_mapped_task_instances

        request = operation_request(
            get_mapped_task_instances,
            self._base_url,
            ref.dag_id,
            ref.run_id,
            task_id,
            limit=limit,
            offset=offset,
        )
        return request.then(self._task_page)

    def xcom(self, wanted: XComRef) -> Request[JSON]:
        from airflow_rest.v1.api.x_com import get_xcom_entry

        def convert(model: XCom) -> JSON:
            same_xcom(wanted, key=_given(lambda: model.key), task_id=_given(lambda: model.task_id))
            value: JSON | Unset = model.value
            if isinstance(value, Unset):
                raise Unreadable("it has no 'value'")
            return value

        request = operation_request(
            get_xcom_entry,
            self._base_url,
            wanted.run.dag_id,
            wanted.run.run_id,
            wanted.task_id,
            wanted.key,
            map_index=UNSET if wanted.map_index is None else wanted.map_index,
            # Otherwise, and always before 2.10, the value is the text of a Python object.
            stringify=False,
        )
        return request.then(convert)

    def cancel(self, ref: RunRef) -> Request[DagRun]:
        from airflow_rest.v1.api.dag_run import update_dag_run_state
        from airflow_rest.v1.models import UpdateDagRunState, UpdateDagRunStateState

        body = UpdateDagRunState(state=UpdateDagRunStateState.FAILED)
        request = operation_request(
            update_dag_run_state, self._base_url, ref.dag_id, ref.run_id, body=body
        )
        return request.then(lambda model: same_run(self._run(model), ref.dag_id, ref.run_id))

    def clear(self, ref: RunRef, wanted: Clear, *, dry_run: bool) -> Request[list[TaskKey]]:
        from airflow_rest.v1.api.dag import post_clear_task_instances
        from airflow_rest.v1.models import ClearTaskInstances

        # Airflow 2 accepts no indexes.
        ids = dict.fromkeys(task_id for task_id, _ in wanted.tasks or ())
        body = ClearTaskInstances(
            dry_run=dry_run,
            dag_run_id=ref.run_id,
            task_ids=list(ids) or UNSET,
            include_downstream=wanted.has_downstream,
            only_failed=wanted.only_failed,
            reset_dag_runs=True,
        )

        def convert(answer: TaskInstanceReferenceCollection) -> list[TaskKey]:
            cleared = _required(lambda: answer.task_instances, "task_instances")
            return [
                (_task_id(task), None)
                for task in cleared
                if (task.dag_id, task.dag_run_id) == (ref.dag_id, ref.run_id)
            ]

        request = operation_request(
            post_clear_task_instances, self._base_url, ref.dag_id, body=body
        )
        return request.then(convert)

    def dependencies(self, task: TaskRun) -> Request[list[Dependency]]:
        from airflow_rest.v1.api.task_instance import (
            get_mapped_task_instance_dependencies,
            get_task_instance_dependencies,
        )

        def convert(answer: TaskInstanceDependencyCollection) -> list[Dependency]:
            found = _required(lambda: answer.dependencies, "dependencies")
            return [_dependency(dependency) for dependency in found]

        path = (task.dag_id, task.run_id, task.task_id)
        if task.map_index is None:
            request = operation_request(get_task_instance_dependencies, self._base_url, *path)
        else:
            request = operation_request(
                get_mapped_task_instance_dependencies, self._base_url, *path, task.map_index
            )
        return request.then(convert)

    def declared_tasks(self, dag_id: str) -> Request[list[DeclaredTask]]:
        from airflow_rest.v1.api.dag import get_tasks

        def convert(answer: TaskCollection) -> list[DeclaredTask]:
            return [_declared(task) for task in _required(lambda: answer.tasks, "tasks")]

        return operation_request(get_tasks, self._base_url, dag_id).then(convert)

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
        # In a JSON response, the log would be the repr of a Python list in a string.
        return log_request(request, "text/plain")

    def dag(self, dag_id: str) -> Request[Dag]:
        from airflow_rest.v1.api.dag import get_dag_details

        return operation_request(get_dag_details, self._base_url, dag_id).then(self._dag)

    def list_dags(self, pattern: str | None, *, limit: int, offset: int = 0) -> Request[DagPage]:
        from airflow_rest.v1.api.dag import get_dags

        def convert(answer: DAGCollection) -> DagPage:
            listed = [_listed(dag) for dag in _given(lambda: answer.dags) or ()]
            return DagPage(listed, _given(lambda: answer.total_entries))

        request = operation_request(
            get_dags,
            self._base_url,
            dag_id_pattern=_or_unset(pattern),
            limit=limit,
            offset=offset,
            only_active=False,
        )
        return request.then(convert)

    def pause(self, dag_id: str, *, is_paused: bool) -> Request[object]:
        from airflow_rest.v1.api.dag import patch_dag
        from airflow_rest.v1.models import DAG

        body, mask = DAG(is_paused=is_paused), ["is_paused"]
        return operation_request(patch_dag, self._base_url, dag_id, body=body, update_mask=mask)

    def drain(self, dag_id: str) -> Request[object]:
        raise Unsupported(
            f"DAG {dag_id!r} was not drained: that needs Airflow 3.4 or later.", dag_id=dag_id
        )

    def list_assets(self, uri: str, *, limit: int, offset: int) -> Request[AssetPage]:
        from airflow_rest.v1.api.dataset import get_datasets

        def convert(model: DatasetCollection) -> AssetPage:
            listed = _required(lambda: model.datasets, "datasets")
            return AssetPage([_asset(one) for one in listed], _given(lambda: model.total_entries))

        request = operation_request(
            get_datasets,
            self._base_url,
            uri_pattern=uri_pattern(uri),
            limit=limit,
            offset=offset,
            order_by="id",
        )
        return request.then(convert)

    def create_event(
        self, uri: str, asset_id: int | None, extra: Mapping[str, JSON]
    ) -> Request[AssetEvent]:
        from airflow_rest.v1.api.dataset import create_dataset_event
        from airflow_rest.v1.models import CreateDatasetEvent

        body = CreateDatasetEvent(dataset_uri=uri, extra=dict(extra))
        request = operation_request(create_dataset_event, self._base_url, body=body)
        return request.then(lambda model: same_event(_event(model, uri), extra))

    def list_events(self, asset: Asset, *, limit: int, offset: int) -> Request[EventPage]:
        from airflow_rest.v1.api.dataset import get_dataset_events

        def convert(model: DatasetEventCollection) -> EventPage:
            listed = _required(lambda: model.dataset_events, "dataset_events")
            events = [_event(one, asset.uri) for one in listed]
            return EventPage(events, _given(lambda: model.total_entries))

        request = operation_request(
            get_dataset_events,
            self._base_url,
            dataset_id=asset.id,
            limit=limit,
            offset=offset,
            order_by="-timestamp",
        )
        return request.then(convert)

    def import_problems(self, *, limit: int) -> Request[list[ImportProblem]]:
        from airflow_rest.v1.api.import_error import get_import_errors

        def convert(answer: ImportErrorCollection) -> list[ImportProblem]:
            found = _required(lambda: answer.import_errors, "import_errors")
            return [_import_problem(problem) for problem in found]

        return operation_request(
            get_import_errors, self._base_url, limit=limit, order_by="-import_error_id"
        ).then(convert)

    def pool(self, name: str) -> Request[Pool]:
        from airflow_rest.v1.api.pool import get_pool

        return operation_request(get_pool, self._base_url, name).then(_pool)

    def health(self) -> Request[Health]:
        from airflow_rest.v1.api.monitoring import get_health

        return operation_request(get_health, self._base_url).then(_health)

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
            max_tries=_given(lambda: model.max_tries),
            operator=_given(lambda: model.operator),
            pool=_given(lambda: model.pool),
            queued_at=aware_date(_given(lambda: model.queued_when)),
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
            fileloc=_given(lambda: model.fileloc),
            max_active_runs=_given(lambda: model.max_active_runs),
            max_active_tasks=_given(lambda: model.max_active_tasks),
        )


def _conf(model: RunModel) -> dict[str, JSON]:
    if model.is_unreadable("conf"):
        raise Unreadable("its 'conf' is not an object")
    return _given(lambda: model.conf) or {}


def _event(model: DatasetEvent, uri: str) -> AssetEvent:
    return asset_event(
        _given(lambda: model.extra),
        event_id=_required(lambda: model.id, "id"),
        asset_id=_required(lambda: model.dataset_id, "dataset_id"),
        uri=_given(lambda: model.dataset_uri) or uri,
        timestamp=_required(lambda: aware_date(_given(lambda: model.timestamp)), "timestamp"),
        runs=map(_created, _given(lambda: model.created_dagruns) or ()),
    )


def _asset(model: Dataset) -> Asset:
    return Asset(_required(lambda: model.id, "id"), _required(lambda: model.uri, "uri"))


def _created(run: BasicDAGRun) -> RunRef | None:
    dag_id, run_id = _given(lambda: run.dag_id), _given(lambda: run.dag_run_id)
    return RunRef(dag_id, run_id) if dag_id and run_id else None


def _task_id(task: TaskInstanceReference) -> str:
    return _required(lambda: task.task_id, "task_id")


def _tag(tag: Tag) -> str | None:
    return _given(lambda: tag.name)


def _listed(dag: DAG) -> ListedDag:
    return ListedDag(
        dag_id=_required(lambda: dag.dag_id, "dag_id"),
        is_stale=_given(lambda: dag.is_active) is False,
        has_import_errors=bool(_given(lambda: dag.has_import_errors)),
    )


def _declared(task: Task) -> DeclaredTask:
    delay = _given(lambda: task.retry_delay)
    return DeclaredTask(
        task_id=_required(lambda: task.task_id, "task_id"),
        downstream=_given(lambda: task.downstream_task_ids) or (),
        retry_delay=None
        if delay is None
        else timedelta(delay.days, delay.seconds, delay.microseconds),
        is_delay_growing=bool(_given(lambda: task.retry_exponential_backoff)),
    )


def _pool(model: PoolModel) -> Pool:
    return Pool(
        name=_required(lambda: model.name, "name"),
        slots=_required(lambda: model.slots, "slots"),
        occupied=_given(lambda: model.occupied_slots) or 0,
        running=_given(lambda: model.running_slots) or 0,
        queued=_given(lambda: model.queued_slots) or 0,
        open=_required(lambda: model.open_slots, "open_slots"),
    )


def _health(answer: HealthInfo) -> Health:
    return Health(
        _component(
            _required(lambda: answer.scheduler, "scheduler"),
            lambda part: part.status,
            lambda part: part.latest_scheduler_heartbeat,
        ),
        _component(
            _given(lambda: answer.dag_processor),
            lambda part: part.status,
            lambda part: part.latest_dag_processor_heartbeat,
        ),
        _component(
            _given(lambda: answer.triggerer),
            lambda part: part.status,
            lambda part: part.latest_triggerer_heartbeat,
        ),
    )


def _component(
    part: T | None,
    status: Callable[[T], str | Unset | None],
    heartbeat: Callable[[T], datetime | Unset | None],
) -> Component:
    if part is None:
        return Component(None, None)
    last = _given(lambda: heartbeat(part))
    return Component(_given(lambda: status(part)), last)


def _dependency(model: TaskFailedDependency) -> Dependency:
    return Dependency(_given(lambda: model.name) or "", _given(lambda: model.reason) or "")


def _import_problem(model: ImportError_) -> ImportProblem:
    trace = _given(lambda: model.stack_trace) or ""
    return ImportProblem(_given(lambda: model.filename) or "", trace)
