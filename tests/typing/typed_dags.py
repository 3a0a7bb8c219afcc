"""Correct and incorrect uses of typed DAGs for the type checkers; it is checked, never run."""

from datetime import date
from typing import Any, Final, Literal, NotRequired, TypedDict, Unpack, assert_type

import attrs

from airflow_trigger import (
    JSON,
    AirflowClient,
    AnyDag,
    AsyncAirflowClient,
    Dag,
    DagRun,
    RunOptions,
    RunRef,
    TriggerOptions,
    TriggerRequest,
    TypedDag,
)
from airflow_trigger.testing import FakeAirflow


class Source(TypedDict):
    bucket: str


class SalesConf(TypedDict):
    dataset_name: str
    file_type: NotRequired[Literal["csv", "parquet"]]
    start_date: NotRequired[str | date]
    source: NotRequired[Source | None]


class NightlyConf(TypedDict):
    pass


@attrs.frozen
class Order:
    id: int


SALES: Final = TypedDag[SalesConf]("sales", params={"dataset_name": {"type": "string"}})
NIGHTLY: Final = TypedDag[NightlyConf]("nightly", params={})
ORDERS: Final = TypedDag[Order]("orders", params={})


def right(airflow: AirflowClient, conf: SalesConf) -> None:
    run = airflow.trigger(SALES, {"dataset_name": "monthly_sales"})
    assert_type(run, DagRun)
    airflow.trigger(SALES, {"dataset_name": "a", "file_type": "csv", "start_date": date.today()})
    airflow.trigger(SALES, {"dataset_name": "a", "start_date": "2026-01-31", "source": None})
    airflow.trigger(SALES, {"dataset_name": "a", "source": {"bucket": "b"}}, note="n", deadline=5)
    airflow.trigger(SALES, conf, idempotency_key="order-17", on_failed="rerun")
    airflow.trigger(dag_id=SALES, conf=conf)
    airflow.trigger(NIGHTLY, {})
    airflow.trigger(ORDERS, Order(1))
    assert_type(airflow.run(SALES, {"dataset_name": "a"}, timeout=60, note=None), DagRun)
    assert_type(airflow.check_conf(SALES, {"dataset_name": "a"}), dict[str, JSON])


def wherever_a_dag_id_is_taken(airflow: AirflowClient, fake: FakeAirflow) -> None:
    assert_type(airflow.get_run(SALES, "r1"), DagRun)
    assert_type(airflow.get_run(SALES, idempotency_key="order-17"), DagRun)
    assert_type(airflow.dag(SALES), Dag)
    assert_type(airflow.pause(SALES), Dag)
    assert_type(airflow.unpause(SALES), Dag)
    airflow.runs(SALES, states=["failed"])
    airflow.doctor(SALES)
    assert_type(RunRef(SALES, "r1").dag_id, str)
    fake.add_dag(SALES, tasks=["load"])
    fake.runs(SALES)
    fake.triggered(SALES)
    fake.set_dag(SALES, state="paused")
    fake.add_asset("s3://sales", dags=[SALES, "orders"])


def several(airflow: AirflowClient) -> None:
    every: list[AnyDag] = [SALES, NIGHTLY, "orders"]
    for dag in every:
        airflow.unpause(dag)


def requests(conf: SalesConf) -> list[TriggerRequest]:
    request = TriggerRequest(SALES, {"dataset_name": "a"}, idempotency_key="order-17")
    assert_type(request.dag_id, str)
    return [request, TriggerRequest(SALES, conf), TriggerRequest(NIGHTLY, {})]


async def asynchronously(airflow: AsyncAirflowClient, conf: SalesConf) -> None:
    assert_type(await airflow.trigger(SALES, conf), DagRun)
    assert_type(await airflow.trigger(SALES, {"dataset_name": "a", "file_type": "csv"}), DagRun)
    assert_type(await airflow.run(SALES, {"dataset_name": "a"}, raise_on_failure=False), DagRun)
    assert_type(await airflow.check_conf(SALES, conf), dict[str, JSON])
    assert_type(await airflow.dag(SALES), Dag)
    await airflow.trigger(SALES, {"dataset": "a"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    await airflow.run(SALES, {"dataset_name": 3})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    await airflow.check_conf(SALES, {})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]


def wrappers(
    airflow: AirflowClient, conf: SalesConf, timeout: float, **options: Unpack[TriggerOptions]
) -> None:
    airflow.trigger(SALES, conf, **options)
    airflow.trigger("sales", conf, **options)
    TriggerRequest(SALES, conf, **options)
    airflow.run(SALES, conf, timeout=timeout, **options)


def run_wrapper(airflow: AirflowClient, conf: SalesConf, **options: Unpack[RunOptions]) -> None:
    airflow.run(SALES, conf, **options)
    airflow.run("sales", conf, **options)


def any_conf(airflow: AirflowClient, conf: dict[str, Any]) -> None:
    airflow.trigger("sales", conf)
    airflow.trigger(SALES, conf)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]


def wrong_keys(airflow: AirflowClient) -> None:
    airflow.trigger(SALES, {"dataset_nam": "a"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(SALES, {"dataset_name": "a", "colour": 1})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(SALES, {"dataset_name": "a", "source": {"buckets": "b"}})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(NIGHTLY, {"a": 1})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.run(SALES, {"dataset_nam": "a"}, timeout=5)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.check_conf(SALES, {"dataset_nam": "a"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    TriggerRequest(SALES, {"dataset_nam": "a"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]


def wrong_types(airflow: AirflowClient) -> None:
    airflow.trigger(SALES, {"dataset_name": 3})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(SALES, {"dataset_name": None})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(SALES, {"dataset_name": "a", "file_type": "xml"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(SALES, {"dataset_name": "a", "start_date": 20260131})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(ORDERS, {"id": 1})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.run(SALES, {"dataset_name": 3})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.check_conf(SALES, {"dataset_name": 3})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    TriggerRequest(SALES, {"dataset_name": 3}, note="n")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    TypedDag[int]("sales", params={})  # type: ignore[type-var]  # pyright: ignore[reportInvalidTypeArguments]
    airflow.dag(3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def missing(airflow: AirflowClient) -> None:
    airflow.trigger(SALES, {})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(SALES, {"file_type": "csv"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(SALES, None)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(SALES)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    airflow.run(SALES)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    airflow.check_conf(SALES)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]
    TriggerRequest(SALES, {})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]
    TriggerRequest(SALES)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType]


def wrong_options(airflow: AirflowClient, conf: SalesConf) -> None:
    airflow.trigger(SALES, conf, key="a")  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    airflow.trigger(SALES, conf, note=3)  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    airflow.trigger(SALES, conf, timeout=3)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
    airflow.run(SALES, conf, on_paused="no")  # type: ignore[call-overload]  # pyright: ignore[reportArgumentType, reportCallIssue]
    TriggerRequest(SALES, conf, timeout=3)  # type: ignore[call-overload]  # pyright: ignore[reportCallIssue]
