"""Airflow 3: `/api/v2`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar, cast
from urllib.parse import quote

from airflow_rest.v2.api.dag import get_dag_details, patch_dag
from airflow_rest.v2.api.dag_run import (
    get_dag_run,
    get_dag_runs,
    get_list_dag_runs_batch,
    trigger_dag_run,
)
from airflow_rest.v2.api.version import get_version
from airflow_rest.v2.client import Client
from airflow_rest.v2.models import (
    DAGDetailsResponse,
    DAGPatchBody,
    DAGRunCollectionResponse,
    DAGRunResponse,
    DAGRunsBatchBody,
    TriggerDAGRunPostBody,
    VersionInfo,
)
from airflow_rest.v2.models import DagRunState as State
from airflow_rest.v2.types import UNSET, Unset
from airflow_trigger._adapters import BatchFilter, RunFilter, RunPage
from airflow_trigger._adapters._request import Operations, Request, dag_params, mapped
from airflow_trigger.models import (
    JSON,
    Api,
    Dag,
    DagRun,
    DagRunState,
    DagRunType,
    ServerInfo,
    TriggerRequest,
)

T = TypeVar("T")


def _given(value: T | Unset | None) -> T | None:
    return None if isinstance(value, Unset) else value


def _or_unset(value: T | None) -> T | Unset:
    return UNSET if value is None else value


class V2Adapter:
    """Builds and reads the requests of `/api/v2`."""

    api: Api = "v2"

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._operations = Operations(prefix="", client=Client(base_url))

    def version(self) -> Request[ServerInfo]:
        def convert(answer: VersionInfo) -> ServerInfo:
            return ServerInfo(version=answer.version, api="v2")

        return mapped(self._operations.request(get_version), convert)

    def trigger(
        self, wanted: TriggerRequest, run_id: str, conf: Mapping[str, JSON]
    ) -> Request[DagRun]:
        interval = wanted.data_interval or (UNSET, UNSET)
        body = TriggerDAGRunPostBody(
            # Required by every 3.x, and may be null.
            logical_date=wanted.logical_date,
            dag_run_id=run_id,
            conf=dict(conf),
            # An older 3.x refuses a newer field, null or not: it is left out when not asked for.
            run_after=_or_unset(wanted.run_after),
            data_interval_start=interval[0],
            data_interval_end=interval[1],
            note=_or_unset(wanted.note),
            partition_key=_or_unset(wanted.partition_key),
        )
        request = self._operations.request(trigger_dag_run, wanted.dag_id, body=body)
        return mapped(request, self._run)

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]:
        return mapped(self._operations.request(get_dag_run, dag_id, run_id), self._run)

    def list_runs(self, wanted: RunFilter, *, limit: int, offset: int) -> Request[RunPage]:
        request = self._operations.request(
            get_dag_runs,
            "~" if wanted.dag_id is None else wanted.dag_id,
            limit=limit,
            offset=offset,
            order_by=["-id"],
            state=list(wanted.states) or UNSET,
            run_after_gte=_or_unset(wanted.since),
        )
        return mapped(request, self._page)

    def list_batch(self, wanted: BatchFilter, *, limit: int, offset: int) -> Request[RunPage]:
        body = DAGRunsBatchBody(
            dag_ids=list(wanted.dag_ids),
            states=[State(state) for state in wanted.states],
            end_date_gte=_or_unset(wanted.ended_since),
            order_by="-id",
            page_limit=limit,
            page_offset=offset,
        )
        request = self._operations.request(get_list_dag_runs_batch, "~", body=body)
        return mapped(request, self._page)

    def dag(self, dag_id: str) -> Request[Dag]:
        return mapped(self._operations.request(get_dag_details, dag_id), self._dag)

    def pause(self, dag_id: str, *, is_paused: bool) -> Request[object]:
        body = DAGPatchBody(is_paused=is_paused)
        mask = ["is_paused"]
        return mapped(
            self._operations.request(patch_dag, dag_id, body=body, update_mask=mask), lambda _: None
        )

    def _dag(self, model: DAGDetailsResponse) -> Dag:
        return Dag(
            dag_id=model.dag_id,
            is_paused=model.is_paused,
            params=dag_params(model.params),
            schedule=model.timetable_summary,
            start_date=model.start_date,
            description=model.description,
            owners=tuple(model.owners),
            tags=tuple(tag.name for tag in model.tags),
            has_import_errors=model.has_import_errors,
            url=f"{self._base_url}/dags/{quote(model.dag_id, safe='')}",
            raw=model,
        )

    def _page(self, answer: DAGRunCollectionResponse) -> RunPage:
        runs = [self._run(model) for model in answer.dag_runs]
        return RunPage(runs, _given(answer.total_entries))

    def _run(self, model: DAGRunResponse) -> DagRun:
        dag, run = quote(model.dag_id, safe=""), quote(model.dag_run_id, safe="")
        return DagRun(
            dag_id=model.dag_id,
            run_id=model.dag_run_id,
            state=DagRunState(model.state.value),
            run_type=DagRunType(model.run_type.value),
            conf=cast(dict[str, JSON], model.conf or {}),
            logical_date=model.logical_date,
            run_after=model.run_after,
            queued_at=model.queued_at,
            start_date=model.start_date,
            end_date=model.end_date,
            data_interval_start=model.data_interval_start,
            data_interval_end=model.data_interval_end,
            note=model.note,
            triggered_by=model.triggered_by.value if model.triggered_by else None,
            partition_key=_given(model.partition_key),
            url=f"{self._base_url}/dags/{dag}/runs/{run}",
            raw=model,
        )
