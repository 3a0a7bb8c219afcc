"""Airflow 3: `/api/v2`.

Generated operations are loaded where they are used: for a trigger, its body alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from airflow_rest.v2.types import UNSET, Unset
from airflow_trigger._adapters._request import Request, mapped, operation_request, required
from airflow_trigger._adapters._runs import RunReader
from airflow_trigger.models import JSON, Api, DagRun, TriggerRequest

if TYPE_CHECKING:
    from airflow_rest.v2.models import (
        DAGCollectionResponse,
        DAGDetailsResponse,
        DAGResponse,
        DagTagResponse,
    )
    from airflow_trigger._adapters._dags import ListedDag
    from airflow_trigger._adapters._interface import BatchFilter, RunFilter
    from airflow_trigger._adapters._runs import RunPage
    from airflow_trigger.dags import Dag
    from airflow_trigger.server import ServerInfo

T = TypeVar("T")


def _given(read: Callable[[], T | Unset | None]) -> T | None:
    """A field that is not needed; None if the answer lacks it, or has something else there."""
    try:
        value = read()
    except AttributeError:
        return None
    return None if isinstance(value, Unset) else value


def _or_unset(value: T | None) -> T | Unset:
    return UNSET if value is None else value


class V2Adapter:
    """Builds and reads the requests of `/api/v2`."""

    api: Api = "v2"

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._runs = RunReader("v2", f"{base_url}/dags", "/runs/")

    def version(self) -> Request[ServerInfo]:
        from airflow_rest.v2.api.version import get_version
        from airflow_rest.v2.models import VersionInfo
        from airflow_trigger.server import ServerInfo

        def convert(answer: VersionInfo) -> ServerInfo:
            return ServerInfo(version=required(_given(lambda: answer.version), "version"), api="v2")

        return mapped(operation_request(get_version), convert)

    def trigger(
        self, wanted: TriggerRequest, run_id: str, conf: Mapping[str, JSON]
    ) -> Request[DagRun]:
        from airflow_rest.v2.models import TriggerDAGRunPostBody

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
        return self._runs.trigger("/api/v2", wanted.dag_id, body.to_dict())

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]:
        from airflow_rest.v2.api.dag_run import get_dag_run

        request = operation_request(get_dag_run, dag_id, run_id)
        return self._runs.one(request, dag_id, run_id)

    def list_runs(self, wanted: RunFilter, *, limit: int, offset: int) -> Request[RunPage]:
        from airflow_rest.v2.api.dag_run import get_dag_runs

        request = operation_request(
            get_dag_runs,
            "~" if wanted.dag_id is None else wanted.dag_id,
            limit=limit,
            offset=offset,
            order_by=["-id"],
            state=list(wanted.states) or UNSET,
            run_after_gte=_or_unset(wanted.since),
        )
        return self._runs.page(request)

    def list_batch(self, wanted: BatchFilter, *, limit: int, offset: int) -> Request[RunPage]:
        from airflow_rest.v2.api.dag_run import get_list_dag_runs_batch
        from airflow_rest.v2.models import DAGRunsBatchBody, DagRunState

        body = DAGRunsBatchBody(
            dag_ids=list(wanted.dag_ids),
            states=[DagRunState(state) for state in wanted.states],
            end_date_gte=_or_unset(wanted.ended_since),
            order_by=wanted.order_by,
            page_limit=limit,
            page_offset=offset,
        )
        request = operation_request(get_list_dag_runs_batch, "~", body=body)
        return self._runs.page(request)

    def dag(self, dag_id: str) -> Request[Dag]:
        from airflow_rest.v2.api.dag import get_dag_details

        return mapped(operation_request(get_dag_details, dag_id), self._dag)

    def list_dags(self, pattern: str | None, *, limit: int) -> Request[list[ListedDag]]:
        from airflow_rest.v2.api.dag import get_dags

        def convert(answer: DAGCollectionResponse) -> list[ListedDag]:
            return [_listed(dag) for dag in answer.dags]

        wanted = _or_unset(pattern)
        request = operation_request(
            get_dags, dag_id_pattern=wanted, limit=limit, exclude_stale=False
        )
        return mapped(request, convert)

    def pause(self, dag_id: str, *, is_paused: bool) -> Request[object]:
        from airflow_rest.v2.api.dag import patch_dag
        from airflow_rest.v2.models import DAGPatchBody

        body = DAGPatchBody(is_paused=is_paused)
        mask = ["is_paused"]
        return mapped(
            operation_request(patch_dag, dag_id, body=body, update_mask=mask), lambda _: None
        )

    def _dag(self, model: DAGDetailsResponse) -> Dag:
        from airflow_trigger._adapters._dags import dag_params
        from airflow_trigger.dags import Dag

        dag_id = required(_given(lambda: model.dag_id), "dag_id")
        return Dag(
            dag_id=dag_id,
            is_paused=required(_given(lambda: model.is_paused), "is_paused"),
            params=dag_params(dag_id, lambda: model.params),
            schedule=_given(lambda: model.timetable_summary),
            start_date=_given(lambda: model.start_date),
            description=_given(lambda: model.description),
            owners=tuple(_given(lambda: model.owners) or ()),
            tags=tuple(filter(None, map(_tag, _given(lambda: model.tags) or ()))),
            has_import_errors=bool(_given(lambda: model.has_import_errors)),
            url=f"{self._base_url}/dags/{quote(dag_id, safe='')}",
            raw=model,
            is_stale=bool(_given(lambda: model.is_stale)),
        )


def _tag(tag: DagTagResponse) -> str | None:
    return _given(lambda: tag.name)


def _listed(dag: DAGResponse) -> ListedDag:
    from airflow_trigger._adapters._dags import ListedDag

    return ListedDag(
        dag_id=required(_given(lambda: dag.dag_id), "dag_id"),
        is_stale=bool(_given(lambda: dag.is_stale)),
        has_import_errors=bool(_given(lambda: dag.has_import_errors)),
    )
