"""Doctor: checks of a server that start nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from airflow_trigger import (
    AirflowClient,
    AuthenticationFailed,
    DagNotFound,
    DagPaused,
    PasswordAuth,
    PermissionDenied,
    Report,
    ReportStep,
)
from airflow_trigger._exit_status import exit_status
from tests.live.clients import Connect
from tests.live.server import AirflowServer


def step(report: Report, name: str) -> ReportStep:
    (found,) = (one for one in report.steps if one.name == name)
    return found


def fails(report: Report) -> list[str]:
    return [one.name for one in report.steps if one.verdict == "fails"]


def test_nothing_fails_for_an_admin_and_nothing_is_started(
    client: AirflowClient, airflow: AirflowServer
) -> None:
    """All checks pass for an admin, and no run is started."""
    before = [run.run_id for run in client.runs("quick")]

    report = client.doctor("quick")

    assert report.is_ok, str(report)
    assert report.skipped == ()
    assert airflow.version in step(report, "Airflow").seen
    assert "trigger it" in step(report, "permissions").seen
    assert step(report, "clock").verdict == "ok"
    assert [run.run_id for run in client.runs("quick")] == before


def test_who_may_not_trigger_learns_it_from_the_doctor(
    connect: Connect, airflow: AirflowServer
) -> None:
    """Missing permission to trigger is reported."""
    auth = PasswordAuth(airflow.viewer_username, airflow.viewer_password)
    with connect(auth) as viewer:
        report = viewer.doctor("quick")

    assert isinstance(report.error, PermissionDenied)
    assert fails(report) == ["permissions"], str(report)
    assert "may not trigger it" in step(report, "permissions").seen
    assert step(report, "DAG").verdict == "ok"


def test_a_wrong_password_does_not_hide_the_health(
    connect: Connect, airflow: AirflowServer
) -> None:
    """The health of the server is shown even with a wrong password."""
    with connect(PasswordAuth(airflow.username, "wr0ng-pass")) as stranger:
        report = stranger.doctor("quick")

    assert isinstance(report.error, AuthenticationFailed | PermissionDenied)
    assert fails(report) == ["credentials"], str(report)
    assert step(report, "scheduler").verdict == "ok"
    assert exit_status(report.error) == 3
    assert "wr0ng-pass" not in f"{report}{report!r}"


@pytest.mark.parametrize(("dag_id", "kind"), [("paused", DagPaused), ("no_such_dag", DagNotFound)])
def test_a_dag_that_is_paused_or_missing_fails(
    client: AirflowClient, dag_id: str, kind: type[Exception]
) -> None:
    """The check of a paused or missing DAG fails."""
    report = client.doctor(dag_id)

    assert isinstance(report.error, kind)
    assert fails(report) == ["DAG"], str(report)


def test_a_server_without_a_triggerer_or_a_dag_processor_is_well(
    client: AirflowClient, seen: Callable[[str], None]
) -> None:
    """A server without a triggerer or DAG processor is healthy."""
    report = client.doctor()

    assert report.is_ok, str(report)
    parts = ("DAG processor", "triggerer")
    seen(", ".join(f"{name}: {step(report, name).verdict}" for name in parts))
