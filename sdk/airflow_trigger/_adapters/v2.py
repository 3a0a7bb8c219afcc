"""Airflow 3: `/api/v2`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast
from urllib.parse import quote

from airflow_rest.v2.api.dag_run import get_dag_run, trigger_dag_run
from airflow_rest.v2.api.version import get_version
from airflow_rest.v2.client import Client
from airflow_rest.v2.models import DAGRunResponse, TriggerDAGRunPostBody, VersionInfo
from airflow_rest.v2.types import UNSET, Unset
from airflow_trigger._adapters._request import Operations, Request, mapped
from airflow_trigger.models import JSON, DagRun, DagRunState, DagRunType, ServerInfo

T = TypeVar("T")


def _given(value: T | Unset | None) -> T | None:
    return None if isinstance(value, Unset) else value


class V2Adapter:
    """Builds and reads the requests of `/api/v2`."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._operations = Operations(prefix="", client=Client(base_url))

    def version(self) -> Request[ServerInfo]:
        def convert(answer: VersionInfo) -> ServerInfo:
            return ServerInfo(version=answer.version, api="v2")

        return mapped(self._operations.request(get_version), convert)

    def trigger(
        self,
        dag_id: str,
        run_id: str,
        *,
        conf: Mapping[str, JSON],
        logical_date: datetime | None,
        note: str | None,
    ) -> Request[DagRun]:
        body = TriggerDAGRunPostBody(
            # Required by every 3.x, and may be null.
            logical_date=logical_date,
            dag_run_id=run_id,
            conf=dict(conf),
            note=UNSET if note is None else note,
        )
        return mapped(self._operations.request(trigger_dag_run, dag_id, body=body), self._run)

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]:
        return mapped(self._operations.request(get_dag_run, dag_id, run_id), self._run)

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
