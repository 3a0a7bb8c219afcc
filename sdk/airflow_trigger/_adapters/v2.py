"""Airflow 3: `/api/v2`.

Generated operations are loaded where they are used: for a trigger, its body alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from airflow_rest.v2.types import UNSET, Unset
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
from airflow_trigger.models import (
    JSON,
    Api,
    AssetEvent,
    Dag,
    DagRun,
    DagRunState,
    DagRunType,
    RunRef,
    SchedulingState,
    ServerInfo,
    TaskRun,
    TaskState,
    TriggerRequest,
)

if TYPE_CHECKING:
    from uuid import UUID

    from airflow_rest.v2.models import (
        AssetCollectionResponse,
        AssetEventCollectionResponse,
        AssetEventResponse,
        AssetResponse,
        DAGCollectionResponse,
        DAGDetailsResponse,
        DAGResponse,
        DagRunAssetReference,
        DAGRunCollectionResponse,
        DagTagResponse,
        HealthInfoResponse,
        ImportErrorCollectionResponse,
        ImportErrorResponse,
        PoolResponse,
        TaskCollectionResponse,
        TaskDependencyCollectionResponse,
        TaskDependencyResponse,
        TaskInstanceCollectionResponse,
        TaskInstanceResponse,
        TaskResponse,
        VersionInfo,
        XComResponseNative,
        XComResponseString,
    )
    from airflow_rest.v2.models import DAGRunResponse as RunModel
    from airflow_trigger._adapters.adapter import BatchFilter, RunFilter

T = TypeVar("T")

NOT_BEGUN = (None, TaskState.UP_FOR_RETRY, TaskState.UPSTREAM_FAILED)


def _given(read: Callable[[], T | Unset | None]) -> T | None:
    """An optional field; None if the response lacks it, or has another type of value there."""
    try:
        value = read()
    except AttributeError:
        return None
    return None if isinstance(value, Unset) else value


def _required(read: Callable[[], T | Unset | None], name: str) -> T:
    """A field without which the response does not fit the request."""
    value = _given(read)
    if value is None:
        raise Unreadable(f"it has no readable {name!r}")
    return value


def _or_unset(value: T | None) -> T | Unset:
    return UNSET if value is None else value


class V2Adapter:
    """Builds and reads the requests of `/api/v2`."""

    api: Api = "v2"

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    def version(self) -> Request[ServerInfo]:
        from airflow_rest.v2.api.version import get_version

        def convert(answer: VersionInfo) -> ServerInfo:
            return ServerInfo(version=_required(lambda: answer.version, "version"), api="v2")

        return operation_request(get_version, self._base_url).then(convert)

    def trigger(
        self, wanted: TriggerRequest, run_id: str, conf: Mapping[str, JSON], *, drain: bool
    ) -> Request[DagRun]:
        from airflow_rest.v2.api.dag_run import trigger_dag_run
        from airflow_rest.v2.models import TriggerDAGRunPostBody

        interval = wanted.data_interval or (UNSET, UNSET)
        body = TriggerDAGRunPostBody(
            # Required by every 3.x, and may be null.
            logical_date=wanted.logical_date,
            dag_run_id=run_id,
            conf=dict(conf),
            # An older 3.x rejects a newer field, null or not: it is left out unless it is used.
            run_after=_or_unset(wanted.run_after),
            data_interval_start=interval[0],
            data_interval_end=interval[1],
            note=_or_unset(wanted.note),
            partition_key=_or_unset(wanted.partition_key),
            bundle_version=_or_unset(wanted.bundle_version),
            drain_dag=drain or UNSET,
        )
        request = operation_request(trigger_dag_run, self._base_url, wanted.dag_id, body=body)
        return request.then(
            lambda model: same_run(
                self._run(model, created=True), wanted.dag_id, run_id, is_exact=True
            )
        )

    def trigger_nothing(self, dag_id: str) -> Request[object]:
        from airflow_rest.v2.api.dag_run import trigger_dag_run
        from airflow_rest.v2.models import TriggerDAGRunPostBody

        body = TriggerDAGRunPostBody(
            logical_date=None,
            dag_run_id=NEVER_CREATED,
            # Rejected, because it has no end; with an end, the run id would be rejected.
            data_interval_start=datetime(2000, 1, 1, tzinfo=UTC),
        )
        return operation_request(trigger_dag_run, self._base_url, dag_id, body=body)

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]:
        from airflow_rest.v2.api.dag_run import get_dag_run

        request = operation_request(get_dag_run, self._base_url, dag_id, run_id)
        return request.then(lambda model: same_run(self._run(model), dag_id, run_id))

    def list_runs(self, wanted: RunFilter, *, limit: int, offset: int) -> Request[RunPage]:
        from airflow_rest.v2.api.dag_run import get_dag_runs

        request = operation_request(
            get_dag_runs,
            self._base_url,
            "~" if wanted.dag_id is None else wanted.dag_id,
            limit=limit,
            offset=offset,
            order_by=["-id"],
            state=list(wanted.states) or UNSET,
            run_after_gte=_or_unset(wanted.since),
        )
        return request.then(self._page)

    def list_batch(self, wanted: BatchFilter, *, limit: int, offset: int) -> Request[RunPage]:
        from airflow_rest.v2.api.dag_run import get_list_dag_runs_batch
        from airflow_rest.v2.models import DAGRunsBatchBody, DagRunState

        body = DAGRunsBatchBody(
            dag_ids=list(wanted.dag_ids),
            states=[DagRunState(state) for state in wanted.states],
            order_by=wanted.order_by,
            page_limit=limit,
            page_offset=offset,
        )
        request = operation_request(get_list_dag_runs_batch, self._base_url, "~", body=body)
        return request.then(self._page)

    def list_tasks(
        self, ref: RunRef, states: Sequence[str | None], *, limit: int, offset: int
    ) -> Request[TaskPage]:
        from airflow_rest.v2.api.task_instance import get_task_instances

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
        from airflow_rest.v2.api.task_instance import get_task_instance

        request = operation_request(
            get_task_instance, self._base_url, ref.dag_id, ref.run_id, task_id
        )
        return request.then(self._task)

    def list_mapped(
        self, ref: RunRef, task_id: str, *, limit: int, offset: int
    ) -> Request[TaskPage]:
        from airflow_rest.v2.api.task_instance import get_mapped_task_instances

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
        from airflow_rest.v2.api.x_com import get_xcom_entry

        def convert(model: XComResponseNative | XComResponseString) -> JSON:
            same_xcom(wanted, key=_given(lambda: model.key), task_id=_given(lambda: model.task_id))
            value: JSON = model.value
            return value

        request = operation_request(
            get_xcom_entry,
            self._base_url,
            wanted.run.dag_id,
            wanted.run.run_id,
            wanted.task_id,
            wanted.key,
            map_index=UNSET if wanted.map_index is None else wanted.map_index,
        )
        return request.then(convert)

    def cancel(self, ref: RunRef) -> Request[DagRun]:
        from airflow_rest.v2.api.dag_run import patch_dag_run
        from airflow_rest.v2.models import DagRunMutableStates, DAGRunPatchBody

        body = DAGRunPatchBody(state=DagRunMutableStates.FAILED)
        request = operation_request(
            patch_dag_run, self._base_url, ref.dag_id, ref.run_id, body=body
        )
        return request.then(lambda model: same_run(self._run(model), ref.dag_id, ref.run_id))

    def clear(self, ref: RunRef, wanted: Clear, *, dry_run: bool) -> Request[list[TaskKey]]:
        from airflow_rest.v2.api.task_instance import post_clear_task_instances
        from airflow_rest.v2.models import ClearTaskInstancesBody

        body = ClearTaskInstancesBody(
            dry_run=dry_run,
            dag_run_id=ref.run_id,
            task_ids=UNSET if wanted.tasks is None else [_marker(task) for task in wanted.tasks],
            include_downstream=wanted.has_downstream,
            only_failed=wanted.only_failed,
            reset_dag_runs=True,
        )

        def convert(answer: TaskInstanceCollectionResponse) -> list[TaskKey]:
            cleared = _required(lambda: answer.task_instances, "task_instances")
            tasks = [self._task(task) for task in cleared]
            return [(task.task_id, task.map_index) for task in tasks if task.ref == ref]

        request = operation_request(
            post_clear_task_instances, self._base_url, ref.dag_id, body=body
        )
        return request.then(convert)

    def dependencies(self, task: TaskRun) -> Request[list[Dependency]]:
        from airflow_rest.v2.api.task_instance import (
            get_task_instance_dependencies,
            get_task_instance_dependencies_by_map_index,
        )

        def convert(answer: TaskDependencyCollectionResponse) -> list[Dependency]:
            found = _required(lambda: answer.dependencies, "dependencies")
            return [_dependency(dependency) for dependency in found]

        path = (task.dag_id, task.run_id, task.task_id)
        if task.map_index is None:
            request = operation_request(
                get_task_instance_dependencies,
                self._base_url,
                *path,
                map_index=UNSET,
                region_id=_region_of(task),
                region_index=_or_unset(task.region_index),
            )
        else:
            request = operation_request(
                get_task_instance_dependencies_by_map_index,
                self._base_url,
                *path,
                task.map_index,
                region_id=_region_of(task),
                region_index=_or_unset(task.region_index),
            )
        return request.then(convert)

    def declared_tasks(self, dag_id: str) -> Request[list[DeclaredTask]]:
        from airflow_rest.v2.api.task import get_tasks

        def convert(answer: TaskCollectionResponse) -> list[DeclaredTask]:
            return [_declared(task) for task in _required(lambda: answer.tasks, "tasks")]

        return operation_request(get_tasks, self._base_url, dag_id).then(convert)

    def log(self, task: TaskRun, try_number: int) -> Request[LogBody]:
        from airflow_rest.v2.api.task_instance import get_log

        request = operation_request(
            get_log,
            self._base_url,
            task.dag_id,
            task.run_id,
            task.task_id,
            try_number,
            full_content=True,
            map_index=_or_unset(task.map_index),
            region_id=_region_of(task),
            region_index=_or_unset(task.region_index),
        )
        # As JSON, the log would be a single value, which cannot be parsed piece by piece.
        return log_request(request, "application/x-ndjson")

    def dag(self, dag_id: str) -> Request[Dag]:
        from airflow_rest.v2.api.dag import get_dag_details

        return operation_request(get_dag_details, self._base_url, dag_id).then(self._dag)

    def list_dags(self, pattern: str | None, *, limit: int, offset: int = 0) -> Request[DagPage]:
        from airflow_rest.v2.api.dag import get_dags

        def convert(answer: DAGCollectionResponse) -> DagPage:
            listed = [_listed(dag) for dag in answer.dags]
            return DagPage(listed, _given(lambda: answer.total_entries))

        request = operation_request(
            get_dags,
            self._base_url,
            dag_id_pattern=_or_unset(pattern),
            limit=limit,
            offset=offset,
            exclude_stale=False,
        )
        return request.then(convert)

    def pause(self, dag_id: str, *, is_paused: bool) -> Request[object]:
        from airflow_rest.v2.api.dag import patch_dag
        from airflow_rest.v2.models import DAGPatchBody

        body = DAGPatchBody(is_paused=is_paused)
        mask = ["is_paused"]
        return operation_request(patch_dag, self._base_url, dag_id, body=body, update_mask=mask)

    def drain(self, dag_id: str) -> Request[object]:
        from airflow_rest.v2.api.dag import patch_dag
        from airflow_rest.v2.models import DAGPatchBody, DagSchedulingState

        body = DAGPatchBody(scheduling_state=DagSchedulingState.DRAINING)
        mask = ["scheduling_state"]
        return operation_request(patch_dag, self._base_url, dag_id, body=body, update_mask=mask)

    def list_assets(self, uri: str, *, limit: int, offset: int) -> Request[AssetPage]:
        from airflow_rest.v2.api.asset import get_assets

        def convert(model: AssetCollectionResponse) -> AssetPage:
            listed = _required(lambda: model.assets, "assets")
            return AssetPage([_asset(one) for one in listed], _given(lambda: model.total_entries))

        request = operation_request(
            get_assets,
            self._base_url,
            uri_pattern=uri_pattern(uri),
            limit=limit,
            offset=offset,
            order_by=["id"],
        )
        return request.then(convert)

    def create_event(
        self, uri: str, asset_id: int | None, extra: Mapping[str, JSON]
    ) -> Request[AssetEvent]:
        from airflow_rest.v2.api.asset import create_asset_event
        from airflow_rest.v2.models import CreateAssetEventsBody

        if asset_id is None:
            raise TypeError("Airflow 3 needs the id of the asset")
        body = CreateAssetEventsBody(asset_id=asset_id, extra=dict(extra))
        request = operation_request(create_asset_event, self._base_url, body=body)
        return request.then(lambda model: same_event(_event(model, uri), extra))

    def list_events(self, asset: Asset, *, limit: int, offset: int) -> Request[EventPage]:
        from airflow_rest.v2.api.asset import get_asset_events

        def convert(model: AssetEventCollectionResponse) -> EventPage:
            listed = _required(lambda: model.asset_events, "asset_events")
            events = [_event(one, asset.uri) for one in listed]
            return EventPage(events, _given(lambda: model.total_entries))

        request = operation_request(
            get_asset_events,
            self._base_url,
            asset_id=asset.id,
            limit=limit,
            offset=offset,
            order_by=["-timestamp"],
        )
        return request.then(convert)

    def import_problems(self, *, limit: int) -> Request[list[ImportProblem]]:
        from airflow_rest.v2.api.import_error import get_import_errors

        def convert(answer: ImportErrorCollectionResponse) -> list[ImportProblem]:
            found = _required(lambda: answer.import_errors, "import_errors")
            return [_import_problem(problem) for problem in found]

        return operation_request(
            get_import_errors, self._base_url, limit=limit, order_by=["-id"]
        ).then(convert)

    def pool(self, name: str) -> Request[Pool]:
        from airflow_rest.v2.api.pool import get_pool

        return operation_request(get_pool, self._base_url, name).then(_pool)

    def health(self) -> Request[Health]:
        from airflow_rest.v2.api.monitor import get_health

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
            run_after=_given(lambda: model.run_after),
            queued_at=_given(lambda: model.queued_at),
            start_date=_given(lambda: model.start_date),
            end_date=_given(lambda: model.end_date),
            data_interval_start=_given(lambda: model.data_interval_start),
            data_interval_end=_given(lambda: model.data_interval_end),
            note=_given(lambda: model.note),
            triggered_by=_given(lambda: model.triggered_by and str(model.triggered_by)),
            partition_key=_given(lambda: model.partition_key),
            url=self._run_url(dag_id, run_id),
            created=created,
            bundle_version=_given(lambda: model.bundle_version),
            team_name=_given(lambda: model.team_name),
        )

    def _page(self, model: DAGRunCollectionResponse) -> RunPage:
        runs = _required(lambda: model.dag_runs, "dag_runs")
        return RunPage([self._run(run) for run in runs], _given(lambda: model.total_entries))

    def _task_page(self, model: TaskInstanceCollectionResponse) -> TaskPage:
        tasks = _required(lambda: model.task_instances, "task_instances")
        return TaskPage([self._task(task) for task in tasks], _given(lambda: model.total_entries))

    def _task(self, model: TaskInstanceResponse) -> TaskRun:
        dag_id = _required(lambda: model.dag_id, "dag_id")
        run_id = _required(lambda: model.dag_run_id, "dag_run_id")
        task_id = _required(lambda: model.task_id, "task_id")
        index, state = _given(lambda: model.map_index), _given(lambda: model.state)
        url = f"{self._run_url(dag_id, run_id)}/tasks/{quote(task_id, safe='')}"
        # The index of a task that is not mapped is -1.
        is_mapped = index is not None and index >= 0
        # Mapped tasks have regions too, but no request needs them.
        is_in_loop, region = _given(lambda: model.in_loop), _given(lambda: model.region_id)
        loop = _given(lambda: model.loop_iteration)
        return TaskRun(
            dag_id=dag_id,
            run_id=run_id,
            task_id=task_id,
            map_index=index if is_mapped else None,
            state=None if state is None else TaskState(state),
            try_number=_last_try(model, state),
            max_tries=_given(lambda: model.max_tries),
            operator=_given(lambda: model.operator),
            pool=_given(lambda: model.pool),
            queued_at=_given(lambda: model.queued_when),
            start_date=_given(lambda: model.start_date),
            end_date=_given(lambda: model.end_date),
            note=_given(lambda: model.note),
            url=f"{url}/mapped/{index}" if is_mapped else url,
            state_reason=_given(lambda: model.state_reason),
            team_name=_given(lambda: model.team_name),
            loop_iteration=None if loop is None else _given(lambda: loop.iteration),
            region_id=str(region) if is_in_loop and region is not None else None,
            region_index=_given(lambda: model.region_index) if is_in_loop else None,
        )

    def _run_url(self, dag_id: str, run_id: str) -> str:
        return f"{self._dag_url(dag_id)}/runs/{quote(run_id, safe='')}"

    def _dag_url(self, dag_id: str) -> str:
        return f"{self._base_url}/dags/{quote(dag_id, safe='')}"

    def _dag(self, model: DAGDetailsResponse) -> Dag:
        dag_id = _required(lambda: model.dag_id, "dag_id")
        state = _given(lambda: model.scheduling_state)
        return Dag(
            dag_id=dag_id,
            is_paused=_required(lambda: model.is_paused, "is_paused"),
            params=dag_params(dag_id, lambda: model.params),
            schedule=_given(lambda: model.timetable_summary),
            start_date=_given(lambda: model.start_date),
            description=_given(lambda: model.description),
            owners=tuple(_given(lambda: model.owners) or ()),
            tags=tuple(filter(None, map(_tag, _given(lambda: model.tags) or ()))),
            has_import_errors=bool(_given(lambda: model.has_import_errors)),
            url=self._dag_url(dag_id),
            is_stale=bool(_given(lambda: model.is_stale)),
            fileloc=_given(lambda: model.fileloc),
            max_active_runs=_given(lambda: model.max_active_runs),
            max_active_tasks=_given(lambda: model.max_active_tasks),
            scheduling_state=None if state is None else SchedulingState(state),
            team_name=_given(lambda: model.team_name),
        )


def _region_of(task: TaskRun) -> UUID | Unset:
    from uuid import UUID

    return UNSET if task.region_id is None else UUID(task.region_id)


def _last_try(model: TaskInstanceResponse, state: str | None) -> int:
    """The number of the last try that has started, or is about to start.

    Airflow 3.4 counts the next try as soon as the last one has ended or was cleared, so a waiting
    task has the number of a try without a log. Only 3.4 says whether a task is in a loop.
    """
    number = _given(lambda: model.try_number) or 0
    is_next = _given(lambda: model.in_loop) is not None and state in NOT_BEGUN
    return max(0, number - 1) if is_next else number


def _conf(model: RunModel) -> dict[str, JSON]:
    if model.is_unreadable("conf"):
        raise Unreadable("its 'conf' is not an object")
    return _given(lambda: model.conf) or {}


def _event(model: AssetEventResponse, uri: str) -> AssetEvent:
    return asset_event(
        _given(lambda: model.extra),
        event_id=_required(lambda: model.id, "id"),
        asset_id=_required(lambda: model.asset_id, "asset_id"),
        uri=_given(lambda: model.uri) or uri,
        timestamp=_required(lambda: model.timestamp, "timestamp"),
        runs=map(_created, _given(lambda: model.created_dagruns) or ()),
    )


def _asset(model: AssetResponse) -> Asset:
    return Asset(_required(lambda: model.id, "id"), _required(lambda: model.uri, "uri"))


def _created(run: DagRunAssetReference) -> RunRef | None:
    dag_id, run_id = _given(lambda: run.dag_id), _given(lambda: run.run_id)
    return RunRef(dag_id, run_id) if dag_id and run_id else None


def _marker(task: TaskKey) -> str | list[int | str]:
    task_id, index = task
    return task_id if index is None else [task_id, index]


def _tag(tag: DagTagResponse) -> str | None:
    return _given(lambda: tag.name)


def _listed(dag: DAGResponse) -> ListedDag:
    return ListedDag(
        dag_id=_required(lambda: dag.dag_id, "dag_id"),
        is_stale=bool(_given(lambda: dag.is_stale)),
        has_import_errors=bool(_given(lambda: dag.has_import_errors)),
    )


def _declared(task: TaskResponse) -> DeclaredTask:
    delay = _given(lambda: task.retry_delay)
    return DeclaredTask(
        task_id=_required(lambda: task.task_id, "task_id"),
        downstream=_given(lambda: task.downstream_task_ids) or (),
        retry_delay=None
        if delay is None
        else timedelta(delay.days, delay.seconds, delay.microseconds),
        is_delay_growing=bool(_given(lambda: task.retry_exponential_backoff)),
    )


def _pool(model: PoolResponse) -> Pool:
    return Pool(
        name=_required(lambda: model.name, "name"),
        slots=_required(lambda: model.slots, "slots"),
        occupied=_given(lambda: model.occupied_slots) or 0,
        running=_given(lambda: model.running_slots) or 0,
        queued=_given(lambda: model.queued_slots) or 0,
        open=_required(lambda: model.open_slots, "open_slots"),
    )


def _health(answer: HealthInfoResponse) -> Health:
    return Health(
        _component(
            _required(lambda: answer.scheduler, "scheduler"),
            lambda part: part.status,
            lambda part: part.detailed_status,
            lambda part: part.latest_scheduler_heartbeat,
        ),
        _component(
            _given(lambda: answer.dag_processor),
            lambda part: part.status,
            lambda part: part.detailed_status,
            lambda part: part.latest_dag_processor_heartbeat,
        ),
        _component(
            _given(lambda: answer.triggerer),
            lambda part: part.status,
            lambda part: part.detailed_status,
            lambda part: part.latest_triggerer_heartbeat,
        ),
    )


def _component(
    part: T | None,
    status: Callable[[T], str | Unset | None],
    detailed_status: Callable[[T], str | Unset | None],
    heartbeat: Callable[[T], str | Unset | None],
) -> Component:
    if part is None:
        return Component(None, None)
    last = _given(lambda: heartbeat(part))
    return Component(
        _given(lambda: status(part)), aware_date(last), _given(lambda: detailed_status(part))
    )


def _dependency(model: TaskDependencyResponse) -> Dependency:
    return Dependency(_given(lambda: model.name) or "", _given(lambda: model.reason) or "")


def _import_problem(model: ImportErrorResponse) -> ImportProblem:
    trace = _given(lambda: model.stack_trace) or ""
    return ImportProblem(_given(lambda: model.filename) or "", trace)
