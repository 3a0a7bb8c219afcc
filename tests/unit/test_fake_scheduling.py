"""How the fake handles draining DAGs, and what else is new in Airflow 3.4."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from airflow_trigger import DagRun, RunRef
from airflow_trigger.testing import FakeAirflow
from tests.unit.fake_life import states

NEW = pytest.mark.parametrize("version", ["3.4.0", "3.4.0b2"])
OLD = pytest.mark.parametrize("version", ["2.11.2", "3.0.6", "3.3.2"])
RUNS = "/dags/sales/dagRuns"
# The log of a try that has not begun.
SOURCES = ["::group::Log message source details", "::endgroup::"]


def trigger(http: httpx.Client, run_id: str = "drains", **body: Any) -> httpx.Response:
    return http.post(RUNS, json={"logical_date": None, "dag_run_id": run_id, **body})


def drain(http: httpx.Client, run_id: str = "drains") -> RunRef:
    assert trigger(http, run_id, drain_dag=True).status_code == 200
    return RunRef("sales", run_id)


def wait(http: httpx.Client, run_id: str) -> RunRef:
    assert trigger(http, run_id).status_code == 200
    return RunRef("sales", run_id)


def patch(http: httpx.Client, **body: Any) -> Any:
    return http.patch("/dags/sales", json=body).json()["scheduling_state"]


def scheduling(http: httpx.Client) -> tuple[str, bool]:
    shown = [http.get(path).json() for path in ("/dags/sales", "/dags/sales/details")]
    shown += http.get("/dags").json()["dags"]
    (found,) = {(dag["scheduling_state"], dag["is_paused"]) for dag in shown}
    return found


@pytest.fixture
def paused(fake: FakeAirflow) -> None:
    fake.add_dag("sales", is_paused=True)


@NEW
@pytest.mark.usefixtures("paused")
def test_a_run_that_drains_goes_through_a_paused_dag_which_is_paused_again(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    assert scheduling(http) == ("paused", True)

    run = drain(http)
    assert scheduling(http) == ("draining", False)

    fake.start(run)
    assert scheduling(http) == ("draining", False)
    fake.finish(run)
    assert scheduling(http) == ("paused", True)


@NEW
@pytest.mark.usefixtures("paused")
@pytest.mark.parametrize("ends", ["finish", "fail", "cancel"])
def test_a_dag_drains_until_its_last_run_has_ended_however_that_ends(
    fake: FakeAirflow, http: httpx.Client, ends: str
) -> None:
    waited = wait(http, "waited")
    fake.finish(drain(http))
    assert scheduling(http) == ("draining", False)

    if ends == "finish":
        fake.finish(waited)
    elif ends == "fail":
        fake.fail(waited, task="task")
    else:
        http.patch(f"{RUNS}/waited", json={"state": "failed"})

    assert scheduling(http) == ("paused", True)


@NEW
def test_a_run_that_drains_an_active_dag_leaves_it_paused(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.add_dag("sales")

    fake.finish(drain(http))

    assert scheduling(http) == ("paused", True)
    with pytest.raises(ValueError, match="is paused: its run 'late' waits"):
        fake.start(wait(http, "late"))


@NEW
@pytest.mark.usefixtures("paused")
def test_a_dag_that_drains_lets_every_run_go_on_also_one_that_comes_later(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    runs = [wait(http, "waited"), drain(http), drain(http, "again"), wait(http, "came")]

    assert [fake.finish(run).state for run in runs] == ["success"] * 4
    assert scheduling(http) == ("paused", True)


@NEW
@pytest.mark.usefixtures("paused")
def test_runs_that_go_on_by_themselves_drain_a_dag_that_is_only_looked_at(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    wait(http, "waited")
    fake.runs_take(polls=1)
    run = drain(http)

    assert http.get("/dags/sales").json()["scheduling_state"] == "draining"
    assert http.get("/dags/sales").json()["scheduling_state"] == "paused"
    assert [one.state for one in fake.runs("sales")] == ["success"] * 2
    assert http.get(f"{RUNS}/{run.run_id}").json()["state"] == "success"


@NEW
@pytest.mark.usefixtures("paused")
def test_a_run_that_is_refused_drains_nothing(fake: FakeAirflow, http: httpx.Client) -> None:
    wait(http, "there")

    refused = [
        trigger(http, "there", drain_dag=True),
        trigger(http, "scheduled__x", drain_dag=True),
        trigger(http, drain_dag=True, bundle_version="abc"),
        trigger(http, drain_dag="maybe"),
    ]

    assert [answer.status_code for answer in refused] == [409, 400, 404, 422]
    assert scheduling(http) == ("paused", True)


@NEW
@pytest.mark.usefixtures("paused")
def test_a_user_who_may_not_edit_a_dag_starts_runs_of_it_and_drains_it_not(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.deny("sales", "edit")

    answer = trigger(http, drain_dag=True)

    assert answer.status_code == 403
    assert answer.json() == {"detail": "Draining requires permission to edit Dag: sales"}
    assert (fake.triggered("sales"), scheduling(http)) == ([], ("paused", True))
    assert trigger(http, drain_dag=False).status_code == 200


@NEW
@pytest.mark.usefixtures("paused")
def test_a_dag_is_drained_paused_and_resumed_by_a_patch(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    wait(http, "waited")

    for state in ("draining", "active", "paused", "draining"):
        assert patch(http, scheduling_state=state) == state
        assert scheduling(http) == (state, state == "paused")
    assert patch(http, is_paused=True) == "paused"
    assert patch(http, scheduling_state="draining") == "draining"
    assert patch(http, is_paused=False) == "active"
    assert http.patch("/dags/sales", json={}).status_code == 422


@NEW
@pytest.mark.usefixtures("paused")
def test_a_dag_without_any_run_is_paused_as_soon_as_it_drains(http: httpx.Client) -> None:
    assert patch(http, scheduling_state="draining") == "draining"
    assert scheduling(http) == ("paused", True)


@NEW
def test_an_asset_starts_only_dags_that_are_active(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.add_dag("sales")
    fake.add_asset("s3://orders", dags=["sales"])
    drain(http)

    assert http.post("/assets/events", json={"asset_id": 1}).status_code == 200
    assert len(fake.runs("sales")) == 1
    fake.set_dag("sales", state="active")
    assert http.post("/assets/events", json={"asset_id": 1}).status_code == 200
    assert len(fake.runs("sales")) == 2


@NEW
@pytest.mark.usefixtures("paused")
def test_a_run_that_is_cleared_does_not_resume_a_dag_that_has_drained(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.finish(drain(http))
    assert scheduling(http) == ("paused", True)

    http.post(f"{RUNS}/drains/clear", json={"dry_run": False})

    assert scheduling(http) == ("paused", True)


@NEW
@pytest.mark.usefixtures("paused")
def test_a_test_puts_a_dag_into_a_state(fake: FakeAirflow, http: httpx.Client) -> None:
    wait(http, "waited")

    fake.set_dag("sales", state="draining")
    assert scheduling(http) == ("draining", False)
    fake.set_dag("sales", state="active")
    assert scheduling(http) == ("active", False)
    fake.set_dag("sales", state="paused")
    assert scheduling(http) == ("paused", True)
    with pytest.raises(ValueError, match="There is no DAG 'other'"):
        fake.set_dag("other", state="paused")
    with pytest.raises(ValueError, match="state must be one of 'active', 'draining', 'paused'"):
        fake.set_dag("sales", state="asleep")  # type: ignore[arg-type]


@OLD
@pytest.mark.usefixtures("paused")
def test_nothing_drains_before_3_4(fake: FakeAirflow, http: httpx.Client) -> None:
    body = {} if fake.api == "v1" else {"logical_date": None}
    refused = [
        http.post(RUNS, json=body | {"drain_dag": True}),
        http.post(RUNS, json=body | {"bundle_version": "abc"}),
        http.patch("/dags/sales", json={"scheduling_state": "draining"}),
    ]

    assert [answer.is_client_error for answer in refused] == [True] * 3
    assert "scheduling_state" not in http.get("/dags/sales").json()
    with pytest.raises(ValueError, match=r"cannot drain DAGs: this needs 3\.4 or later"):
        fake.set_dag("sales", state="draining")
    fake.set_dag("sales", state="active")
    assert http.get("/dags/sales").json()["is_paused"] is False


@NEW
def test_a_run_has_the_version_of_the_bundle_that_it_names_or_the_newest(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.add_dag("sales", bundle_versions=["a1", "b2"])

    named = trigger(http, "named", bundle_version="a1").json()
    newest = trigger(http, "newest").json()

    for body, number, version in ((named, 1, "a1"), (newest, 2, "b2")):
        assert body["bundle_version"] == version
        assert http.get(f"{RUNS}/{body['dag_run_id']}").json()["bundle_version"] == version
        (task,) = http.get(f"{RUNS}/{body['dag_run_id']}/taskInstances").json()["task_instances"]
        (shown,) = body["dag_versions"]
        assert shown == task["dag_version"]
        assert (shown["version_number"], shown["bundle_version"]) == (number, version)
    assert named["dag_versions"][0]["id"] != newest["dag_versions"][0]["id"]
    details = http.get("/dags/sales/details").json()
    assert details["bundle_version"] == details["latest_dag_version"]["bundle_version"] == "b2"


@NEW
def test_a_version_of_the_bundle_that_a_dag_does_not_have_starts_nothing(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.add_dag("sales", bundle_versions=["a1"])

    answer = trigger(http, bundle_version="abc")

    assert answer.status_code == 404
    words = "DAG with dag_id: 'sales' does not have a version for bundle_version 'abc'"
    assert answer.json() == {"detail": words}
    assert fake.triggered("sales") == []


@pytest.mark.parametrize("version", ["3.0.6", "3.3.2"])
def test_runs_have_the_newest_version_of_their_bundle_before_3_4_too(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.add_dag("sales", bundle_versions=["a1", "b2"])
    fake.add_asset("s3://orders", dags=["sales"])
    trigger(http)
    http.post("/assets/events", json={"asset_id": 1})

    shown = [run["bundle_version"] for run in http.get(RUNS).json()["dag_runs"]]

    assert shown == ["b2", "b2"]


@NEW
def test_a_team_shows_wherever_airflow_shows_it(fake: FakeAirflow, http: httpx.Client) -> None:
    fake.add_dag("sales", team_name="red")
    fake.add_asset("s3://orders", dags=["sales"])
    body = trigger(http).json()

    shown = [
        body,
        http.get("/dags/sales/details").json(),
        *http.get(f"{RUNS}/drains/taskInstances").json()["task_instances"],
        http.get("/assets/1").json()["scheduled_dags"][0],
    ]

    assert [one["team_name"] for one in shown] == ["red"] * 4
    assert "team_name" not in http.get("/dags/sales").json()


@NEW
def test_the_reason_of_a_state_stays_until_the_next_try_begins(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    def reason() -> Any:
        return http.get(f"{RUNS}/the-run/taskInstances/load").json()["state_reason"]

    fake.set_task(run, "load", state="failed", state_reason="the order is no good")
    fake.fail(run, task="load")
    assert reason() == "the order is no good"

    http.post(f"{RUNS}/the-run/clear", json={"dry_run": False})
    assert reason() == "the order is no good"

    fake.set_task(run, "load", state="running")
    assert reason() is None


@NEW
def test_a_retry_is_counted_before_it_begins(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.set_task(run, "load", state="up_for_retry", state_reason="the shop was away")
    fake.write_log(run, "load", "the first try")

    logs = [http.get(f"{RUNS}/the-run/taskInstances/load/logs/{number}") for number in (1, 2, 3)]

    assert states(http)[1] == ("load", "up_for_retry", 2)
    assert ["the first try" in log.text for log in logs] == [True, False, False]
    assert [log.status_code for log in logs] == [200, 200, 404]
    assert [line["event"] for line in logs[1].json()["content"]] == SOURCES
    fake.set_task(run, "load", state="running")
    assert states(http)[1] == ("load", "running", 2)


@NEW
def test_a_task_that_never_ran_has_a_try_after_a_clear(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    def logs(number: int) -> str:
        return http.get(f"{RUNS}/the-run/taskInstances/report/logs/{number}").text

    fake.fail(run, task="load")
    assert states(http)[2] == ("report", "upstream_failed", 0)

    http.post(f"{RUNS}/the-run/clear", json={"dry_run": False})
    fake.fail(run, task="load")

    assert states(http)[2] == ("report", "upstream_failed", 1)
    assert "Task did not run because upstream task(s) failed" in logs(0)
    assert "Hostname not available for worker" in logs(1)
    http.post(f"{RUNS}/the-run/clear", json={"dry_run": False})
    fake.fail(run, task="load")
    report = http.get(f"{RUNS}/the-run/taskInstances/report").json()
    assert (report["try_number"], report["pid"]) == (2, None)


@NEW
def test_a_mapped_task_tells_where_it_is_and_another_index_is_nowhere(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.set_task(run, "load", state="success", map_index=1)
    fake.push_xcom(run, "load", 3, map_index=1)
    path = f"{RUNS}/the-run/taskInstances/load"

    first, second = (http.get(f"{path}/{index}").json() for index in (0, 1))
    nowhere = [
        http.get(path),
        http.get(f"{path}/9"),
        http.get(f"{path}/dependencies"),
        http.get(f"{path}/logs/1"),
        http.get(f"{path}/xcomEntries/return_value"),
    ]

    assert first["region_id"] == second["region_id"]
    assert (first["region_index"], second["region_index"]) == (0, 1)
    assert "region_id" not in http.get(f"{RUNS}/the-run/taskInstances/extract").json()
    words = {"detail": "Task instance not found for selected coordinates"}
    assert [(answer.status_code, answer.json()) for answer in nowhere] == [(404, words)] * 5


@NEW
def test_a_part_that_is_degraded_is_healthy_and_one_that_is_not_there_is_down(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.set_health(scheduler="unhealthy", triggerer=None, dag_processor="degraded")

    body = http.get("/monitor/health").json()

    assert [(body[part]["status"], body[part]["detailed_status"]) for part in PARTS] == [
        ("unhealthy", "down"),
        ("unhealthy", "down"),
        ("healthy", "degraded"),
    ]
    assert [len(body[part]["instances"] or ()) for part in PARTS] == [0, 0, 1]
    assert body["triggerer"]["latest_triggerer_heartbeat"] is None
    with pytest.raises(ValueError, match="scheduler must be one of 'healthy', 'unhealthy'"):
        fake.set_health(scheduler="degraded")


PARTS = ("scheduler", "triggerer", "dag_processor")


@OLD
def test_nothing_is_degraded_before_3_4(fake: FakeAirflow) -> None:
    with pytest.raises(ValueError, match=r"has no state .degraded.: it exists from 3\.4"):
        fake.set_health(dag_processor="degraded")


@pytest.mark.parametrize(("version", "status"), [("3.3.2", 200), ("3.4.0", 422)])
def test_a_conf_with_keys_of_airflows_own_is_refused_since_3_4(
    fake: FakeAirflow, http: httpx.Client, status: int
) -> None:
    fake.add_dag("sales")
    conf = {"days": [{"day": 1}, {"__type": "set", "__classname__": "x"}], "late": {"__var": 1}}

    answer = trigger(http, conf=conf)

    assert answer.status_code == status
    words = "conf.days[1] contains reserved serialization keys: __classname__, __type."
    assert (words in answer.text) is (status == 422)
    assert trigger(http, "text", conf={"a": '{"__type": "set"}'}).status_code == 200
