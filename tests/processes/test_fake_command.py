"""The fake as a command: `python -m airflow_trigger.testing`."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager

import httpx
import pytest

from airflow_trigger import AirflowClient, AuthenticationFailed, PasswordAuth
from airflow_trigger.testing import FakeAirflow
from tests.docs.pages import shown

COMMAND = [sys.executable, "-m", "airflow_trigger.testing", "--dag", "sales", "--dag", "other"]
PRINTED = ("URL", "USERNAME", "PASSWORD")


@contextmanager
def running(*command: str) -> Generator[subprocess.Popen[str], None, None]:
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def printed(process: subprocess.Popen[str]) -> tuple[str, PasswordAuth]:
    """The address and the credentials that it prints."""
    assert process.stdout is not None
    settings = dict(process.stdout.readline().strip().split("=", 1) for _ in range(3))
    url, username, password = (settings[f"export AIRFLOW_TRIGGER_{name}"] for name in PRINTED)
    return url, PasswordAuth(username, password)


@pytest.fixture
def process(request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    with running(*COMMAND, "--version", request.param, "--auto-finish", "failed") as process:
        yield process


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("process", ["2.11.2", "3.3.2"], indirect=True)
def test_a_command_serves_the_fake_until_it_is_told_to_stop(
    process: subprocess.Popen[str], stop: signal.Signals
) -> None:
    with AirflowClient(*printed(process)) as client:
        assert client.server().version in str(process.args)
        run = client.trigger("other")
        assert client.get_run("other", run.run_id).state == "failed"
    process.send_signal(stop)
    assert process.wait(timeout=10) == 0


def test_the_command_of_the_guide_serves_what_it_says() -> None:
    shell = shown("docs/testing.md", "python -m airflow_trigger.testing")
    command = shell.replace("\\\n", "").split()[1:]
    assert command[:4] == ["-m", "airflow_trigger.testing", "--port", "8080"]
    command[3] = "0"

    with running(sys.executable, *command) as process, AirflowClient(*printed(process)) as client:
        run = client.wait(client.trigger("sales"), timeout=5)
        assert (run.state, client.server().version) == ("success", "2.11.2")


def test_a_command_serves_the_fake_with_an_auth_manager_behind_a_gateway() -> None:
    options = "--auth-manager keycloak --client billing:secret --gateway-header X-Gate"
    refusal = ["--gateway-token", "the gate", "--gateway-refusal", "redirect"]
    login = {"client_id": "billing", "client_secret": "secret", "grant_type": "client_credentials"}

    with running(*COMMAND, *options.split(), *refusal) as process:
        url, _ = printed(process)
        refused = httpx.post(f"{url}/auth/token", json=login)
        taken = httpx.post(f"{url}/auth/token", json=login, headers={"X-Gate": "the gate"})

        assert (refused.status_code, taken.status_code) == (302, 201)
        assert process.stdout is not None
        lines = [process.stdout.readline().strip() for _ in range(2)]
        assert lines == [
            "export AIRFLOW_TRIGGER_GATEWAY_TOKEN='the gate'",
            "export AIRFLOW_TRIGGER_GATEWAY_HEADER=X-Gate",
        ]


def test_a_command_prints_the_one_token_that_is_good_for_both() -> None:
    gateway = ["--gateway-token", "gate", "--gateway-header", "Authorization"]

    with running(*COMMAND, *gateway) as process:
        assert process.stdout is not None
        url, token = (process.stdout.readline().strip().partition("=")[2] for _ in range(2))
        with AirflowClient(url, token) as client:
            assert client.trigger("sales").created


def test_a_command_serves_an_airflow_2_that_takes_no_credentials() -> None:
    with running(*COMMAND, "--version", "2.10.5", "--auth-backend", "session") as process:
        client = AirflowClient(*printed(process))
        with client, pytest.raises(AuthenticationFailed):
            client.trigger("sales")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--client", "billing:secret"], "'simple' knows users only"),
        (["--auth-manager", "keycloak", "--client", "billing"], "takes ID:SECRET"),
        (
            ["--auth-manager", "fab", "--auth-backend", "session"],
            "auth_backend is for Airflow 2 only",
        ),
        (["--gateway-token", ""], "token is empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_command_refuses_options_that_do_not_go_together(
    options: list[str], words: str
) -> None:
    done = subprocess.run([*COMMAND, *options], capture_output=True, text=True)

    assert done.returncode == 2
    assert words in done.stderr
    assert "billing:secret" not in done.stderr


def test_the_command_refuses_a_version_that_there_is_not() -> None:
    done = subprocess.run([*COMMAND, "--version", "4.0.0"], capture_output=True, text=True)

    assert done.returncode == 2
    assert "'4.0.0' is not a version" in done.stderr


@pytest.mark.parametrize("port", ["taken", "99999"])
def test_the_command_refuses_a_port_that_it_cannot_have(port: str) -> None:
    with FakeAirflow().serving() as url:
        asked = url.rpartition(":")[2] if port == "taken" else port
        done = subprocess.run([*COMMAND, "--port", asked], capture_output=True, text=True)

    assert done.returncode == 2
    assert f"cannot listen on port {asked}: " in done.stderr
    assert "Traceback" not in done.stderr
