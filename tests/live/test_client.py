"""The same user code on real servers of both versions, sync and async."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    AsyncAirflowClient,
    AuthenticationFailed,
    BasicAuth,
    BearerToken,
    Conflict,
    DagNotFound,
    InvalidRequest,
    JwtLogin,
    PasswordAuth,
    PermissionDenied,
    RunAlreadyExists,
    RunFailed,
    RunNotFound,
    RunRef,
    WaitTimeout,
)
from tests.both import Blocking, Client
from tests.live.server import AirflowServer

CONF = {"dataset_name": "monthly_sales", "nested": {"list": [1, 2.5, None, "é", True]}}

Connect = Callable[..., Client]


@pytest.fixture(params=["sync", "async"])
def connect(request: pytest.FixtureRequest, airflow: AirflowServer) -> Connect:
    def make(auth: httpx.Auth | str | None = None, *, base_url: str | None = None) -> Client:
        auth = auth or PasswordAuth(airflow.username, airflow.password)
        url = base_url or airflow.base_url
        if request.param == "sync":
            return AirflowClient(url, auth)
        return Blocking(AsyncAirflowClient(url, auth))

    return make


@pytest.fixture
def client(connect: Connect) -> Iterator[Client]:
    with connect() as client:
        yield client


def test_a_dag_is_triggered_with_conf_and_waited_for(client: Client) -> None:
    seen: list[str] = []

    run = client.trigger("echo_conf", CONF, note="from a test")
    done = client.wait(run, timeout=120, on_poll=lambda run: seen.append(run.state))

    assert (run.created, run.conf, run.note) == (True, CONF, "from a test")
    assert (done.state, done.conf, done.ref) == ("success", CONF, run.ref)
    assert done.is_finished
    assert seen[-1] == "success"
    assert done.start_date is not None
    assert done.end_date is not None
    assert done.start_date <= done.end_date


def test_the_server_says_who_it_is(client: Client, airflow: AirflowServer) -> None:
    info = client.server()

    assert (info.version, info.api) == (airflow.version, airflow.api)


def test_the_url_of_a_run_is_a_page_of_the_server(client: Client) -> None:
    run = client.trigger("echo_conf")

    assert httpx.get(run.url, follow_redirects=True).status_code == 200


def test_a_base_url_may_name_the_api(connect: Connect, airflow: AirflowServer) -> None:
    with connect(base_url=f"{airflow.base_url}/api/{airflow.api}/") as client:
        assert client.server().version == airflow.version


@pytest.mark.parametrize("suffix", ["", "+00:00", "~.:-_"])
def test_a_given_run_id_is_the_run_s_id(client: Client, suffix: str) -> None:
    run_id = f"order-{uuid.uuid4()}{suffix}"

    run = client.trigger("echo_conf", run_id=run_id)

    assert run.run_id == run_id
    assert client.get_run("echo_conf", run_id).ref == run.ref


def test_a_run_id_that_exists_is_an_error_that_carries_the_run(client: Client) -> None:
    first = client.trigger("echo_conf", CONF)

    with pytest.raises(RunAlreadyExists) as e:
        client.trigger("echo_conf", {"other": 1}, run_id=first.run_id)

    assert (e.value.run.run_id, e.value.run.conf) == (first.run_id, CONF)


def test_a_logical_date_is_the_run_s_and_is_taken_once(client: Client) -> None:
    date = datetime(2024, 3, 1, tzinfo=UTC) + timedelta(seconds=uuid.uuid4().int % 10**7)

    assert client.trigger("echo_conf", logical_date=date).logical_date == date
    with pytest.raises(Conflict) as e:
        client.trigger("echo_conf", logical_date=date)
    assert not isinstance(e.value, RunAlreadyExists)


def test_a_conf_against_the_schema_is_refused_in_the_server_s_words(client: Client) -> None:
    with pytest.raises(InvalidRequest, match="'x' is not of type 'integer'") as e:
        client.trigger("declared_params", {"amount": "x"})

    assert e.value.status == 400


def test_a_dag_that_is_not_there_is_named(client: Client) -> None:
    with pytest.raises(DagNotFound, match="no_such_dag"):
        client.trigger("no_such_dag")


def test_a_run_that_is_not_there_is_named(client: Client) -> None:
    with pytest.raises(RunNotFound, match="no_such_run"):
        client.get_run("echo_conf", "no_such_run")
    with pytest.raises(RunNotFound, match="no_such_run"):
        client.wait(RunRef("echo_conf", "no_such_run"))


def test_a_run_that_fails_is_an_error(client: Client) -> None:
    with pytest.raises(RunFailed, match="ended as failed") as e:
        client.wait(client.trigger("failing"), timeout=120)

    assert e.value.run.state == "failed"


def test_a_run_that_takes_longer_than_the_timeout_goes_on(client: Client) -> None:
    run = client.trigger("slow")

    with pytest.raises(WaitTimeout, match="after 2 seconds"):
        client.wait(run, timeout=2)

    assert not client.get_run(run.dag_id, run.run_id).is_finished


def test_a_user_without_the_permission_is_told_which(
    connect: Connect, airflow: AirflowServer
) -> None:
    viewer = PasswordAuth(airflow.viewer_username, airflow.viewer_password)

    with connect(viewer) as client, pytest.raises(PermissionDenied, match="edit on the DAG"):
        client.trigger("echo_conf")


@pytest.mark.parametrize(
    "auth",
    [PasswordAuth("admin", "wr0ng-word"), BearerToken("wr0ng-word")],
    ids=lambda auth: type(auth).__name__,
)
def test_wrong_credentials_are_an_error_without_them(
    connect: Connect, airflow: AirflowServer, auth: httpx.Auth
) -> None:
    # 2.11 answers the same 403 to wrong credentials as to a missing permission.
    kind = PermissionDenied if airflow.version.startswith("2.11") else AuthenticationFailed

    with connect(auth) as client, pytest.raises(kind) as e:
        client.trigger("echo_conf")

    assert "wr0ng-word" not in str(e.value)


def test_each_version_s_own_credentials_work(connect: Connect, airflow: AirflowServer) -> None:
    kind = BasicAuth if airflow.api == "v1" else JwtLogin

    with connect(kind(airflow.username, airflow.password)) as client:
        assert client.trigger("echo_conf").created


def test_a_token_of_the_server_is_taken(airflow_3: AirflowServer) -> None:
    login = {"username": airflow_3.username, "password": airflow_3.password}
    answer = httpx.post(f"{airflow_3.base_url}/auth/token", json=login)

    with AirflowClient(airflow_3.base_url, answer.json()["access_token"]) as client:
        assert client.trigger("echo_conf").created


def test_credentials_and_url_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, airflow: AirflowServer
) -> None:
    monkeypatch.setenv("AIRFLOW_TRIGGER_URL", airflow.base_url)
    monkeypatch.setenv("AIRFLOW_TRIGGER_USERNAME", airflow.username)
    monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", airflow.password)

    with AirflowClient() as client:
        assert client.trigger("echo_conf").created


def test_every_refusal_of_a_run_id_is_an_error_of_ours(client: Client) -> None:
    with pytest.raises(AirflowTriggerError, match="a/b"):
        client.trigger("echo_conf", run_id="a/b ?#")
