"""User code, correct and incorrect, for the type checkers; it is checked, never run."""

import dataclasses
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import TypedDict, assert_type

import attrs
import boto3  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]
import httpx
import pydantic
from azure.core.credentials import AccessTokenInfo, TokenCredential
from azure.core.credentials_async import AsyncTokenCredential
from azure.identity import DefaultAzureCredential
from google.auth.credentials import Credentials
from google.oauth2 import service_account

from airflow_rest.v1.api.dag_run import post_dag_run
from airflow_rest.v1.client import AuthenticatedClient as V1Client
from airflow_rest.v1.models import DAGRun as V1DagRun
from airflow_rest.v2.api.dag_run import get_dag_runs, trigger_dag_run
from airflow_rest.v2.api.variable import get_variable
from airflow_rest.v2.client import AuthenticatedClient, Client
from airflow_rest.v2.models import (
    DAGRunCollectionResponse,
    DAGRunResponse,
    TriggerDAGRunPostBody,
    VariableResponse,
)
from airflow_trigger import (
    JSON,
    AirflowClient,
    AirflowTriggerError,
    AssetEvent,
    AsyncAirflowClient,
    AsyncTriggerBatch,
    AttemptEvent,
    BatchProgress,
    BearerToken,
    Conf,
    Dag,
    DagParam,
    DagRun,
    DagRunState,
    Event,
    Mwaa,
    OutcomeEvent,
    ReportStep,
    RetryEvent,
    RetryPolicy,
    RunAlreadyExists,
    RunRef,
    ServerInfo,
    TaskRun,
    TriggerBatch,
    TriggerOutcome,
    TriggerRequest,
    Verdict,
    __version__,
)
from airflow_trigger.auth import (
    BasicAuth,
    BearerTokenProvider,
    BehindGateway,
    GoogleCredentials,
    GoogleIdToken,
    NoAuth,
    ProvidedToken,
)
from airflow_trigger.testing import FakeAirflow, ReceivedRequest


def sync(airflow: AirflowClient, when: datetime) -> None:
    run = airflow.trigger("sales", conf={"a": 1, "b": [when]}, logical_date=when)
    assert_type(run, DagRun)
    assert_type(run.state, DagRunState)
    assert_type(run.conf, Mapping[str, JSON])
    assert_type(run.created, bool | None)
    assert_type(airflow.wait(run.ref, timeout=5), DagRun)
    assert_type(airflow.get_run("sales", "r1"), DagRun)
    assert_type(airflow.server(), ServerInfo)
    report = airflow.doctor("sales")
    assert_type(report.steps, tuple[ReportStep, ...])
    assert_type(report.steps[0].verdict, Verdict)
    assert_type(report.error, AirflowTriggerError | None)
    assert_type(report.is_ok, bool)
    assert_type(run.ref, RunRef)
    assert_type(__version__, str)


@attrs.frozen
class Report:
    rows: int

    @classmethod
    def of(cls, value: JSON) -> "Report":
        return cls(int(str(value)))


def results(airflow: AirflowClient, run: DagRun) -> None:
    assert_type(airflow.result(run, "summarise"), JSON)
    assert_type(airflow.result(run.ref, "summarise", key="rows", map_index=2), JSON)
    assert_type(airflow.result(run, "summarise", parse=None), JSON)
    assert_type(airflow.result(run, "summarise", parse=Report.of), Report)
    assert_type(airflow.result(run, "summarise", parse=str), str)
    assert_type(
        airflow.result(run, "summarise", map_index=0, parse=lambda value: [value]), list[JSON]
    )
    assert_type(list(airflow.tasks(run, states=["failed", None])), list[TaskRun])
    assert_type(airflow.emit("s3://warehouse/orders", {"rows": 3}), AssetEvent)
    airflow.result(run, "summarise", parse=int)  # type: ignore[arg-type]  # pyright: ignore[reportCallIssue, reportArgumentType]


