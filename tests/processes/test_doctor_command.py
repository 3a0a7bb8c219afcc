"""The doctor as a command: `python -m airflow_trigger doctor`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import cast

import httpx
import pytest

from airflow_trigger import AirflowClient, errors
from airflow_trigger.__main__ import examined, main
from airflow_trigger._exit_status import exit_status
from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import DagRun, DagRunState, DagRunType, RunRef
from airflow_trigger.testing import FakeAirflow
from tests.unit.driving import BASE

SECRET = "Zq7-of-the-command"


@pytest.fixture
def fake() -> FakeAirflow:
    fake = FakeAirflow()
    fake.add_dag("sales")
    fake.add_dag("paused", is_paused=True)
    return fake


@pytest.fixture
def settings(fake: FakeAirflow) -> Iterator[dict[str, str]]:
    """The settings for connecting to the fake."""
    with fake.serving() as url:
        yield {"URL": url, "USERNAME": fake.username, "PASSWORD": fake.password}


def run(settings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {f"AIRFLOW_TRIGGER_{name}": value for name, value in settings.items()}
    path = {"PYTHONPATH": ":".join(sys.path)}
    return subprocess.run(
        [sys.executable, "-W", "error::ResourceWarning", "-m", "airflow_trigger", *arguments],
        env=environment | path,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_it_prints_the_report_and_ends_with_0_if_nothing_fails(settings: dict[str, str]) -> None:
    done = run(settings, "doctor", "sales")

    assert (done.returncode, done.stderr) == (0, "")
    assert "PasswordAuth('admin', …), from AIRFLOW_TRIGGER_USERNAME and" in done.stdout
    assert "trigger it" in done.stdout
    assert done.stdout.endswith("Nothing fails.\n")


def test_as_json_it_prints_one_object(settings: dict[str, str]) -> None:
    done = run({**settings, "PASSWORD": SECRET}, "doctor", "sales", "--json")

    report = json.loads(done.stdout)
    assert done.returncode == 3
    assert report["is_ok"] is False
    assert report["error"]["type"] == "AuthenticationFailed"
    assert report["skipped"] == ["permissions", "DAG"]
    fields = {"name", "seen", "verdict", "advice"}
    assert all(set(one) == fields for one in report["steps"])
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("changed", "arguments", "status"),
    [
        ({"URL": "http://127.0.0.1:9"}, ["doctor"], 75),
        ({"PASSWORD": SECRET}, ["doctor"], 3),
        ({}, ["doctor", "paused"], 2),
        ({}, ["doctor", "unknown"], 5),
        ({}, ["doctor", ""], 2),
        ({}, ["doctor", "--unknown"], 2),
        ({}, [], 2),
    ],
)
def test_its_exit_status_is_that_of_what_a_trigger_would_meet(
    settings: dict[str, str], changed: dict[str, str], arguments: list[str], status: int
) -> None:
    done = run(settings | changed, *arguments)

    assert done.returncode == status
    assert "Traceback" not in done.stderr
    assert SECRET not in done.stdout + done.stderr


def test_a_dead_scheduler_alone_is_something_to_try_later(
    fake: FakeAirflow, settings: dict[str, str]
) -> None:
    fake.set_health(scheduler="unhealthy")

    assert run(settings, "doctor").returncode == 75


def test_without_credentials_all_else_is_looked_at(
    fake: FakeAirflow, settings: dict[str, str]
) -> None:
    fake.set_health(scheduler="unhealthy")
    done = run({"URL": settings["URL"]}, "doctor", "sales", "--json")

    report = json.loads(done.stdout)
    assert done.returncode == 2
    assert report["error"]["type"] == "ConfigError"
    failing = [one["name"] for one in report["steps"] if one["verdict"] == "fails"]
    assert failing == ["credentials", "scheduler"]
    assert report["skipped"] == ["permissions", "DAG"]
    assert not fake.requests("dag")


def test_without_a_url_and_credentials_both_are_told_of() -> None:
    done = run({}, "doctor", "--json")

    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (2, "")
    assert [(one["name"], one["verdict"]) for one in report["steps"]] == [
        ("URL", "fails"),
        ("credentials", "fails"),
    ]
    assert "AIRFLOW_TRIGGER_URL" in report["steps"][0]["seen"] + report["steps"][0]["advice"]
    assert "AIRFLOW_TRIGGER_TOKEN" in report["steps"][1]["seen"] + report["steps"][1]["advice"]


@pytest.mark.parametrize(
    "url", [f"https://ada:{SECRET}@airflow.test", f"https://airflow.test/?key={SECRET}", "ftp://a"]
)
def test_a_url_that_cannot_be_one_is_a_step_that_fails(url: str) -> None:
    done = run({"URL": url, "TOKEN": SECRET}, "doctor")

    assert done.returncode == 2
    assert done.stdout.startswith("URL          FAILS")
    assert "credentials  ok" in done.stdout
    assert SECRET not in done.stdout + done.stderr


def test_credentials_that_cannot_be_made_are_a_step_that_fails(settings: dict[str, str]) -> None:
    done = run({"URL": settings["URL"], "AUTH": "nonsense", "TOKEN": SECRET}, "doctor")

    assert done.returncode == 2
    assert "credentials    FAILS" in done.stdout
    assert "scheduler      ok" in done.stdout
    assert SECRET not in done.stdout + done.stderr


def test_what_making_the_client_raises_is_the_error_of_the_report(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> None:
    refused = errors.AuthenticationFailed("AWS refused. Ask AWS.", status=403, detail="AWS refused")

    def raise_it(*_: object, auth: object = None, **__: object) -> AirflowClient:
        if auth is None:
            raise refused
        return AirflowClient(settings["URL"], auth=cast(httpx.Auth, auth))

    monkeypatch.setattr("airflow_trigger.__main__.AirflowClient", raise_it)
    report = examined(None)

    assert report.error is refused
    (failing,) = (one for one in report.steps if one.verdict == "fails")
    assert (failing.name, failing.advice) == ("credentials", "Ask AWS.")


def test_ctrl_c_ends_it_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> AirflowClient:
        raise KeyboardInterrupt

    monkeypatch.setattr("airflow_trigger.__main__.AirflowClient", interrupt)

    assert main(["doctor"]) == 130


def test_a_proxy_that_cannot_be_one_is_a_setting_that_fails(
    settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"AIRFLOW_TRIGGER_{name}", value)
    monkeypatch.setenv("ALL_PROXY", f"nonsense://ada:{SECRET}@proxy")
    report = examined(None)

    assert [(one.name, one.verdict) for one in report.steps] == [("settings", "fails")]
    assert isinstance(report.error, errors.ConfigError)
    assert SECRET not in str(report)


def test_the_command_needs_no_extra(settings: dict[str, str]) -> None:
    script = (
        "import sys; from airflow_trigger.__main__ import main; main(['doctor']); "
        "print(*sys.modules)"
    )
    environment = {f"AIRFLOW_TRIGGER_{name}": value for name, value in settings.items()}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment | {"PYTHONPATH": ":".join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(done.stdout.split())
    assert not loaded & {"asyncio", "boto3", "click", "google", "rich", "typer"}


RUN = DagRun(
    dag_id="sales",
    run_id="r1",
    state=DagRunState.FAILED,
    run_type=DagRunType.MANUAL,
    conf={},
    **dict.fromkeys(
        (
            *("logical_date", "run_after", "queued_at", "start_date", "end_date", "note"),
            *("data_interval_start", "data_interval_end", "triggered_by", "partition_key"),
        )
    ),
    url=BASE,
)


def with_key(error: AirflowTriggerError) -> AirflowTriggerError:
    error.retryable = True
    return error


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (None, 0),
        (errors.RunFailed("m", run=RUN), 1),
        (errors.ConfigError("m"), 2),
        (errors.ConfError("m", problems=[]), 2),
        (errors.InvalidRunId("m"), 2),
        (errors.InvalidDate("m"), 2),
        (errors.DagPaused("m"), 2),
        (errors.Unsupported("m"), 2),
        (errors.AuthenticationFailed("m", status=401, detail=""), 3),
        (errors.PermissionDenied("m", status=403, detail=""), 3),
        (errors.WaitTimeout("m", run=RUN, pending=[]), 4),
        (errors.InvalidRequest("m", status=400, detail=""), 2),
        (errors.InvalidRequest("m", status=400, detail="", method="POST"), 5),
        (errors.DagNotFound("m", status=404, detail=""), 5),
        (errors.Conflict("m", status=409, detail=""), 5),
        (errors.TriggerUnconfirmed("m", ref=RunRef("sales", "r1")), 6),
        (errors.EventUnconfirmed("m", uri="s3://a", mark="m"), 6),
        (with_key(errors.TriggerUnconfirmed("m", ref=RunRef("sales", "r1"))), 75),
        (errors.ConnectionFailed("m"), 75),
        (errors.RequestTimeout("m"), 75),
        (errors.RateLimited("m", status=429, detail=""), 75),
        (errors.ServerError("m", status=503, detail=""), 75),
        (errors.UnexpectedResponse("m", status=200), 75),
        (errors.RunNotFinished("m", run=RUN), 75),
    ],
    ids=repr,
)
def test_each_error_has_its_exit_status(error: AirflowTriggerError | None, status: int) -> None:
    assert exit_status(error) == status
