"""A key whose run exists gives it back, whatever has become of its DAG since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    ConfError,
    DagPaused,
    IdempotencyConflict,
    InvalidDate,
    InvalidRequest,
    InvalidRunId,
    PasswordAuth,
    RetryPolicy,
)
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.trigger import trigger
from airflow_trigger.models import TriggerRequest
from airflow_trigger.testing import FakeAirflow
from tests.both import open_client
from tests.unit.driving import World, answer, dag_body, fault, no_run, run_body

DETAILS = "GET /api/v2/dags/sales/details"
LOOK_UP = "GET /api/v2/dags/sales/dagRuns/key__order-1__0bafe22156d2698c143b86040446d366ead863ba"
PAUSED = answer(200, dag_body(is_paused=True))
CONF = {"amount": 1}
OTHER_PARAMS = {"other": {"type": "integer"}}


@pytest.fixture(params=["2.11.2", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales", params={"amount": {"type": "integer"}})
    return fake


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, fake: FakeAirflow) -> Callable[[], AirflowClient]:
    auth = PasswordAuth(fake.username, fake.password)
    return lambda: open_client(request.param, fake.url, auth, transport=fake.transport)


@pytest.fixture
def world() -> World:
    return World(conf_check="strict", on_paused="error")


def wanted(**more: Any) -> TriggerRequest:
    given: dict[str, Any] = {"idempotency_key": "order-1"}
    return TriggerRequest("sales", CONF, **given | more)


@pytest.mark.parametrize(
    "change",
    [{"is_paused": True}, {"params": OTHER_PARAMS}],
    ids=["paused", "other params"],
)
def test_another_process_gets_the_run_though_the_dag_takes_no_such_run_any_more(
    fake: FakeAirflow, connect: Callable[[], AirflowClient], change: dict[str, Any]
) -> None:
    with connect() as client:
        first = client.trigger("sales", CONF, idempotency_key="order-1")
    fake.add_dag("sales", **change)

    with connect() as client:
        again = client.trigger("sales", CONF, idempotency_key="order-1")
        with pytest.raises((ConfError, DagPaused)):
            client.trigger("sales", CONF, idempotency_key="order-2")

    assert (again.run_id, again.created) == (first.run_id, False)
    assert len(fake.runs("sales")) == 1


def test_the_same_process_gets_it_though_the_server_refuses_the_conf_that_was_right_just_now(
    fake: FakeAirflow, connect: Callable[[], AirflowClient]
) -> None:
    with connect() as client:
        first = client.trigger("sales", CONF, idempotency_key="order-1")
        fake.add_dag("sales", params=OTHER_PARAMS)

        again = client.trigger("sales", CONF, idempotency_key="order-1")
        with pytest.raises(InvalidRequest, match="Invalid input for param other"):
            client.trigger("sales", CONF, idempotency_key="order-2")

    assert (again.run_id, again.created) == (first.run_id, False)


def test_the_run_of_a_key_with_another_conf_is_a_conflict_rather_than_a_refusal(
    world: World,
) -> None:
    other = answer(200, run_body(conf={"amount": 2}))

    with pytest.raises(IdempotencyConflict) as e:
        world.drive(trigger(world.session(), wanted()), PAUSED, other)

    assert e.value.run.conf == {"amount": 2}


def test_without_a_run_of_the_key_the_refusal_stands_after_one_look(world: World) -> None:
    with pytest.raises(DagPaused) as e:
        world.drive(trigger(world.session(), wanted()), PAUSED, no_run())

    assert world.sent == [DETAILS, LOOK_UP]
    assert e.value.__cause__ is None


@pytest.mark.parametrize("reply", [fault(), answer(503), answer(403), answer(200, "<html>")])
def test_a_look_that_comes_to_nothing_leaves_the_refusal(world: World, reply: Reply) -> None:
    world.retry = RetryPolicy(attempts=1)

    with pytest.raises(DagPaused) as e:
        world.drive(trigger(world.session(), wanted()), PAUSED, reply)

    assert isinstance(e.value.__cause__, AirflowTriggerError)


def test_a_date_that_the_dag_refuses_now_does_not_hide_the_run_of_the_key(world: World) -> None:
    date = datetime(2025, 1, 1, tzinfo=UTC)
    moved = answer(200, dag_body(start_date="2026-01-01T00:00:00Z"))
    there = answer(200, run_body(conf=CONF))

    run = world.drive(trigger(world.session(), wanted(logical_date=date)), moved, there)
    assert run.created is False

    with pytest.raises(InvalidDate):
        world.drive(trigger(world.session(), wanted(logical_date=date)), moved, answer(404, {}))


@pytest.mark.parametrize("name", [{"run_id": "r1"}, {}], ids=["run_id", "nothing"])
def test_without_a_key_a_refusal_asks_for_no_run(world: World, name: dict[str, Any]) -> None:
    with pytest.raises(DagPaused):
        world.drive(trigger(world.session(), TriggerRequest("sales", CONF, **name)), PAUSED)

    assert world.sent == [DETAILS]


def test_a_key_without_text_is_refused_before_anything_is_asked(world: World) -> None:
    with pytest.raises(InvalidRunId):
        world.drive(trigger(world.session(), wanted(idempotency_key="")))

    assert world.sent == []
