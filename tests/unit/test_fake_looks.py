"""What the fake reports about a run that does not progress, read with Airflow's own API."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import httpx
import pytest

from airflow_trigger import DagRun
from airflow_trigger.testing import FakeAirflow
from tests.unit.fake_life import BOTH

REPORTS = pytest.mark.parametrize("version", ["2.10.5", "2.11.2", "3.0.6", "3.3.2", "3.4.0b2"])


def reasons(http: httpx.Client, task: str, index: str = "") -> dict[str, str]:
    path = f"/dags/sales/dagRuns/the-run/taskInstances/{task}{index}/dependencies"
    found = http.get(path).json()["dependencies"]
    return {reason["name"]: reason["reason"] for reason in found}


@REPORTS
def test_a_queued_run_is_a_reason(http: httpx.Client, run: DagRun) -> None:
    assert reasons(http, "extract") == {
        "Dagrun Running": "Task instance's dagrun was not in the 'running' state but in the state "
        "'queued'.",
        "Task Instance State": "Task is in the 'None' state.",
    }


@REPORTS
def test_a_task_waits_for_those_before_it(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.start(run)

    assert reasons(http, "extract") == {}
    found = reasons(http, "load")
    assert sorted(found) == ["Task Instance State", "Trigger Rule"]
    assert "found 1 non-success(es)" in found["Trigger Rule"]
    assert found["Trigger Rule"].endswith("upstream_task_ids={'extract'}")


@REPORTS
def test_a_paused_dag_is_a_reason(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.add_dag("sales", is_paused=True)
    with fake.client() as airflow:
        airflow.trigger("sales", run_id="the-run", on_paused="allow")

    assert reasons(http, "task")["Dag Not Paused"] == "Task's DAG 'sales' is paused."


@REPORTS
def test_a_pool_without_slots_is_a_reason(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.add_pool("database", slots=0)
    fake.start(run)
    fake.set_task(run, "extract", state="scheduled", pool="database")

    assert reasons(http, "extract") == {
        "Pool Slots Available": "Not scheduling since there are 0 open slots in pool database and "
        "require 1 pool slots"
    }
    pool = http.get("/pools/database").json()
    assert (pool["slots"], pool["open_slots"], pool["scheduled_slots"]) == (0, 0, 1)


@REPORTS
def test_a_test_may_give_reasons_of_its_own(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.depend(run, "extract", {"Previous Dagrun State": "the one before has failed"})

    assert reasons(http, "extract")["Previous Dagrun State"] == "the one before has failed"


@REPORTS
@pytest.mark.parametrize("state", ["running", "up_for_retry", "deferred", "success"])
def test_no_reason_is_given_for_a_task_that_waits_in_another_way(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, state: Any
) -> None:
    fake.set_task(run, "extract", state=state, map_index=0)

    assert reasons(http, "extract", "/0") == {}


@pytest.mark.parametrize("version", ["2.7.3", "2.9.3"])
def test_airflow_before_2_10_has_no_report(http: httpx.Client, run: DagRun) -> None:
    path = "/dags/sales/dagRuns/the-run/taskInstances/extract/dependencies"

    assert http.get(path).status_code == 404


@BOTH
def test_pools_count_the_tasks_of_all_runs(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.start(run)

    listed = http.get("/pools").json()

    [pool] = listed["pools"]
    assert (pool["name"], listed["total_entries"]) == ("default_pool", 1)
    assert (pool["slots"], pool["running_slots"], pool["open_slots"]) == (128, 1, 127)
    assert http.get("/pools/other").status_code == 404


@BOTH
def test_health_needs_no_credentials(fake: FakeAirflow) -> None:
    path = "health" if fake.api == "v1" else "monitor/health"
    fake.set_health(scheduler="unhealthy", triggerer=None)

    with httpx.Client(transport=fake.transport) as nobody:
        body = nobody.get(f"{fake.url}/api/{fake.api}/{path}").json()

    assert body["metadatabase"] == {"status": "healthy"}
    assert body["scheduler"]["status"] == "unhealthy"
    assert datetime.fromisoformat(body["scheduler"]["latest_scheduler_heartbeat"]) < fake.now
    if fake.version.startswith("3.4."):
        down: dict[str, Any] = {"status": "unhealthy", "detailed_status": "down", "instances": None}
    else:
        down = {"status": None}
    assert body["triggerer"] == {"latest_triggerer_heartbeat": None, **down}
    processor = None if fake.api == "v1" else "healthy"
    assert body["dag_processor"]["status"] == processor


@BOTH
def test_a_broken_file_is_listed(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.add_dag("broken", has_import_errors=True)

    [error] = http.get("/importErrors").json()["import_errors"]

    assert error["filename"].endswith("broken.py")
    assert "ImportError" in error["stack_trace"]


@BOTH
def test_details_tell_how_many_runs_may_run(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.add_dag("sales", max_active_runs=1)
    with fake.client() as airflow:
        fake.start(airflow.trigger("sales"))

    details = http.get("/dags/sales/details").json()

    assert details["max_active_runs"] == 1
    is_new = fake.version in ("3.3.2", "3.4.0b2")
    assert details.get("active_runs_count") == (1 if is_new else None)


@BOTH
@pytest.mark.parametrize(
    ("path", "permission"), [("/pools", "pools"), ("/importErrors", "import_errors")]
)
def test_looks_that_belong_to_no_dag_can_be_denied(
    fake: FakeAirflow, http: httpx.Client, path: str, permission: Any
) -> None:
    fake.deny(None, permission)

    assert http.get(path).status_code == 403
    fake.allow(None, permission)
    assert http.get(path).status_code == 200


@REPORTS
def test_a_report_needs_the_permission_to_read_tasks(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.deny(None, "tasks")
    path = "/dags/sales/dagRuns/the-run/taskInstances/extract/dependencies"

    assert http.get(path).status_code == 403


@REPORTS
@pytest.mark.parametrize("on", ["dependencies", "health", "pool"])
def test_a_look_may_fail(fake: FakeAirflow, http: httpx.Client, run: DagRun, on: Any) -> None:
    paths = {
        "dependencies": "/dags/sales/dagRuns/the-run/taskInstances/extract/dependencies",
        "health": "/health" if fake.api == "v1" else "/monitor/health",
        "pool": "/pools/default_pool",
    }
    fake.server_error(on=on)

    statuses = {name: http.get(path).status_code for name, path in paths.items()}

    assert statuses == {**dict.fromkeys(paths, 200), on: 500}


@BOTH
def test_a_dag_tells_what_its_tasks_are_and_which_come_after_which(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    body = http.get("/dags/sales/tasks").json()

    after = {task["task_id"]: task["downstream_task_ids"] for task in body["tasks"]}
    assert after == {"extract": ["load"], "load": ["report"], "report": []}
    assert body["total_entries"] == 3
    assert http.get("/dags/other/tasks").status_code == 404
    fake.deny("sales", "tasks")
    assert http.get("/dags/sales/tasks").status_code == 403


def test_the_tasks_that_a_dag_declares_are_listed_with_those_after_them(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.add_dag("sales", tasks={"report": ["load"], "load": ["extract"], "extract": []})

    found = http.get("/dags/sales/tasks").json()["tasks"]

    assert {task["task_id"]: task["downstream_task_ids"] for task in found} == {
        "extract": ["load"],
        "load": ["report"],
        "report": [],
    }


@BOTH
def test_a_task_that_waits_for_a_retry_says_when_it_is_due(fake: FakeAirflow, run: DagRun) -> None:
    fake.start(run)
    fake.set_task(run, "extract", state="up_for_retry")

    with fake.client() as airflow:
        text = str(airflow.why(run))

    assert "the next try is due at" in text


@BOTH
def test_the_newest_run_tells_the_tasks_of_a_dag_that_declares_none(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.add_dag("open")
    with fake.client() as airflow:
        fake.fail(airflow.trigger("open"), task="load")

    found = http.get("/dags/open/tasks").json()["tasks"]

    assert [task["task_id"] for task in found] == ["load"]
