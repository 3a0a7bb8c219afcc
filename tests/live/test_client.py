"""Trigger and wait: the same code on Airflow 2 and 3, sync and async."""

from __future__ import annotations

import logging

import httpx
import pytest

from airflow_trigger import (
    AirflowClient,
    AuthenticationFailed,
    BasicAuth,
    BearerToken,
    DagNotFound,
    JwtLogin,
    PasswordAuth,
    PermissionDenied,
    RunFailed,
    RunNotFound,
    RunRef,
    WaitTimeout,
)
from tests.live.clients import Connect
from tests.live.server import AirflowServer

pytestmark = [
    pytest.mark.platform("simple", on="real servers: Airflow 3.0 to 3.4"),
    pytest.mark.platform("basic", on="real servers: Airflow 2.7 to 2.11"),
]

CONF = {"dataset_name": "monthly_sales", "nested": {"list": [1, 2.5, None, "é", True]}}


def test_a_dag_is_triggered_with_conf_and_waited_for(client: AirflowClient) -> None:
    """Trigger a DAG with conf and wait for the run."""
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


def test_the_server_says_who_it_is(client: AirflowClient, airflow: AirflowServer) -> None:
    """`server()` detects the version and the API of the server."""
    info = client.server()

    assert (info.version, info.api) == (airflow.version, airflow.api)


def test_the_url_of_a_run_is_a_page_of_the_server(client: AirflowClient) -> None:
    """`DagRun.url` is an existing page of the web interface."""
    run = client.trigger("echo_conf")

    assert httpx.get(run.url, follow_redirects=True).status_code == 200


def test_a_base_url_may_name_the_api(connect: Connect, airflow: AirflowServer) -> None:
    """The base URL may include the path of the API."""
    with connect(base_url=f"{airflow.base_url}/api/{airflow.api}/") as client:
        assert client.server().version == airflow.version


def test_a_dag_that_is_not_there_is_named(client: AirflowClient) -> None:
    """A missing DAG raises `DagNotFound` with its id."""
    with pytest.raises(DagNotFound, match="no_such_dag"):
        client.trigger("no_such_dag")


def test_a_run_that_is_not_there_is_named(client: AirflowClient) -> None:
    """A missing run raises `RunNotFound` with its id."""
    with pytest.raises(RunNotFound, match="no_such_run"):
        client.get_run("echo_conf", "no_such_run")
    with pytest.raises(RunNotFound, match="no_such_run"):
        client.wait(RunRef("echo_conf", "no_such_run"))


def test_a_run_that_fails_is_an_error(client: AirflowClient) -> None:
    """Waiting for a run that fails raises `RunFailed`."""
    with pytest.raises(RunFailed, match="ended as failed") as e:
        client.wait(client.trigger("failing"), timeout=120)

    assert e.value.run.state == "failed"


def test_a_run_that_takes_longer_than_the_timeout_goes_on(client: AirflowClient) -> None:
    """`WaitTimeout` leaves the run running."""
    run = client.trigger("slow")

    with pytest.raises(WaitTimeout, match="after 2 seconds"):
        client.wait(run, timeout=2)

    assert not client.get_run(run.dag_id, run.run_id).is_finished


def test_a_user_without_the_permission_is_told_which(
    connect: Connect, airflow: AirflowServer
) -> None:
    """Error 403 names the missing permission."""
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
    """The error for invalid credentials does not contain the credentials."""
    # 2.11 answers wrong credentials with the same 403 as a missing permission.
    kind = PermissionDenied if airflow.version.startswith("2.11") else AuthenticationFailed

    with connect(auth) as client, pytest.raises(kind) as e:
        client.trigger("echo_conf")

    assert "wr0ng-word" not in str(e.value)


def test_each_version_s_own_credentials_work(connect: Connect, airflow: AirflowServer) -> None:
    """The login of each version works: basic auth on Airflow 2, a token login on Airflow 3."""
    kind = BasicAuth if airflow.api == "v1" else JwtLogin

    with connect(kind(airflow.username, airflow.password)) as client:
        assert client.trigger("echo_conf").created


def test_a_token_of_the_server_is_taken(airflow_3: AirflowServer) -> None:
    """A token issued by the server is accepted."""
    login = {"username": airflow_3.username, "password": airflow_3.password}
    answer = httpx.post(f"{airflow_3.base_url}/auth/token", json=login)

    with AirflowClient(airflow_3.base_url, answer.json()["access_token"]) as client:
        assert client.trigger("echo_conf").created


def test_an_expired_token_is_refused_as_such(airflow_3: AirflowServer) -> None:
    """The error for an expired token says that it has expired."""
    with (
        AirflowClient(airflow_3.base_url, airflow_3.expired_token()) as client,
        pytest.raises(AuthenticationFailed, match="may have expired"),
    ):
        client.trigger("echo_conf")


def test_secrets_are_in_no_log(
    connect: Connect, airflow: AirflowServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Passwords and tokens never appear in logs."""
    caplog.set_level(logging.DEBUG)

    with connect() as client:
        client.wait(client.trigger("echo_conf"), timeout=120)

    assert "echo_conf" in caplog.text
    assert airflow.password not in caplog.text
    assert "Bearer" not in caplog.text
    assert "Basic" not in caplog.text


def test_credentials_and_url_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, airflow: AirflowServer
) -> None:
    """URL and credentials are read from environment variables."""
    monkeypatch.setenv("AIRFLOW_TRIGGER_URL", airflow.base_url)
    monkeypatch.setenv("AIRFLOW_TRIGGER_USERNAME", airflow.username)
    monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", airflow.password)

    with AirflowClient() as client:
        assert client.trigger("echo_conf").created
