"""A key whose run exists returns that run, whatever has happened to its DAG since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    RunNotFound,
)
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.run_ids import RunIdRule, run_id_of_key
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


# The run ids are frozen: if one changed, every key in use would start a second run.
@pytest.mark.parametrize(
    ("key", "run_id"),
    [
        ("order-1", "key__order-1__0bafe22156d2698c143b86040446d366ead863ba"),
        ("order-17", "key__order-17__72a90ea3da8b5dd01bde2f27314e02e217f93518"),
        ("Order-17", "key__Order-17__6c60672cbe1d1404567d52e785815ab8fc7464a5"),
        (
            "2026-11-26T00:00:00+00:00",
            "key__2026-11-26T00:00:00+00:00__a88da5f8cde7df75ef84e3982bab5a3b44757c8a",
        ),
        ("a/b c", "key__a-b-c__0af99a609169538538d589bf108a2131d8bc212c"),
        ("..", "key__--__5ec1f7e700f37c3d0b2981d04855fc34b94aaa15"),
        ("a..b", "key__a--b__f62b42414c514fa689d3e087ba397c602a4ba2c8"),
        ("\n", "key__-__01ba4719c80b6fe911b091a7c05124b64eeece96"),
        ("é", "key__-__4a99557e4033c3539de2eb65472017cad5f9557f"),
        ("日本", "key__--__cf2abf0c5be326cb922a70f8163f91079c4d9aa8"),
        ("x" * 500, f"key__{'x' * 60}__c38c2bf3055c516a98ac5d97f30e7c364e827bc0"),
    ],
)
def test_the_run_id_of_a_key_is_the_same_in_every_release_and_shows_the_key(
    fake: FakeAirflow, connect: Callable[[], AirflowClient], key: str, run_id: str
) -> None:
    with connect() as client:
        run = client.trigger("sales", CONF, idempotency_key=key)
        found = client.get_run("sales", idempotency_key=key)

    assert (run.run_id, found.run_id) == (run_id, run_id)
    assert (run.created, found.created) == (True, None)


def test_keys_that_look_the_same_in_their_run_ids_are_different_runs(
    fake: FakeAirflow, connect: Callable[[], AirflowClient]
) -> None:
    keys = ["a b", "a/b", "a-b", "x" * 60, "x" * 61]
    with connect() as client:
        ids = {client.trigger("sales", CONF, idempotency_key=key).run_id for key in keys}

    assert len(ids) == len(fake.runs("sales")) == len(keys)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_the_run_id_of_any_key_is_one_that_every_server_takes(key: str) -> None:
    run_id = run_id_of_key(key, dag_id="sales")

    RunIdRule(None).check(run_id, dag_id="sales")
    assert len(run_id) <= 107


def test_a_key_whose_run_id_the_server_s_own_pattern_refuses_is_refused_before_sending(
    fake: FakeAirflow,
) -> None:
    pattern = r"^[a-z0-9_]+$"
    with fake.client(allowed_run_id_pattern=pattern) as client:
        with pytest.raises(InvalidRunId, match="does not match its allowed_run_id_pattern"):
            client.trigger("sales", CONF, idempotency_key="order-17")
        run = client.trigger("sales", CONF, idempotency_key="order_17")

    assert run.run_id.startswith("key__order_17__")
    assert len(fake.runs("sales")) == 1


def test_a_run_is_found_by_its_key_and_nothing_is_started(
    fake: FakeAirflow, connect: Callable[[], AirflowClient]
) -> None:
    with connect() as client:
        with pytest.raises(RunNotFound) as caught:
            client.get_run("sales", idempotency_key="order-17")
        made = client.trigger("sales", CONF, idempotency_key="order-17")

        assert client.get_run("sales", idempotency_key="order-17").ref == made.ref
        assert client.get_run("sales", made.run_id).ref == made.ref

    assert caught.value.run_id == made.run_id
    assert len(fake.requests("trigger")) == 1


@pytest.mark.parametrize(
    ("names", "kind", "words"),
    [
        ({}, TypeError, "or pass an idempotency_key"),
        ({"run_id": "r1", "idempotency_key": "k"}, ValueError, "either a run_id or"),
        ({"idempotency_key": 17}, TypeError, "idempotency_key must be a str"),
        ({"idempotency_key": ""}, InvalidRunId, "is empty"),
        ({"idempotency_key": "\ud800"}, InvalidRunId, "surrogate"),
    ],
)
def test_a_run_that_is_to_be_read_is_named_in_one_way(
    fake: FakeAirflow,
    connect: Callable[[], AirflowClient],
    names: dict[str, Any],
    kind: type[Exception],
    words: str,
) -> None:
    with connect() as client, pytest.raises(kind, match=words):
        client.get_run("sales", **names)

    assert fake.requests() == []
