"""The fake Airflow, used with both clients as a service would use it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import jsonschema
import pytest

from airflow_trigger import (
    AirflowClient,
    AuthenticationFailed,
    BearerToken,
    ConfError,
    DagNotFound,
    DagPaused,
    IdempotencyConflict,
    InvalidRequest,
    PasswordAuth,
    PermissionDenied,
    RunAlreadyExists,
    RunFailed,
    RunNotFound,
    RunRef,
    TriggerRequest,
    Unsupported,
)
from airflow_trigger.models import JSON, DagParam
from airflow_trigger.testing import FakeAirflow
from tests.both import open_fake

Connect = Callable[..., AirflowClient]
CONF = {"dataset_name": "monthly_sales"}


@pytest.fixture(params=["2.9.3", "2.11.2", "3.0.6", "3.3.2", "3.4.0b2"])
def fake(request: pytest.FixtureRequest) -> FakeAirflow:
    fake = FakeAirflow(version=request.param)
    fake.add_dag("sales", params={"dataset_name": {"type": "string", "default": "all"}})
    return fake


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, fake: FakeAirflow) -> Connect:
    return partial(open_fake, request.param, fake)


@pytest.fixture
def client(connect: Connect) -> Iterator[AirflowClient]:
    with connect() as client:
        yield client


def test_a_trigger_is_seen_by_the_test_and_by_the_client(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    run = client.trigger("sales", CONF, note="by hand")

    assert fake.triggered("sales") == [CONF]
    assert fake.runs("sales") == [client.get_run("sales", run.run_id)]
    assert (run.state, run.conf, run.note, run.created) == ("queued", CONF, "by hand", True)


def test_confs_are_listed_in_the_order_of_the_triggers(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    fake.add_dag("other")
    for name in ("a", "b"):
        client.trigger("sales", {"dataset_name": name})
        client.trigger("other", {"x": name})

    assert fake.triggered("sales") == [{"dataset_name": "a"}, {"dataset_name": "b"}]


def test_the_server_is_the_version_that_it_claims_to_be(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    info = client.server()

    assert (info.version, info.api) == (fake.version, fake.api)


@pytest.mark.parametrize(
    ("api", "version", "expected"),
    [
        (None, None, ("v2", "3.3.2")),
        ("v1", None, ("v1", "2.11.2")),
        (None, "2.9.3", ("v1", "2.9.3")),
        ("v2", "3.0.6", ("v2", "3.0.6")),
    ],
)
def test_the_version_and_the_api_are_chosen(
    api: Any, version: str | None, expected: tuple[str, str]
) -> None:
    fake = FakeAirflow(api, version=version)

    assert (fake.api, fake.version) == expected


@pytest.mark.parametrize(("api", "version"), [("v1", "3.3.2"), (None, "4.0.0"), (None, "three")])
def test_a_version_that_there_is_not_is_refused(api: Any, version: str) -> None:
    with pytest.raises(ValueError, match=r"Airflow"):
        FakeAirflow(api, version=version)


def test_a_run_ends_when_the_test_says_so(fake: FakeAirflow, client: AirflowClient) -> None:
    run = client.trigger("sales")

    assert fake.start(run).state == "running"
    assert client.get_run("sales", run.run_id).state == "running"
    assert fake.finish(run.ref).state == "success"
    done = client.wait(run)
    assert done.start_date is not None
    assert done.end_date is not None
    assert done.start_date <= done.end_date


def test_a_run_that_fails_is_an_error_for_who_waits(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    run = client.trigger("sales")
    fake.finish(run, state="failed")

    with pytest.raises(RunFailed):
        client.wait(run)


def test_runs_go_on_by_themselves_when_told(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.runs_take(polls=2)
    seen: list[str] = []

    client.wait(
        client.trigger("sales"), poll_interval=0.001, on_poll=lambda run: seen.append(run.state)
    )

    assert seen == ["running", "running", "success"]


def test_many_runs_are_waited_for(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.runs_take(polls=1, state="failed")
    requests = [TriggerRequest("sales", idempotency_key=str(n)) for n in range(20)]
    runs = [outcome.result() for outcome in client.trigger_many(requests)]

    done = list(client.wait_many(runs, poll_interval=0.001))

    assert {run.ref for run in done} == {run.ref for run in runs}
    assert {run.state for run in done} == {"failed"}


def test_the_runs_that_ended_last_are_listed_first(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    runs = [client.trigger("sales") for _ in range(5)]
    ended = [runs[number] for number in (3, 0, 4, 1, 2)]
    for run in ended:
        fake.finish(run)

    listed = [run.run_id for run in client.wait_many(runs)]

    assert listed == [run.run_id for run in reversed(ended)]


def test_a_run_ends_once(fake: FakeAirflow, client: AirflowClient) -> None:
    run = client.trigger("sales")
    fake.finish(run)

    with pytest.raises(ValueError, match="is success already"):
        fake.finish(run)
    with pytest.raises(ValueError, match="is success"):
        fake.start(run)
    with pytest.raises(ValueError, match="no run 'other'"):
        fake.finish(RunRef("sales", "other"))


def test_a_paused_dag_keeps_its_runs(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.add_dag("paused", is_paused=True)
    fake.runs_take(polls=0)

    with pytest.raises(DagPaused):
        client.trigger("paused")
    run = client.trigger("paused", on_paused="allow")

    assert client.get_run("paused", run.run_id).state == "queued"
    with pytest.raises(ValueError, match="is paused"):
        fake.start(run)
    client.unpause("paused")
    assert client.get_run("paused", run.run_id).state == "success"


def test_a_run_that_is_not_due_waits(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.runs_take(polls=0)
    later = fake.now + timedelta(hours=1)
    if fake.api == "v1":
        with pytest.raises(Unsupported):
            client.trigger("sales", run_after=later)
        return
    run = client.trigger("sales", run_after=later)

    assert client.get_run("sales", run.run_id).state == "queued"
    fake.advance(3601)
    assert client.get_run("sales", run.run_id).state == "success"


def test_a_conf_is_held_against_the_schemas(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.add_dag("strict", params={"amount": {"type": "integer", "minimum": 1}})

    with pytest.raises(ConfError):
        client.trigger("strict", {"amount": 0})
    with pytest.raises(InvalidRequest, match="0 is less than the minimum of 1"):
        client.trigger("strict", {"amount": 0}, conf_check="json")
    with pytest.raises(InvalidRequest, match="No value passed"):
        client.trigger("strict", conf_check="json")
    client.trigger("strict", {"amount": 1, "unknown": 2}, conf_check="json")
    assert fake.triggered("strict") == [{"amount": 1, "unknown": 2}]


def test_params_are_read_as_they_were_declared(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.add_dag(
        "declared",
        params={
            "region": {"enum": ["eu", "us"], "default": "eu", "description": "Where."},
            "amount": {"type": "integer"},
            "limit": DagParam(5, {"type": "integer"}),
            "code": DagParam(None, {"type": "string"}),
        },
    )

    params = client.dag("declared").params

    assert params["region"] == DagParam("eu", {"enum": ["eu", "us"]}, "Where.")
    assert params["amount"] == DagParam(None, {"type": "integer"})
    assert params["limit"] == DagParam(5, {"type": "integer"})
    with pytest.raises(ConfError) as e:
        client.check_conf("declared", {})
    assert len(e.value.problems) == 2


def test_a_dag_that_was_not_added_is_refused_by_name(fake: FakeAirflow) -> None:
    for ask in (fake.triggered, fake.runs, fake.deny, fake.allow):
        with pytest.raises(ValueError, match=r"no DAG 'salse'; those that were added: 'sales'$"):
            ask("salse")
    with pytest.raises(ValueError, match="added: none"):
        FakeAirflow().runs("sales")


MISSPELT: dict[str, Callable[[Any], object]] = {
    "target": lambda fake: fake.requests("trigerr"),
    "fault": lambda fake: fake.lose_response(on="trigerr"),
    "deny": lambda fake: fake.deny("sales", "execute"),
    "allow": lambda fake: fake.allow("sales", "execute"),
    "user": lambda fake: fake.add_user("ada", "x", permissions=["write"]),
    "user with a text": lambda fake: fake.add_user("ada", "x", permissions="read"),
    "pace": lambda fake: fake.runs_take(0, state="failure"),
    "outcome": lambda fake: fake.finish(fake.runs("sales")[0], state="failure"),
    "api": lambda fake: FakeAirflow("v3"),  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
}


@pytest.mark.parametrize("order", MISSPELT.values(), ids=MISSPELT)
def test_a_misspelt_choice_is_refused_with_those_there_are(
    fake: FakeAirflow, client: AirflowClient, order: Callable[[FakeAirflow], object]
) -> None:
    client.trigger("sales")

    with pytest.raises(ValueError, match=r" must be one of '.*', not '"):
        order(fake)


def test_a_start_date_without_a_zone_is_refused(fake: FakeAirflow) -> None:
    with pytest.raises(ValueError, match="2024-01-01T00:00:00 has no time zone"):
        fake.add_dag("sales", start_date=datetime(2024, 1, 1))


def test_a_schema_that_is_not_json_is_refused(fake: FakeAirflow) -> None:
    with pytest.raises(TypeError, match="datetime is not JSON"):
        fake.add_dag("sales", params={"day": {"default": fake.now}})
    with pytest.raises(TypeError, match="'year' is declared by int, not by a JSON Schema"):
        fake.add_dag("sales", params={"year": 2026})


def test_a_schema_that_is_none_is_refused() -> None:
    with pytest.raises(jsonschema.SchemaError):
        FakeAirflow().add_dag("sales", params={"x": {"type": "money"}})


def test_a_dag_is_read_as_it_was_added(fake: FakeAirflow, client: AirflowClient) -> None:
    start = datetime(2024, 1, 1, tzinfo=UTC)
    fake.add_dag("full", schedule="@daily", start_date=start, description="All.", tags=["a", "b"])

    dag = client.dag("full")

    assert (dag.schedule, dag.start_date, dag.description) == ("@daily", start, "All.")
    assert dag.tags == ("a", "b")


def test_a_dag_with_import_errors_is_not_triggered(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    fake.add_dag("broken", has_import_errors=True)

    with pytest.raises(InvalidRequest, match="import errors"):
        client.trigger("broken")


def test_what_is_not_there_is_not_found(client: AirflowClient) -> None:
    with pytest.raises(DagNotFound):
        client.trigger("no_such_dag")
    with pytest.raises(RunNotFound):
        client.get_run("sales", "no_such_run")


def test_an_id_is_taken_once(fake: FakeAirflow, client: AirflowClient) -> None:
    client.trigger("sales", CONF, run_id="first")

    with pytest.raises(RunAlreadyExists):
        client.trigger("sales", CONF, run_id="first")
    client.trigger("sales", CONF, idempotency_key="k")
    assert client.trigger("sales", CONF, idempotency_key="k").created is False
    with pytest.raises(IdempotencyConflict):
        client.trigger("sales", {"dataset_name": "x"}, idempotency_key="k")
    assert len(fake.runs("sales")) == 2


def test_many_at_once_with_one_key_start_one_run(fake: FakeAirflow, client: AirflowClient) -> None:
    requests = [TriggerRequest("sales", CONF, idempotency_key="k") for _ in range(50)]

    created = [outcome.result().created for outcome in client.trigger_many(requests)]

    assert sorted(map(bool, created)) == [False] * 49 + [True]
    assert len(fake.runs("sales")) == 1


def test_runs_are_listed_over_all_pages(fake: FakeAirflow, client: AirflowClient) -> None:
    started = [client.trigger("sales").run_id for _ in range(101)]

    assert [run.run_id for run in client.runs("sales")] == started[::-1]
    assert [run.run_id for run in client.runs(limit=5)] == started[:-6:-1]
    assert list(client.runs("sales", states=["failed"])) == []


def test_a_permission_is_denied_and_given_back(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.deny("sales", "trigger", "edit")
    with pytest.raises(PermissionDenied):
        client.trigger("sales")
    with pytest.raises(PermissionDenied):
        client.pause("sales")
    fake.allow("sales", "trigger")
    client.trigger("sales")

    fake.deny("sales", "read")
    with pytest.raises(PermissionDenied):
        client.dag("sales")
    assert list(client.runs()) == []


def test_a_user_may_do_what_it_was_given(fake: FakeAirflow, connect: Connect) -> None:
    fake.add_user("viewer", "viewer-password", permissions=["read"])

    with connect(auth=PasswordAuth("viewer", "viewer-password")) as viewer:
        assert viewer.dag("sales").dag_id == "sales"
        with pytest.raises(PermissionDenied):
            viewer.trigger("sales")


def test_wrong_credentials_are_refused_as_the_version_does(
    fake: FakeAirflow, connect: Connect
) -> None:
    kind = PermissionDenied if fake.version == "2.11.2" else AuthenticationFailed

    for auth in (PasswordAuth(fake.username, "wrong"), BearerToken("wrong")):
        with connect(auth=auth) as client, pytest.raises(kind):
            client.trigger("sales")


def test_an_expired_token_is_renewed_by_a_login(fake: FakeAirflow, connect: Connect) -> None:
    if fake.api == "v1":
        with pytest.raises(ValueError, match="no tokens"):
            _ = fake.token
        return
    with connect() as client, connect(auth=fake.token) as without_login:
        for expire in (fake.expire_tokens, lambda: fake.advance(86400 + 6)):
            client.trigger("sales")
            expire()
            client.trigger("sales")
            with pytest.raises(AuthenticationFailed, match="Token Expired"):
                without_login.trigger("sales")
    assert len(fake.requests("login")) == 3


def test_requests_are_recorded(fake: FakeAirflow, client: AirflowClient) -> None:
    client.trigger("sales", CONF, run_id="first")

    (request,) = fake.requests("trigger")
    body = request.json
    assert (request.method, request.path) == ("POST", f"/api/{fake.api}/dags/sales/dagRuns")
    assert isinstance(body, dict)
    assert (body["dag_run_id"], body["conf"]) == ("first", CONF)
    assert [request.operation for request in fake.requests()].count("dag") == 1
    assert fake.password not in repr(fake.requests())


def test_a_fixed_answer_is_given_for_another_operation(fake: FakeAirflow) -> None:
    from airflow_rest.v1.api.variable import get_variable as get_v1
    from airflow_rest.v2.api.variable import get_variable as get_v2

    body: dict[str, JSON] = {"key": "region", "value": "eu", "description": None}
    body |= {"is_encrypted": False, "team_name": None}
    fake.respond("GET", f"/api/{fake.api}/variables/region", json=body)

    with fake.client() as client:
        if fake.api == "v1":
            assert client.call(get_v1, variable_key="region").value == "eu"
        else:
            assert client.call(get_v2, variable_key="region").value == "eu"


def test_the_clients_of_the_fake_take_settings(fake: FakeAirflow) -> None:
    auth = PasswordAuth("nobody", "x")

    with (
        fake.client(conf_check="json", auth=auth) as client,
        pytest.raises((AuthenticationFailed, PermissionDenied)),
    ):
        client.trigger("sales", {"unknown": 1})
