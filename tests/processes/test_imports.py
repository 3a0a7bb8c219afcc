"""What an import loads, and what the first trigger loads."""

from __future__ import annotations

import subprocess
import sys

from airflow_trigger._version import VERSION


def modules_after(statement: str) -> set[str]:
    script = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy() -> None:
    loaded = modules_after("import airflow_trigger")

    assert not loaded & {"httpx", "attrs", "attr", "asyncio", "airflow_rest"}


def test_a_client_loads_no_generated_code_and_no_fake() -> None:
    loaded = modules_after(
        "from airflow_trigger import AirflowClient; AirflowClient('http://a', 't').close()"
    )

    assert "airflow_trigger.client" in loaded
    assert not [
        name for name in loaded if name.startswith(("airflow_rest", "airflow_trigger.testing"))
    ]


def test_an_operation_loads_only_what_it_needs() -> None:
    loaded = modules_after("import airflow_rest.v2.api.dag_run.trigger_dag_run")
    ours = {name.removeprefix("airflow_rest.") for name in loaded if "airflow_rest." in name}

    assert {name for name in ours if name.startswith("v2.api.")} == {
        "v2.api.dag_run",
        "v2.api.dag_run.trigger_dag_run",
    }
    assert {name for name in ours if name.startswith("v2.models.")} <= {
        "v2.models.dag_run_response",
        "v2.models.dag_run_state",
        "v2.models.dag_run_triggered_by_type",
        "v2.models.dag_run_type",
        "v2.models.trigger_dag_run_post_body",
    }


FIRST_TRIGGER = """
import httpx
from airflow_trigger import AirflowClient

run = {"dag_id": "sales", "dag_run_id": "r1", "state": "queued", "run_type": "manual"}
transport = httpx.MockTransport(lambda _: httpx.Response(200, json=run))
options = {"api": "v2", "conf_check": "json", "on_paused": "allow"}
with AirflowClient("http://127.0.0.1", "token", transport=transport, **options) as airflow:
    airflow.trigger("sales", {"order": 17}, run_id="r1")
"""


def test_a_first_trigger_loads_no_more_than_it_needs() -> None:
    loaded = modules_after(FIRST_TRIGGER)

    assert not loaded & {
        "airflow_rest.v1",
        "airflow_rest.v2.client",
        "airflow_trigger._adapters.v1",
        "airflow_trigger._async",
        "airflow_trigger._flows.html",
        "airflow_trigger._flows.problems",
        "airflow_trigger._flows.schema",
        "airflow_trigger._flows.wait",
        "airflow_trigger._sync.batch",
        "airflow_trigger.auth._login",
        "airflow_trigger.events",
        "airflow_trigger.testing",
        "asyncio",
        "html.parser",
        "importlib.metadata",
        "jsonschema",
    }
    operations = {name for name in loaded if name.startswith("airflow_rest.v2.api.")}
    assert operations == {
        "airflow_rest.v2.api.dag_run",
        "airflow_rest.v2.api.dag_run.trigger_dag_run",
    }


def test_the_version_of_the_command_line_is_told_without_loading_a_library() -> None:
    loaded = modules_after("from airflow_trigger.cli import main; main(['--version'])")
    first = modules_after("import airflow_trigger._version")

    assert loaded - first <= {"airflow_trigger.cli", "airflow-trigger", VERSION}


CLI_TRIGGER = """
from airflow_trigger.cli import main
from airflow_trigger.testing import FakeAirflow
import os

fake = FakeAirflow()
fake.add_dag("sales", params={"year": {"type": "integer", "default": 2026}})
with fake.serving() as url:
    os.environ.update(
        AIRFLOW_TRIGGER_URL=url,
        AIRFLOW_TRIGGER_USERNAME=fake.username,
        AIRFLOW_TRIGGER_PASSWORD=fake.password,
    )
    assert main(["run", "sales", "--timeout", "0", "--set", "year=2025"]) == 4
"""


def test_a_command_without_a_terminal_loads_no_rich_and_no_other_command() -> None:
    loaded = modules_after(
        f"from airflow_trigger import cli; cli.leave_out_httpx_command()\n{CLI_TRIGGER}"
    )

    assert "airflow_trigger.cli._start" in loaded
    assert not loaded & {
        "airflow_trigger.cli._look",
        "airflow_trigger.cli._act",
        "airflow_trigger.cli._completion",
        "pygments",
        "rich",
    }
