"""What errors say about a DAG that is not found, or that Airflow does not trigger."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    DagNotFound,
    InvalidRequest,
    RetryPolicy,
    RunNotFound,
    RunRef,
    TriggerRequest,
)
from airflow_trigger._flows.dags import LONGEST_LOOK, REMEMBERED, dag, set_paused
from airflow_trigger._flows.trigger import trigger
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_fake
from tests.unit.driving import World, answer, dag_body, fault, no_dag

UNREAD: dict[str, Any] = {"conf_check": "json", "on_paused": "allow"}
STALE = "The DAG is stale: its file was removed or is no longer parsed."
MISSING = no_dag()

Ask = Callable[[AirflowClient, str], object]
ASKS: dict[str, Ask] = {
    "dag": lambda airflow, dag_id: airflow.dag(dag_id),
    "trigger": lambda airflow, dag_id: airflow.trigger(dag_id),
    "trigger unread": lambda airflow, dag_id: airflow.trigger(dag_id, **UNREAD),
    "check_conf": lambda airflow, dag_id: airflow.check_conf(dag_id, {}),
    "pause": lambda airflow, dag_id: airflow.pause(dag_id),
    "unpause": lambda airflow, dag_id: airflow.unpause(dag_id),
}


@pytest.fixture(params=["2.7.3", "2.11.2", "3.0.6", "3.3.2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    for dag_id in ("sales", "monthly_sales_report", "other"):
        fake.add_dag(dag_id)
    return fake


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture
def client(mode: Mode, fake: FakeAirflow) -> Iterator[AirflowClient]:
    with open_fake(mode, fake) as client:
        yield client


def looks(fake: FakeAirflow) -> int:
    """How often the DAGs were listed."""
    return sum(request.path == f"/api/{fake.api}/dags" for request in fake.requests())


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
def test_a_misspelt_id_is_answered_with_the_one_that_was_meant(
    fake: FakeAirflow, client: AirflowClient, ask: Ask
) -> None:
    with pytest.raises(DagNotFound, match=r"Did you mean 'sales'\? Check the dag_id") as e:
        ask(client, "slaes")

    assert (e.value.status, e.value.dag_id) == (404, "slaes")
    assert looks(fake) == 1


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        *(("sale", "sales"), ("Sales", "sales"), ("saless", "sales"), ("sals", "sales")),
        ("monthly-sales-report", "monthly_sales_report"),
        ("monthly_slaes_report", "monthly_sales_report"),
        ("MonthlySalesReport", "monthly_sales_report"),
        ("monthly_sales_reprot", "monthly_sales_report"),
    ],
)
def test_the_usual_slips_are_found(client: AirflowClient, asked: str, meant: str) -> None:
    with pytest.raises(DagNotFound, match=f"Did you mean '{meant}'"):
        client.dag(asked)


@pytest.mark.parametrize("asked", ["nothing_like_it", "%", "_", "x" * 10_000, "é"])
def test_where_nothing_is_near_the_possible_causes_are_named(
    client: AirflowClient, asked: str
) -> None:
    with pytest.raises(DagNotFound) as e:
        client.dag(asked)

    assert "Did you mean" not in str(e.value)
    assert "Check the dag_id, that the DAG's file exists, is parsed and has no import" in str(
        e.value
    )


def test_a_dag_that_may_not_be_read_or_is_stale_is_not_suggested(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    fake.add_dag("sales", is_stale=True)
    fake.deny("other", "read")

    for asked in ("slaes", "othr"):
        with pytest.raises(DagNotFound) as e:
            client.dag(asked)
        assert "Did you mean" not in str(e.value)


@pytest.mark.parametrize("settings", [{}, UNREAD], ids=["read", "unread"])
def test_a_stale_dag_is_told_as_such(
    fake: FakeAirflow, client: AirflowClient, settings: dict[str, Any]
) -> None:
    fake.add_dag("old", is_stale=True)

    with pytest.raises(DagNotFound) as e:
        client.trigger("old", **settings)

    assert str(e.value).endswith(STALE)
    assert "Check the dag_id" not in str(e.value)


def test_a_dag_shows_whether_it_is_stale(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.add_dag("old", is_stale=True)

    assert client.dag("sales").is_stale is False
    if fake.api == "v2":
        assert client.dag("old").is_stale is True
    assert client.pause("sales").is_stale is False


@pytest.mark.parametrize("settings", [{}, UNREAD], ids=["read", "unread"])
def test_import_errors_are_told_with_where_to_see_them(
    fake: FakeAirflow, client: AirflowClient, settings: dict[str, Any]
) -> None:
    fake.add_dag("broken", has_import_errors=True)

    with pytest.raises(InvalidRequest) as e:
        client.trigger("broken", **settings)

    assert f"see {fake.url}/api/{fake.api}/importErrors" in str(e.value)
    assert e.value.status == 400
    assert looks(fake) == 0


def test_a_batch_looks_once_for_a_dag_that_is_not_there(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    requests = [TriggerRequest("slaes", {"n": n}) for n in range(20)]

    for settings in (UNREAD, {}):
        wanted = [TriggerRequest(r.dag_id, r.conf, **settings) for r in requests]
        errors = [outcome.error for outcome in client.trigger_many(wanted)]
        assert all("Did you mean 'sales'?" in str(error) for error in errors)

    assert looks(fake) == 1


def test_a_wait_does_not_look(fake: FakeAirflow, client: AirflowClient) -> None:
    with pytest.raises(RunNotFound):
        client.wait(RunRef("slaes", "r1"), timeout=1)
    with pytest.raises(RunNotFound):
        client.get_run("slaes", "r1")

    assert looks(fake) == 0


FAILURES: dict[str, Callable[[httpx.Request], httpx.Response]] = {
    "refused": lambda _: httpx.Response(403, json={"detail": "Forbidden"}),
    "failed": lambda _: httpx.Response(500, text="Internal Server Error"),
    "slowed": lambda _: httpx.Response(429, headers={"Retry-After": "60"}),
    "page": lambda _: httpx.Response(200, html="<html>log in</html>"),
    "garbage": lambda _: httpx.Response(200, json={"dags": [{"dag_id": 5}, 7, None]}),
    "null": lambda _: httpx.Response(200, json=None),
}


def raising(kind: type[Exception]) -> Callable[[httpx.Request], httpx.Response]:
    def handler(request: httpx.Request) -> httpx.Response:
        raise kind("of the transport")

    return handler


for kind in (httpx.ReadTimeout, httpx.ConnectError, KeyError, AssertionError):
    FAILURES[kind.__name__] = raising(kind)


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("api", ["v1", "v2"])
def test_a_look_that_fails_changes_nothing_and_is_not_repeated(
    mode: Mode, api: Any, failure: Callable[[httpx.Request], httpx.Response]
) -> None:
    fake = FakeAirflow(api)
    fake.add_dag("sales")
    looks: list[httpx.Request] = []

    def fail_to_list(request: httpx.Request) -> httpx.Response:
        if request.url.path == f"/api/{api}/dags":
            looks.append(request)
            return failure(request)
        return fake.transport.handle_request(request)

    with open_fake(mode, fake, transport=httpx.MockTransport(fail_to_list)) as airflow:
        for _ in range(2):
            with pytest.raises(DagNotFound, match=r"was not found\. Check the dag_id"):
                airflow.trigger("slaes")

    assert len(looks) == 1


def test_a_dag_that_was_read_is_told_of_without_a_look() -> None:
    world = World(conf_check="strict", on_paused="error")
    body = answer(200, dag_body(is_stale=True, has_import_errors=True))

    with pytest.raises(DagNotFound) as e:
        world.drive(trigger(world.session(), TriggerRequest("sales")), body, MISSING)

    assert STALE in str(e.value)
    assert "has import errors: see https://airflow.test/api/v2/importErrors" in str(e.value)
    assert world.looks == []


def test_an_inactive_dag_of_airflow_2_is_stale() -> None:
    world = World(api="v1", conf_check="strict", on_paused="error")
    body = answer(200, dag_body(is_active=False))

    with pytest.raises(DagNotFound, match="The DAG is stale"):
        world.drive(trigger(world.session(), TriggerRequest("sales")), body, no_dag("v1"))


def test_a_look_ends_with_the_deadline_of_the_call_and_after_a_few_seconds() -> None:
    world = World(retry=RetryPolicy(attempts=1, deadline=10.0))
    session = world.session()
    with pytest.raises(DagNotFound):
        world.drive(dag(session, "a"), MISSING)
    assert world.timeouts[-1] == LONGEST_LOOK

    def pass_time() -> None:
        world.now += 9.0

    world.on_send = pass_time
    with pytest.raises(DagNotFound):
        world.drive(dag(session, "b"), MISSING)
    assert world.timeouts[-1] == 1.0


def test_after_the_deadline_nobody_looks() -> None:
    world = World(retry=RetryPolicy(attempts=1, deadline=1.0))

    def pass_time() -> None:
        world.now += 2.0

    world.on_send = pass_time
    with pytest.raises(DagNotFound):
        world.drive(set_paused(world.session(), "sales", is_paused=True), MISSING)

    assert world.looks == []


def test_what_a_look_told_is_forgotten_after_a_short_time() -> None:
    world = World(listing=fault())
    session = world.session()
    for _ in range(3):
        world.now += REMEMBERED * 0.6
        with pytest.raises(DagNotFound):
            world.drive(trigger(session, TriggerRequest("sales")), MISSING)

    assert len(world.looks) == 2


def test_those_that_miss_a_dag_at_the_same_time_look_once_and_all_are_told() -> None:
    fake = FakeAirflow()
    fake.add_dag("sales")
    everybody_waits = threading.Barrier(5)
    told: list[str] = []

    def ask(airflow: AirflowClient) -> None:
        everybody_waits.wait()
        try:
            airflow.trigger("slaes", **UNREAD)
        except AirflowTriggerError as error:
            told.append(str(error))

    with fake.client() as airflow:
        airflow.server()
        threads = [threading.Thread(target=ask, args=(airflow,)) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert len(told) == 5
    assert all("Did you mean 'sales'?" in text for text in told)
    assert looks(fake) == 1
