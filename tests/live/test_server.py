"""Test harness: what the tests expect of a server."""

from __future__ import annotations

import time
import uuid
from pathlib import Path

import httpx

from tests.live.plugin import DAGS
from tests.live.server import AirflowServer

DEADLINE_SECONDS = 60.0


def trigger(
    http: httpx.Client, server: AirflowServer, dag_id: str, conf: dict[str, object]
) -> httpx.Response:
    body: dict[str, object] = {"dag_run_id": f"test_{uuid.uuid4()}", "conf": conf}
    if server.api == "v2":
        body["logical_date"] = None
    return http.post(f"/dags/{dag_id}/dagRuns", json=body)


def final_state(http: httpx.Client, dag_id: str, run_id: str) -> str:
    deadline = time.monotonic() + DEADLINE_SECONDS
    while True:
        run = http.get(f"/dags/{dag_id}/dagRuns/{run_id}").raise_for_status().json()
        if run["state"] in ("success", "failed"):
            return str(run["state"])
        assert time.monotonic() < deadline, run
        time.sleep(0.1)


def test_it_answers_with_its_version(airflow: AirflowServer) -> None:
    """The server responds with its version."""
    with airflow.http() as http:
        assert http.get("/version").raise_for_status().json()["version"] == airflow.version


def test_every_dag_is_there(airflow: AirflowServer) -> None:
    """All DAGs of the tests are loaded."""
    with airflow.http() as http:
        dags = http.get("/dags").raise_for_status().json()["dags"]
        errors = http.get("/importErrors").raise_for_status().json()
    files = {path.name for path in DAGS.glob("*.py")}
    assert {Path(dag["fileloc"]).name for dag in dags} == files | {"_warm_up.py"}
    paused = {Path(dag["fileloc"]).name for dag in dags if dag["is_paused"]}
    assert paused == {"drains.py", "many.py", "paused.py", "schemas.py"}
    assert errors["total_entries"] == 0


def test_a_run_succeeds_and_saw_its_conf(airflow: AirflowServer) -> None:
    """A run succeeds and receives its conf."""
    conf: dict[str, object] = {"dataset_name": "monthly_sales"}
    with airflow.http() as http:
        run_id = trigger(http, airflow, "echo_conf", conf).raise_for_status().json()["dag_run_id"]
        assert final_state(http, "echo_conf", run_id) == "success"
        path = f"/dags/echo_conf/dagRuns/{run_id}/taskInstances/echo/xcomEntries/return_value"
        entry = http.get(path).raise_for_status().json()
    assert "monthly_sales" in str(entry["value"])


def test_a_failing_run_fails(airflow: AirflowServer) -> None:
    """A DAG that fails ends as failed."""
    with airflow.http() as http:
        run_id = trigger(http, airflow, "failing", {}).raise_for_status().json()["dag_run_id"]
        assert final_state(http, "failing", run_id) == "failed"


def test_the_viewer_looks_but_does_not_trigger(airflow: AirflowServer) -> None:
    """The viewer can read but not trigger."""
    with airflow.http(as_viewer=True) as http:
        assert http.get("/dags/echo_conf").status_code == 200
        assert trigger(http, airflow, "echo_conf", {}).status_code == 403


def test_its_passwords_do_not_show(airflow: AirflowServer) -> None:
    """Passwords of the server do not show."""
    assert airflow.password not in repr(airflow)
    assert airflow.viewer_password not in repr(airflow)
