"""Command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from tests.live.server import AirflowServer

COMMAND = Path(sys.executable).parent / "airflow-trigger"
PATIENCE = ("--timeout", "3m")

Done = subprocess.CompletedProcess[str]
Command = Callable[..., Done]


@pytest.fixture
def command(airflow: AirflowServer, tmp_path: Path) -> Command:
    """Runs the command in its own folder, configured only by environment variables."""
    env = os.environ | {
        "AIRFLOW_TRIGGER_URL": airflow.base_url,
        "AIRFLOW_TRIGGER_USERNAME": airflow.username,
        "AIRFLOW_TRIGGER_PASSWORD": airflow.password,
    }

    def run(*arguments: str, status: int = 0) -> Done:
        done = subprocess.run(
            [str(COMMAND), *arguments], cwd=tmp_path, env=env, capture_output=True, text=True
        )
        assert done.returncode == status, f"{arguments}: {done.stdout}{done.stderr}"
        return done

    return run


def json_of(done: Done) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(done.stdout)
    return value


def test_a_run_is_started_once_waited_for_and_looked_at(
    command: Command, airflow: AirflowServer
) -> None:
    """`airflow-trigger run` with a key starts one run, waits for it and shows it."""
    key = f"order-{uuid4().hex}"

    ref = command("trigger", "life_results", "--key", key).stdout.strip()
    again = command("run", "life_results", "--key", key, *PATIENCE)

    assert again.stdout.strip() == ref
    assert command("wait", ref).stdout.strip() == ref
    status = json_of(command("status", "life_results", "--key", key, "--json"))
    assert (status["ref"], status["state"]) == (ref, "success")
    assert {task["state"] for task in status["tasks"]} == {"success"}
    assert command("log", ref, "summarise").stdout
    if airflow.is_since(2, 10):
        assert json.loads(command("result", ref, "summarise").stdout)["rows"] == 3
        assert json.loads(command("result", ref, "parts").stdout) == [{"i": 0}, {"i": 1}, {"i": 2}]
    else:
        assert "2.10" in command("result", ref, "summarise", status=2).stderr
    assert "waits for nothing" in command("why", ref).stdout


def test_a_failed_run_ends_with_1_and_runs_again(command: Command, tmp_path: Path) -> None:
    """A failed run ends with exit status 1 and can be rerun."""
    mended = tmp_path / "mended"
    conf = json.dumps({"unless": str(mended)})

    failed = command("run", "life_fails", "--conf", conf, *PATIENCE, status=1)

    ref = failed.stdout.strip()
    assert "ValueError: the file is missing: orders-2026.csv" in failed.stderr
    assert "the file is missing" in command("failure", ref).stdout
    mended.touch()
    assert command("rerun", ref).stdout.strip() == ref
    command("wait", ref, *PATIENCE)


def test_a_run_that_outlasts_its_timeout_goes_on_and_is_cancelled(command: Command) -> None:
    """A run that exceeds the timeout continues and can be cancelled."""
    late = command("run", "life_slow", "--conf", '{"seconds": 40}', "--timeout", "1s", status=4)

    ref = late.stdout.strip()
    assert f"airflow-trigger wait {ref}" in late.stderr
    assert json_of(command("status", ref, "--json"))["state"] in ("queued", "running")
    assert command("cancel", ref).stdout.strip() == ref


def test_values_are_converted_by_the_params_that_the_server_declares(command: Command) -> None:
    """Values are converted to the types of the DAG's params."""
    run = json_of(command("trigger", "declared_params", "--set", "amount=3", "--json"))

    assert run["conf"] == {"amount": 3}
    refused = command("trigger", "declared_params", "--set", "amuont=3", status=2)
    assert "did you mean 'amount'?" in refused.stderr


def test_errors_of_the_server_have_their_statuses(command: Command) -> None:
    """Each kind of error has its own exit status."""
    assert json_of(command("status", "quick/no_such_run", "--json", status=5))["error"]["type"] == (
        "RunNotFound"
    )
    command("trigger", "no_such_dag", status=5)
    command("trigger", "paused", status=2)
    assert "ok" in command("doctor", "quick").stdout


def test_an_event_of_an_asset_is_recorded(command: Command, airflow: AirflowServer) -> None:
    """`airflow-trigger emit` records an asset event."""
    if not airflow.is_since(2, 9):
        command("emit", "s3://life/orders", status=2)
        return

    event = json_of(command("emit", "s3://life/orders", "--extra", '{"rows": 3}', "--json"))

    assert event["extra"] == {"rows": 3}