async def asynchronous_results(airflow: AsyncAirflowClient, run: DagRun) -> None:
    assert_type(await airflow.result(run, "summarise"), JSON)
    assert_type(await airflow.result(run, "summarise", parse=Report.of), Report)
    assert_type([task async for task in airflow.tasks(run)], list[TaskRun])
    event = await airflow.emit("s3://warehouse/orders", idempotency_key="order-17", deadline=5)
    assert_type(event, AssetEvent)
    assert_type(event.extra, Mapping[str, JSON])
    assert_type(event.created_runs, tuple[RunRef, ...])


async def asynchronous() -> None:
    async with AsyncAirflowClient("https://a.test", BearerToken("t"), api="v2") as airflow:
        run = await airflow.trigger("sales", {"a": 1})
        assert_type(run, DagRun)
        assert_type((await airflow.doctor()).skipped, tuple[str, ...])
        assert_type(await airflow.wait(run), DagRun)


SCOPE = "api://airflow/.default"


def token_providers(
    azure: DefaultAzureCredential, any_azure: TokenCredential, later: AsyncTokenCredential
) -> None:
    BearerTokenProvider(lambda: azure.get_token(SCOPE))
    BearerTokenProvider(lambda: azure.get_token_info(SCOPE))
    BearerTokenProvider(lambda: any_azure.get_token(SCOPE))
    BearerTokenProvider(lambda: later.get_token(SCOPE))
    BearerTokenProvider(lambda: "token")
    BearerTokenProvider(lambda: ("token", None))
    BearerTokenProvider(lambda: ("token", timedelta(hours=1)))
    BearerTokenProvider(lambda: ("token", 1_800_000_000))
    BearerTokenProvider(lambda: {"access_token": "token", "expires_in": 3600})
    BearerTokenProvider(lambda: 5)  # type: ignore[arg-type, return-value]  # pyright: ignore[reportArgumentType]


def provided(answer: dict[str, JSON], info: AccessTokenInfo) -> list[ProvidedToken]:
    return [answer, info, ("token", datetime.now(UTC)), ("token", 1.5)]


def of_google(credentials: Credentials, account: service_account.Credentials) -> None:
    GoogleCredentials()
    GoogleCredentials(credentials)
    GoogleCredentials(account)
    GoogleCredentials("key.json")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    BehindGateway(GoogleIdToken("audience"), BasicAuth("ada", "secret"))
    BehindGateway("token", NoAuth(), header="Authorization")


PARAMS = {
    "dataset_name": {"type": "string", "enum": ["daily_sales", "monthly_sales"]},
    "year": {"type": "integer", "minimum": 2000, "default": 2026},
}


def doubles(dag: Dag) -> None:
    fake = FakeAirflow(allowed_run_id_pattern=r"^[\w@]+$")
    fake.client(allowed_run_id_pattern=r"^[\w@]+$", allow_trigger_in_future=True).close()
    fake.add_dag("sales", params=PARAMS)
    fake.add_dag("sales", params=dag.params)
    fake.lose_response(on="trigerr")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert_type(fake.triggered("sales"), list[dict[str, JSON]])
    assert_type(fake.requests("trigger"), list[ReceivedRequest])


def batches(airflow: AirflowClient, requests: Iterator[TriggerRequest]) -> None:
    batch = airflow.trigger_many(requests, concurrency=2, max_rate=0.5, on_progress=progress)
    assert_type(batch, TriggerBatch)
    with batch:
        for outcome in batch:
            assert_type(outcome, TriggerOutcome)
            assert_type(outcome.run, DagRun | None)
            assert_type(outcome.error, AirflowTriggerError | None)
            assert_type(outcome.result(), DagRun)
    airflow.trigger_many(TriggerRequest(dag_id) for dag_id in ("sales", "orders"))
    airflow.runs(states=(DagRunState.FAILED, "queued"), limit=5)
    for run in airflow.wait_many([RunRef("sales", "r1")], timeout=1):
        assert_type(run, DagRun)


