"""How the fake handles a cancel and a clear, sent as in Airflow's own API."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from airflow_trigger import DagRun
from airflow_trigger.testing import FakeAirflow
from tests.unit.fake_life import BOTH, ahead, states

RUN = "/dags/sales/dagRuns/the-run"


def clear(http: httpx.Client, **body: Any) -> httpx.Response:
    return http.post("/dags/sales/clearTaskInstances", json={"dag_run_id": "the-run", **body})


def cancel(http: httpx.Client) -> httpx.Response:
    return http.patch(RUN, json={"state": "failed"})


@BOTH
def test_a_cancel_fails_what_runs_and_skips_what_waits(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.start(run)

    answer = cancel(http)

    assert (answer.status_code, answer.json()["state"]) == (200, "failed")
    assert answer.json()["end_date"] is not None
    assert states(http) == [
        ("extract", "failed", 1),
        ("load", untouched(fake), 0),
        ("report", untouched(fake), 0),
    ]


def untouched(fake: FakeAirflow) -> str | None:
    """The state that a task gets in a cancel if it was not scheduled yet."""
    return None if fake.version in ("2.7.3", "2.9.3") else "skipped"


@BOTH
def test_a_queued_run_that_is_cancelled_never_began(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    body = cancel(http).json()

    assert (body["state"], body["start_date"], body["end_date"] is None) == ("failed", None, False)
    assert [state for _, state, _ in states(http)] == [untouched(fake)] * 3


@BOTH
def test_a_server_cancels_even_a_run_that_has_succeeded(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    end_date = fake.finish(run).end_date

    assert cancel(http).json()["state"] == "failed"

    shown = fake.runs("sales")[0]
    assert shown.state == "failed"
    assert (shown.end_date == end_date) is (fake.version != "2.7.3")
    assert [state for _, state, _ in states(http)] == ["success"] * 3


@BOTH
@pytest.mark.parametrize("state", ["running", "nonsense"])
def test_a_run_cannot_be_set_to_any_state(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, state: str
) -> None:
    answer = http.patch(RUN, json={"state": state})

    assert answer.status_code == (400 if fake.api == "v1" else 422)
    assert fake.runs("sales")[0].state == "queued"


@BOTH
def test_what_a_server_says_of_a_run_that_it_does_not_know(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    patched = http.patch("/dags/sales/dagRuns/nope", json={"state": "failed"})
    cleared = http.post("/dags/sales/dagRuns/nope/clear", json={})
    tasks = http.post("/dags/sales/clearTaskInstances", json={"dag_run_id": "nope"})

    assert [answer.status_code for answer in (patched, cleared, tasks)] == [404] * 3


@BOTH
def test_a_clear_changes_nothing_unless_told(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.fail(run, task="load")
    before = states(http)

    named = [task["task_id"] for task in clear(http).json()["task_instances"]]
    of_run = http.post(f"{RUN}/clear", json={}).json()["task_instances"]

    assert named == ["load", "report"]
    assert [task["task_id"] for task in of_run] == ["extract", "load", "report"]
    assert (states(http), fake.runs("sales")[0].state) == (before, "failed")


@BOTH
def test_a_clear_lets_failed_tasks_run_again(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.fail(run, task="load")
    queued_at = fake.now

    clear(http, dry_run=False, only_failed=True, reset_dag_runs=True)

    body = http.get(RUN).json()
    assert (body["state"], body["start_date"], body["end_date"]) == ("queued", None, None)
    if fake.api == "v2":
        assert fake.runs("sales")[0].queued_at >= queued_at  # type: ignore[operator]
    assert states(http) == [
        ("extract", "success", 1),
        ("load", None, 1 + ahead(fake)),
        ("report", None, ahead(fake)),
    ]
    assert http.get(f"{RUN}/taskInstances/load").json()["max_tries"] == 1

    fake.start(run)
    assert states(http)[1] == ("load", "running", 2)
    fake.finish(run)
    assert states(http) == [
        ("extract", "success", 1),
        ("load", "success", 2),
        ("report", "success", 1),
    ]


@BOTH
def test_a_task_that_was_cleared_may_fail_again(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.fail(run, task="load", log="first")
    clear(http, dry_run=False, only_failed=True, reset_dag_runs=True)
    fake.fail(run, task="load", log="second")

    logs = [http.get(f"{RUN}/taskInstances/load/logs/{number}").text for number in (1, 2)]

    assert states(http)[1] == ("load", "failed", 2)
    assert [("first" in log, "second" in log) for log in logs] == [(True, False), (False, True)]


@BOTH
def test_only_airflow_3_queues_the_run_of_cleared_tasks_unless_told_otherwise(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.fail(run, task="load")

    clear(http, dry_run=False)

    assert states(http)[1] == ("load", None, 1 + ahead(fake))
    assert fake.runs("sales")[0].state == ("failed" if fake.api == "v1" else "queued")


@BOTH
def test_a_clear_of_nothing_leaves_the_run_as_it_is(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.finish(run)

    answer = clear(http, dry_run=False, only_failed=True, reset_dag_runs=True)

    assert (answer.status_code, answer.json()["task_instances"]) == (200, [])
    assert fake.runs("sales")[0].state == "success"


@BOTH
def test_what_comes_after_a_named_task_is_cleared_with_it_when_told(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.finish(run)
    wanted: dict[str, Any] = {"only_failed": False, "task_ids": ["load"]}

    alone = clear(http, **wanted).json()["task_instances"]
    downstream = clear(http, **wanted, include_downstream=True).json()["task_instances"]
    upstream = clear(http, **wanted, include_upstream=True).json()["task_instances"]

    assert [task["task_id"] for task in alone] == ["load"]
    assert [task["task_id"] for task in downstream] == ["load", "report"]
    assert [task["task_id"] for task in upstream] == ["extract", "load"]


@BOTH
def test_only_airflow_3_clears_one_instance_of_a_mapped_task(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.fail(run, task="load", map_index=1)

    answer = clear(http, only_failed=False, task_ids=[["load", 1]])

    if fake.api == "v1":
        assert answer.status_code == 400
        return
    [task] = answer.json()["task_instances"]
    assert (task["task_id"], task["map_index"]) == ("load", 1)


@pytest.mark.parametrize(("version", "indexes"), [("3.0.6", [0, 1]), ("3.1.8", [1])])
def test_only_airflow_3_0_clears_all_instances_with_what_comes_after_one(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, indexes: list[int]
) -> None:
    fake.fail(run, task="load", map_index=1)

    named = {"task_ids": [["load", 1]], "include_downstream": True}
    found = clear(http, only_failed=False, **named).json()["task_instances"]

    assert [task["map_index"] for task in found if task["task_id"] == "load"] == indexes
    assert "report" in [task["task_id"] for task in found]


@BOTH
def test_a_run_is_cleared_whole(fake: FakeAirflow, http: httpx.Client, run: DagRun) -> None:
    fake.fail(run, task="load")

    answer = http.post(f"{RUN}/clear", json={"dry_run": False})

    assert answer.json()["state"] == "queued"
    assert states(http) == [
        ("extract", None, 1 + ahead(fake)),
        ("load", None, 1 + ahead(fake)),
        ("report", None, ahead(fake)),
    ]


@BOTH
def test_only_airflow_3_clears_the_failed_tasks_of_a_run_this_way(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.fail(run, task="load")

    answer = http.post(f"{RUN}/clear", json={"dry_run": False, "only_failed": True})

    assert answer.status_code == (400 if fake.api == "v1" else 200)
    assert states(http)[0] == ("extract", "success", 1)


@BOTH
def test_a_running_task_that_is_cleared_is_stopped_first(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.start(run)

    clear(http, dry_run=False, only_failed=False)

    assert states(http)[0] == ("extract", "restarting", 1)
    assert fake.runs("sales")[0].state == "running"
    fake.finish(run)
    assert states(http)[0] == ("extract", "success", 2)


@BOTH
def test_runs_that_go_on_by_themselves_do_so_again_after_a_clear(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.fail(run, task="load")
    clear(http, dry_run=False, reset_dag_runs=True)
    fake.runs_take(polls=1)

    assert [http.get(RUN).json()["state"] for _ in range(2)] == ["running", "success"]


@BOTH
@pytest.mark.parametrize("denied", ["cancel", "clear"])
def test_what_changes_a_run_has_permissions_of_its_own(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, denied: Any
) -> None:
    fake.start(run)
    fake.deny("sales", denied)

    statuses = {
        "clear": clear(http, dry_run=False).status_code,
        "cancel": cancel(http).status_code,
    }

    assert statuses == {"clear": 200, "cancel": 200, denied: 403}


@BOTH
def test_a_cancel_may_be_forgotten(fake: FakeAirflow, http: httpx.Client, run: DagRun) -> None:
    fake.start(run)
    fake.forget_cancel()

    assert cancel(http).json()["state"] == "failed"

    assert http.get(RUN).json()["state"] == "running"
    assert states(http)[0] == ("extract", "running", 1)
    assert not fake.pending_faults
    assert cancel(http).json()["state"] == http.get(RUN).json()["state"] == "failed"


@BOTH
def test_a_lost_response_comes_after_the_change(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.lose_response(on="cancel")
    with pytest.raises(httpx.RemoteProtocolError):
        cancel(http)
    assert fake.runs("sales")[0].state == "failed"

    fake.lose_response(on="clear")
    with pytest.raises(httpx.RemoteProtocolError):
        clear(http, dry_run=False, only_failed=False, reset_dag_runs=True)
    assert fake.runs("sales")[0].state == "queued"
