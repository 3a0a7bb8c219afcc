"""What a type checker says of user code; it is checked, never run."""

from collections.abc import Mapping
from datetime import datetime
from typing import assert_type

import httpx

from airflow_rest.v1.api.dag_run import post_dag_run
from airflow_rest.v1.client import AuthenticatedClient as V1Client
from airflow_rest.v1.models import DAGRun as V1DagRun
from airflow_rest.v2.api.dag_run import get_dag_runs, trigger_dag_run
from airflow_rest.v2.client import AuthenticatedClient, Client
from airflow_rest.v2.models import DAGRunCollectionResponse, DAGRunResponse, TriggerDAGRunPostBody
from airflow_trigger import (
    JSON,
    AirflowClient,
    AsyncAirflowClient,
    BearerToken,
    DagRun,
    DagRunState,
    RunAlreadyExists,
    RunRef,
    ServerInfo,
    __version__,
)


def sync(airflow: AirflowClient, when: datetime) -> None:
    run = airflow.trigger("sales", conf={"a": 1, "b": [when]}, logical_date=when)
    assert_type(run, DagRun)
    assert_type(run.state, DagRunState)
    assert_type(run.conf, Mapping[str, JSON])
    assert_type(run.created, bool | None)
    assert_type(airflow.wait(run.ref, timeout=5), DagRun)
    assert_type(airflow.get_run("sales", "r1"), DagRun)
    assert_type(airflow.server(), ServerInfo)
    assert_type(run.ref, RunRef)
    assert_type(__version__, str)


async def asynchronous() -> None:
    async with AsyncAirflowClient("https://a.test", BearerToken("t"), api="v2") as airflow:
        run = await airflow.trigger("sales", {"a": 1})
        assert_type(run, DagRun)
        assert_type(await airflow.wait(run), DagRun)


def wrong(airflow: AirflowClient) -> None:
    airflow.trigger("sales", {1: 2})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType]
    airflow.trigger("sales", None, "r1")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    AirflowClient(api="v3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def errors(error: RunAlreadyExists) -> None:
    assert_type(error.run, DagRun)
    assert_type(error.status, int)


def generated(client: AuthenticatedClient, old: V1Client) -> None:
    body = TriggerDAGRunPostBody(logical_date=None, conf={"a": 1})
    assert_type(trigger_dag_run.sync("sales", client=client, body=body), DAGRunResponse | None)
    runs = get_dag_runs.sync("sales", client=client, limit=10, state=["running"])
    assert_type(runs, DAGRunCollectionResponse | None)
    v1 = post_dag_run.sync("sales", client=old, body=V1DagRun(conf={"a": 1}))
    assert_type(v1, V1DagRun | None)
    assert_type(Client("https://a.test").get_httpx_client(), httpx.Client)
