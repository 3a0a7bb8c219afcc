"""Whatever accepts a DAG id also accepts a typed DAG, and then makes the same call."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any, Final, Literal, NotRequired, TypedDict

import attrs
import pytest

from airflow_trigger import AirflowClient, ConfError, RunRef, TriggerRequest, TypedDag
from airflow_trigger.models import Api
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_fake


class SalesConf(TypedDict):
    dataset_name: str
    file_type: NotRequired[Literal["csv", "parquet"]]


SALES: Final = TypedDag[SalesConf](
    "sales",
    params={
        "dataset_name": {"type": "string"},
        "file_type": {"enum": ["csv", "parquet"], "default": "csv"},
    },
)
CONF: Final[SalesConf] = {"dataset_name": "monthly_sales"}

CALLS: dict[str, Callable[[AirflowClient, Any], object]] = {
    "trigger": lambda airflow, dag: airflow.trigger(dag, CONF, run_id="r2").ref,
    "run": lambda airflow, dag: airflow.run(dag, CONF, run_id="r2").ref,
    "get_run": lambda airflow, dag: airflow.get_run(dag, "r1"),
    "get_run by its key": lambda airflow, dag: airflow.get_run(dag, idempotency_key="order-17"),
    "runs": lambda airflow, dag: list(airflow.runs(dag)),
    "dag": lambda airflow, dag: airflow.dag(dag),
    "check_conf": lambda airflow, dag: airflow.check_conf(dag, CONF),
    "pause": lambda airflow, dag: airflow.pause(dag),
    "unpause": lambda airflow, dag: airflow.unpause(dag),
    "doctor": lambda airflow, dag: airflow.doctor(dag).steps[-1],
    "trigger_many": lambda airflow, dag: [
        outcome.result().ref
        for outcome in airflow.trigger_many([TriggerRequest(dag, CONF, run_id="r2")])
    ],
}


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture(params=["v1", "v2"])
def api(request: pytest.FixtureRequest) -> Api:
    api: Api = request.param
    return api


def fake_with_runs(api: Api) -> FakeAirflow:
    fake = FakeAirflow(api=api)
    fake.runs_take(polls=0)
    fake.add_dag(SALES)
    with fake.client() as airflow:
        airflow.trigger("sales", CONF, run_id="r1")
        airflow.trigger("sales", CONF, idempotency_key="order-17")
    return fake


@pytest.mark.parametrize("call", CALLS)
def test_a_typed_dag_does_what_its_id_does(mode: Mode, api: Api, call: str) -> None:
    by_id, by_dag = fake_with_runs(api), fake_with_runs(api)
    with open_fake(mode, by_id) as airflow:
        expected = CALLS[call](airflow, "sales")
    with open_fake(mode, by_dag) as airflow:
        seen = CALLS[call](airflow, SALES)

    assert type(seen) is type(expected)
    assert [(sent.method, sent.path) for sent in by_dag.requests()] == [
        (sent.method, sent.path) for sent in by_id.requests()
    ]
    assert by_dag.triggered(SALES) == by_id.triggered("sales")


def test_a_fake_declares_the_params_of_a_typed_dag() -> None:
    fake = FakeAirflow()
    fake.add_dag(SALES)
    with fake.client() as airflow:
        params = airflow.dag(SALES).params
        with pytest.raises(ConfError, match=r"'dataset_name' is required"):
            airflow.check_conf("sales", {"file_type": "csv"})

    assert params["dataset_name"].schema == {"type": "string"}
    assert params["file_type"].default == "csv"


def test_params_that_are_given_go_before_those_of_the_typed_dag() -> None:
    fake = FakeAirflow()
    fake.add_dag(SALES, params={"region": {"type": "string", "default": "eu"}})
    with fake.client() as airflow:
        assert list(airflow.dag("sales").params) == ["region"]


def test_every_call_of_the_fake_that_names_a_dag_takes_a_typed_one() -> None:
    fake = FakeAirflow()
    fake.add_dag(SALES)
    fake.add_asset("s3://sales", dags=[SALES])
    fake.set_dag(SALES, state="paused")
    with fake.client() as airflow:
        assert airflow.dag("sales").is_paused
        fake.set_dag(SALES, state="active")
        airflow.emit("s3://sales")

    assert [run.dag_id for run in fake.runs(SALES)] == ["sales"]


@pytest.mark.parametrize("value", [TriggerRequest(SALES, CONF), RunRef(SALES, "r1")])
def test_a_value_holds_the_id_of_the_typed_dag(value: TriggerRequest | RunRef) -> None:
    assert value.dag_id == "sales"
    assert type(value.dag_id) is str
    assert pickle.loads(pickle.dumps(value)) == value


def test_a_request_is_the_same_by_the_dag_and_by_its_id_and_can_be_evolved() -> None:
    request = TriggerRequest(SALES, CONF, note="nightly")

    assert request == TriggerRequest("sales", CONF, note="nightly")
    # mypy supports no `attrs.evolve` of a class with an overloaded constructor.
    assert attrs.evolve(request, note=None) == TriggerRequest("sales", CONF)  # type: ignore[misc]
    with pytest.raises(TypeError, match="noet"):
        TriggerRequest("sales", noet="nightly")  # type: ignore[call-overload]


def test_a_typed_dag_is_a_value() -> None:
    same = pickle.loads(pickle.dumps(SALES))

    assert same == SALES
    assert hash(same) == hash(SALES)
    assert "monthly" not in repr(SALES)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        SALES.dag_id = "orders"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("dag_id", "params", "words"),
    [
        (7, {}, "dag_id must be a str"),
        ("", {}, "dag_id"),
        ("..", {}, "dag_id"),
        ("sales", None, "params must be a mapping of names to JSON Schemas"),
        ("sales", [], "params must be a mapping of names to JSON Schemas"),
    ],
)
def test_a_typed_dag_refuses_what_is_no_dag(dag_id: Any, params: Any, words: str) -> None:
    with pytest.raises((TypeError, ValueError), match=words):
        TypedDag[SalesConf](dag_id, params=params)


class Lookalike:
    dag_id = "sales"


@pytest.mark.parametrize("dag", [Lookalike(), 7, None, b"sales"])
def test_what_only_looks_like_a_typed_dag_is_refused(mode: Mode, dag: Any) -> None:
    fake = fake_with_runs("v2")
    with open_fake(mode, fake) as airflow:
        for call in (airflow.dag, airflow.trigger, airflow.check_conf, airflow.pause):
            with pytest.raises(TypeError, match="dag_id must be a str"):
                call(dag)
        with pytest.raises(TypeError, match="dag_id must be a str"):
            TriggerRequest(dag)
        with pytest.raises(TypeError, match="dag_id must be a str"):
            RunRef(dag, "r1")