async def batches_asynchronously(
    airflow: AsyncAirflowClient, requests: AsyncGenerator[TriggerRequest]
) -> None:
    batch = airflow.trigger_many(requests)
    assert_type(batch, AsyncTriggerBatch)
    async with batch:
        async for outcome in batch:
            assert_type(outcome, TriggerOutcome)
    airflow.trigger_many([TriggerRequest("sales")])
    async for run in airflow.wait_many([]):
        assert_type(run, DagRun)


def progress(progress: BatchProgress) -> None:
    assert_type(progress.finished, int)


def on_event(event: Event) -> None:
    assert_type(event, AttemptEvent | RetryEvent | OutcomeEvent)
    match event:
        case AttemptEvent():
            assert_type(event.status, int | None)
        case RetryEvent():
            assert_type(event.wait, float)
        case OutcomeEvent():
            assert_type(event.run, DagRun | None)


AirflowClient(on_event=on_event)
AirflowClient(allowed_run_id_pattern=r"^order-\d+$", allow_trigger_in_future=True)
AirflowClient(timeout=5, proxy=httpx.URL("http://proxy.test"), retry=RetryPolicy(cap=1))
AsyncAirflowClient(allowed_run_id_pattern=None, transport=httpx.AsyncHTTPTransport())


class Named(TypedDict):
    dataset_name: str


@attrs.frozen
class Order:
    id: int


@dataclasses.dataclass
class Item:
    sku: str


class Happening(pydantic.BaseModel):
    at: datetime


def confs(airflow: AirflowClient, typed: Named) -> None:
    airflow.trigger("sales", Order(1))
    airflow.trigger("sales", Item("x"))
    airflow.trigger("sales", Happening(at=datetime.now(UTC)))
    airflow.trigger("sales", typed)
    assert_type(airflow.check_conf("sales", {"a": Order(1)}), dict[str, JSON])


@attrs.define
class Changing:
    id: int


class Plain:
    id: int = 1


def confs_as_values() -> list[TriggerRequest]:
    good: list[Conf] = [{}, Order(1), Changing(1), Item("x"), Happening(at=datetime.now(UTC))]
    return [TriggerRequest("sales", conf) for conf in good]


def no_confs(airflow: AirflowClient) -> None:
    airflow.trigger("sales", [])  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger("sales", "{}")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger("sales", 3)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger("sales", Plain())  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger("sales", Order)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger("sales", Item)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger("sales", Happening)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger("sales", {1: 2})  # type: ignore[dict-item]  # pyright: ignore[reportArgumentType, reportCallIssue]
    TriggerRequest("sales", [])  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]


def dags(airflow: AirflowClient) -> None:
    dag = airflow.pause("sales")
    assert_type(dag, Dag)
    assert_type(dag.params["a"], DagParam)
    assert_type(airflow.runs("sales", states=[DagRunState.FAILED, "queued"]), Iterator[DagRun])


async def dags_asynchronously(airflow: AsyncAirflowClient) -> None:
    assert_type(airflow.runs(limit=3), AsyncIterator[DagRun])
    assert_type(await airflow.dag("sales"), Dag)


def operations(airflow: AirflowClient) -> None:
    assert_type(airflow.call(get_variable, variable_key="x"), VariableResponse)
    assert_type(airflow.call(get_variable, "x"), VariableResponse)
    assert_type(airflow.call(post_dag_run, "sales", body=V1DagRun()), V1DagRun)
    airflow.call(get_variable)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    airflow.call(get_variable, variable_key=3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    airflow.call(get_variable, key="x")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


async def operations_asynchronously(airflow: AsyncAirflowClient) -> None:
    assert_type(await airflow.call(get_variable, variable_key="x"), VariableResponse)


def wrong(airflow: AirflowClient) -> None:
    airflow.trigger("sales", on_paused="no")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    airflow.trigger("sales", None, "r1")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    AirflowClient(api="v3")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


class OwnSession:
    region_name = "eu-west-1"

    def client(self, service_name: str) -> object:
        return object()


def aws(session: boto3.Session) -> None:
    AirflowClient(auth=Mwaa("prod", session=session))
    Mwaa("prod", region="eu-west-1")
    Mwaa("prod", session=OwnSession())
    Mwaa("prod", session="eu-west-1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


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
