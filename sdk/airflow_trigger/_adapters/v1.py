"""Airflow 2: `/api/v1`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast
from urllib.parse import quote

from airflow_rest.v1.api.dag_run import get_dag_run, post_dag_run
from airflow_rest.v1.api.monitoring import get_version
from airflow_rest.v1.client import Client
from airflow_rest.v1.models import DAGRun, VersionInfo
from airflow_rest.v1.types import UNSET, Unset
from airflow_trigger._adapters._request import Operations, Request, mapped, required
from airflow_trigger.models import JSON, DagRun, DagRunState, DagRunType, ServerInfo

T = TypeVar("T")


def _given(value: T | Unset | None) -> T | None:
    return None if isinstance(value, Unset) else value


class V1Adapter:
    """Builds and reads the requests of `/api/v1`."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._operations = Operations(prefix="/api/v1", client=Client(base_url))

    def version(self) -> Request[ServerInfo]:
        def convert(answer: VersionInfo) -> ServerInfo:
            return ServerInfo(version=required(_given(answer.version), "version"), api="v1")

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
        body = DAGRun(
            dag_run_id=run_id,
            conf=dict(conf),
            # 2.x answers 400 to a null in either.
            logical_date=UNSET if logical_date is None else logical_date,
            note=UNSET if note is None else note,
        )
        return mapped(self._operations.request(post_dag_run, dag_id, body=body), self._run)

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]:
        return mapped(self._operations.request(get_dag_run, dag_id, run_id), self._run)

    def _run(self, model: DAGRun) -> DagRun:
        dag_id = required(_given(model.dag_id), "dag_id")
        run_id = required(_given(model.dag_run_id), "dag_run_id")
        dag, run = quote(dag_id, safe=""), quote(run_id, safe="")
        return DagRun(
            dag_id=dag_id,
            run_id=run_id,
            state=DagRunState(required(_given(model.state), "state").value),
            run_type=DagRunType(required(_given(model.run_type), "run_type").value),
            conf=cast(dict[str, JSON], _given(model.conf) or {}),
            logical_date=_given(model.logical_date),
            run_after=None,
            queued_at=None,
            start_date=_given(model.start_date),
            end_date=_given(model.end_date),
            data_interval_start=_given(model.data_interval_start),
            data_interval_end=_given(model.data_interval_end),
            note=_given(model.note),
            triggered_by=None,
            partition_key=None,
            url=f"{self._base_url}/dags/{dag}/grid?dag_run_id={run}",
            raw=model,
        )
