"""Typed DAGs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path, PurePath
from typing import Any

import pytest

from airflow_trigger import AirflowClient, ConfError, DagNotFound, PasswordAuth
from examples.typed.dags import SALES_IMPORT
from examples.typed.service import on_file
from tests.example_dags import DAGS
from tests.live.server import AirflowServer

SOURCE = DAGS / "sales_import.py"
TYPED = DAGS.parent / "typed"
# Seconds to wait until a new or changed DAG file is parsed.
PATIENCE = 120.0

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def client(airflow: AirflowServer) -> Iterator[AirflowClient]:
    """Only the synchronous client: parsing a DAG file takes a while."""
    auth = PasswordAuth(airflow.username, airflow.password)
    with AirflowClient(airflow.base_url, auth) as client:
        yield client


@pytest.fixture
def dag_file(client: AirflowClient, airflow: AirflowServer) -> Iterator[Path]:
    """The example's DAG file, which the server has parsed."""
    file = airflow.home / "dags" / SOURCE.name
    source = SOURCE.read_text()
    if not airflow.is_since(2, 9):
        # These versions reject the whole file if a param has no default.
        source = source.replace('type="string", minLength=1', '"daily", type="string", minLength=1')
    file.write_text(source)
    until(lambda: params(client).get("file_type") == ["csv", "parquet"])
    yield file
    file.unlink()


def params(client: AirflowClient) -> dict[str, Any]:
    """The enum of each param, as the server has it now."""
    try:
        declared = client.dag("sales_import").params
    except DagNotFound:
        return {}
    return {name: param.schema.get("enum") for name, param in declared.items()}


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.5)


@pytest.fixture
def command(airflow: AirflowServer, tmp_path: Path) -> Command:
    """Runs a command in a separate process, which has the server in its environment variables."""
    settings = {
        "AIRFLOW_TRIGGER_URL": airflow.base_url,
        "AIRFLOW_TRIGGER_USERNAME": airflow.username,
        "AIRFLOW_TRIGGER_PASSWORD": airflow.password,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        words = [sys.executable, "-m", "airflow_trigger", *arguments]
        return subprocess.run(
            words, env=os.environ | settings, cwd=tmp_path, capture_output=True, text=True
        )

    return run


def test_a_dag_is_exported_generated_checked_and_triggered(
    client: AirflowClient,
    airflow: AirflowServer,
    dag_file: Path,
    command: Command,
    tmp_path: Path,
) -> None:
    """A DAG's params are exported, turned into a typed class, checked and triggered."""
    (tmp_path / "dags.json").write_text(command("export", "sales_import").stdout)
    assert command("codegen", "sales_import", "-o", "dags.py").returncode == 0
    if airflow.is_since(2, 9):
        for name in ("dags.json", "dags.py"):
            assert (tmp_path / name).read_bytes() == (TYPED / name).read_bytes()
    checked = [
        command("codegen", "--check", "-o", "dags.py"),
        command("codegen", "dags.json", "--check", "-o", "dags.py"),
    ]
    assert [(done.returncode, done.stdout) for done in checked] == [(0, "")] * 2

    run = client.wait(on_file(client, PurePath("monthly.parquet"), date(2026, 11, 22)), timeout=120)
    sent = {"dataset_name": "monthly", "start_date": "2026-11-22", "file_type": "parquet"}
    assert run.conf == sent
    # A type checker finds this too; the check helps those who do not use one.
    with pytest.raises(ConfError):
        client.trigger(SALES_IMPORT, {"dataset_nmae": "monthly"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType, reportCallIssue]

    source = dag_file.read_text().replace('"csv", "parquet"', '"csv", "xml"')
    dag_file.write_text(source.replace('"start_date": Param(', '"first_day": Param('))
    until(lambda: params(client).get("file_type") == ["csv", "xml"])

    done = command("codegen", "--check", "-o", "dags.py")
    told = json.loads(command("codegen", "--check", "-o", "dags.py", "--json").stdout)
    assert done.returncode == 1
    assert "no longer accepts 'parquet'" in done.stdout
    assert done.stdout.endswith("airflow-trigger codegen sales_import -o dags.py\n")
    assert [(change["path"], change["breaks"]) for change in told["changes"]] == [
        ("$['file_type']", True),
        ("$['file_type']", False),
        ("$['first_day']", False),
        ("$['start_date']", True),
    ]
