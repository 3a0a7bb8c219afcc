"""What the fake reports about a run's tasks, read with plain requests of Airflow's own API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from airflow_trigger import DagRun
from airflow_trigger.testing import FakeAirflow
from tests.unit.fake_life import BOTH, TASKS, states

NDJSON = "application/x-ndjson"


@BOTH
def test_tasks_run_one_after_the_other(fake: FakeAirflow, http: httpx.Client, run: DagRun) -> None:
    assert states(http) == [(name, None, 0) for name in TASKS]

    fake.start(run)
    assert states(http) == [("extract", "running", 1), ("load", None, 0), ("report", None, 0)]

    fake.finish(run)
    assert states(http) == [(name, "success", 1) for name in TASKS]


@BOTH
def test_what_comes_after_a_failed_task_never_runs(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    failed = fake.fail(run, task="load")

    assert failed.state == "failed"
    assert states(http) == [
        ("extract", "success", 1),
        ("load", "failed", 1),
        ("report", "upstream_failed", 0),
    ]


def test_a_branch_that_does_not_depend_on_the_failed_task_succeeds(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.add_dag("sales", tasks={"a": (), "b": ["a"], "c": ["a"], "both": ["b", "c"]})
    with fake.client() as airflow:
        run = airflow.trigger("sales", run_id="the-run")

    fake.fail(run, task="b")

    assert {name: state for name, state, _ in states(http)} == {
        "a": "success",
        "b": "failed",
        "c": "success",
        "both": "upstream_failed",
    }


def test_a_run_that_fails_fails_by_its_last_task(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.finish(run, state="failed")

    assert [state for _, state, _ in states(http)] == ["success", "success", "failed"]


@pytest.mark.parametrize(
    ("tasks", "words"),
    [
        ({"a": ["b"]}, "'b', which is none of 'a'"),
        ({"a": ["b"], "b": ["a"]}, "form a cycle"),
        ([""], "'' is not a valid task id"),
        (["a/b"], "'a/b' is not a valid task id"),
    ],
)
def test_tasks_that_cannot_be_run_are_refused(fake: FakeAirflow, tasks: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        fake.add_dag("other", tasks=tasks)


def test_a_misspelt_task_is_told_from_those_there_are(fake: FakeAirflow, run: DagRun) -> None:
    with pytest.raises(ValueError, match=r"no task 'laod'.*'extract', 'load', 'report'"):
        fake.fail(run, task="laod")

    assert fake.runs("sales")[0].state == "queued"


def test_a_dag_without_declared_tasks_takes_those_that_the_test_names(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.add_dag("sales")
    with fake.client() as airflow:
        run = airflow.trigger("sales", run_id="the-run")
    assert states(http) == [("task", None, 0)]

    fake.push_xcom(run, "extract", 1)
    fake.fail(run, task="load")

    assert states(http) == [("extract", "success", 1), ("load", "failed", 1)]


def test_a_task_that_is_named_after_the_end_has_ended_too(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    fake.add_dag("sales")
    with fake.client() as airflow:
        run = fake.finish(airflow.trigger("sales", run_id="the-run"))

    fake.push_xcom(run, "extract", 1)
    fake.push_xcom(run, "load", 2)

    assert states(http) == [("extract", "success", 1), ("load", "success", 1)]


@BOTH
def test_a_map_index_makes_a_task_a_mapped_one(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.set_task(run, "load", state="failed", map_index=2)

    listed = http.get(tasks).json()["task_instances"]
    assert sorted(task["map_index"] for task in listed) == [-1, -1, 0, 1, 2]
    assert http.get(f"{tasks}/load").status_code == 404
    assert http.get(f"{tasks}/load/2").json()["state"] == "failed"
    assert http.get(f"{tasks}/load/listMapped").json()["total_entries"] == 3
    with pytest.raises(ValueError, match="is mapped: give the map_index"):
        fake.set_task(run, "load", state="running")


@BOTH
def test_tasks_are_chosen_by_state_and_paged(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.fail(run, task="load")

    def names(**query: Any) -> list[str]:
        return [one["task_id"] for one in http.get(tasks, params=query).json()["task_instances"]]

    assert names(state=["failed", "upstream_failed"]) == ["load", "report"]
    assert names(limit=1, offset=1) == ["load"]
    assert names(offset=3) == names(limit=0) == []


@BOTH
def test_what_is_no_state_is_refused(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    answer = http.get(tasks, params={"state": "nonsense"})

    assert answer.status_code == (500 if fake.api == "v1" else 422)


@BOTH
def test_tasks_without_a_state_are_asked_for_as_none(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.start(run)

    found = http.get(tasks, params={"state": "none"}).json()["task_instances"]

    assert [task["task_id"] for task in found] == ["load", "report"]


def test_each_state_that_a_task_can_be_in_is_shown(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.start(run)
    fake.set_task(
        run, "load", state="up_for_retry", pool="db", note="again", operator="SqlOperator"
    )

    task = http.get(f"{tasks}/load").json()

    assert (task["state"], task["try_number"], task["end_date"] is None) == (
        "up_for_retry",
        1,
        False,
    )
    assert (task["pool"], task["note"], task["operator"]) == ("db", "again", "SqlOperator")
    fake.set_task(run, "load", state="running")
    assert http.get(f"{tasks}/load").json()["try_number"] == 2


@BOTH
def test_a_deferred_task_shows_what_it_waits_for(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.set_task(run, "load", state="deferred", trigger="mine.FileTrigger")

    assert http.get(f"{tasks}/load").json()["trigger"]["classpath"] == "mine.FileTrigger"
    assert http.get(f"{tasks}/extract").json()["trigger"] is None


@pytest.mark.parametrize("version", ["2.7.3", "2.11.2"])
def test_airflow_2_shows_a_log_as_text(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.fail(run, task="load", log="reading /in/a.csv\nValueError: the file is missing")

    answer = http.get(f"{tasks}/load/logs/1", headers={"Accept": "text/plain"})

    host, *lines = answer.text.splitlines()
    assert answer.headers["content-type"].startswith("text/plain")
    assert host
    assert any(line.endswith("INFO - reading /in/a.csv") for line in lines)
    at = lines.index("Traceback (most recent call last):")
    end = lines.index("ValueError: the file is missing")
    assert lines[at - 1].endswith("ERROR - Task failed with exception")
    assert lines[end - 1] == '  File "/opt/airflow/dags/sales.py", line 12, in load'
    assert any("Marking task as FAILED" in line for line in lines[end:])


@pytest.mark.parametrize("version", ["2.11.2"])
def test_airflow_2_puts_a_repr_of_the_log_into_json(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.fail(run, task="load", log="ValueError: no")

    content = http.get(f"{tasks}/load/logs/1", headers={"Accept": "application/json"}).json()

    assert content["content"].startswith("[('")
    assert "\\nValueError: no\\n" in content["content"]


@pytest.mark.parametrize("version", ["3.0.6", "3.3.2"])
def test_airflow_3_shows_a_log_as_objects(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.fail(run, task="load", log="reading /in/a.csv\nValueError: the file is missing")

    one_a_line = http.get(f"{tasks}/load/logs/1", headers={"Accept": NDJSON})
    whole = http.get(f"{tasks}/load/logs/1", headers={"Accept": "application/json"})

    lines = [json.loads(line) for line in one_a_line.text.splitlines()]
    assert one_a_line.headers["content-type"] == NDJSON
    assert lines[0]["timestamp"] is None
    assert "timestamp" not in whole.json()["content"][0]
    assert [line["event"] for line in lines] == [line["event"] for line in whole.json()["content"]]
    [failure] = [line for line in lines if "error_detail" in line]
    [detail] = failure["error_detail"]
    assert (detail["exc_type"], detail["exc_value"]) == ("ValueError", "the file is missing")
    assert detail["frames"][-1]["filename"] == "/opt/airflow/dags/sales.py"
    assert not any("ValueError" in line["event"] for line in lines)


def deliver() -> None:
    raise ValueError("not written") from OSError("disk full")


def failing() -> Exception:
    try:
        deliver()
    except ValueError as error:
        error.add_note("a note")
        return error
    raise AssertionError


@BOTH
def test_an_exception_is_shown_with_its_cause_and_frames(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.fail(run, task="load", exception=failing())

    accept = "text/plain" if fake.api == "v1" else NDJSON
    text = http.get(f"{tasks}/load/logs/1", headers={"Accept": accept}).text

    if fake.api == "v1":
        cause = text.index("OSError: disk full")
        assert cause < text.index("was the direct cause") < text.index("ValueError: not written")
        assert "in deliver\n" in text
        return
    [line] = [json.loads(line) for line in text.splitlines() if "error_detail" in line]
    first, second = line["error_detail"]
    assert (first["exc_type"], first["exc_notes"], first["is_cause"]) == (
        "ValueError",
        ["a note"],
        False,
    )
    assert (second["exc_type"], second["is_cause"]) == ("OSError", True)
    assert first["frames"][-1]["name"] == "deliver"


@BOTH
def test_a_log_that_is_lost_says_so_in_the_words_of_the_version(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.fail(run, task="load", log="secret")
    fake.write_log(run, "load", None)

    accept = "text/plain" if fake.api == "v1" else NDJSON
    answer = http.get(f"{tasks}/load/logs/1", headers={"Accept": accept})

    assert answer.status_code == 200
    assert "Could not read served logs" in answer.text
    assert "secret" not in answer.text


@BOTH
def test_the_log_of_a_try_that_there_is_not(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.fail(run, task="load")

    statuses = [http.get(f"{tasks}/load/logs/{number}").status_code for number in (1, 99)]
    never_ran = http.get(f"{tasks}/report/logs/0")

    assert statuses == ([200, 200] if fake.api == "v1" else [200, 404])
    assert never_ran.status_code == 200


def test_airflow_3_gives_no_text(http: httpx.Client, fake: FakeAirflow, run: DagRun) -> None:
    fake.finish(run)

    path = "/dags/sales/dagRuns/the-run/taskInstances/load/logs/1"

    assert http.get(path, headers={"Accept": "text/plain"}).status_code == 406


@BOTH
def test_a_long_log_is_made_while_it_is_sent(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.finish(run)
    made: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(1_000_000):
            made.append(number)
            yield f"line {number}"

    fake.write_log(run, "load", lines())
    accept = "text/plain" if fake.api == "v1" else NDJSON
    with http.stream("GET", f"{tasks}/load/logs/1", headers={"Accept": accept}) as answer:
        chunks = answer.iter_raw()
        while b"line 7" not in next(chunks):
            pass

    assert len(made) == 8


@pytest.mark.parametrize(("version", "place"), [("3.0.6", 0), ("3.1.8", 0), ("3.3.2", 3)])
def test_airflow_3_writes_of_the_exception_before_the_last_of_many_lines(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str, place: int
) -> None:
    def seen(count: int) -> tuple[int, int]:
        """How many printed lines come before the exception, and how many after."""
        lines = [f"line {number}" for number in range(count)]
        fake.write_log(run, "load", lines, exception=ValueError("no"))
        answer = http.get(f"{tasks}/load/logs/1", headers={"Accept": "application/json"})
        events = [line["event"] for line in answer.json()["content"]]
        at = events.index("Task failed with exception")
        before = sum(event.startswith("line ") for event in events[:at])
        return before, sum(event.startswith("line ") for event in events[at:])

    fake.fail(run, task="load")

    assert seen(3) == (place, 3 - place)
    assert seen(1000) == (650, 350)


@pytest.mark.parametrize(("version", "times"), [("2.9.3", 1), ("2.11.2", 2)])
def test_newer_airflow_2_writes_of_the_exception_twice(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str, times: int
) -> None:
    fake.fail(run, task="load", log="reading\n\nValueError: no")

    text = http.get(f"{tasks}/load/logs/1", headers={"Accept": "text/plain"}).text

    assert text.splitlines().count("ValueError: no") == times
    assert "" not in text.splitlines()


@BOTH
@pytest.mark.parametrize(
    ("way", "old", "new"),
    [
        ("killed", "return code -9", "Process terminated by signal"),
        ("cancelled", "externally set to failed", "shouldn't be running anymore"),
        ("lost", "Could not read served logs", "Could not read served logs"),
    ],
)
def test_a_log_without_an_exception_tells_how_the_task_ended(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str, way: str, old: str, new: str
) -> None:
    if way == "cancelled":
        fake.start(run)
        http.patch("/dags/sales/dagRuns/the-run", json={"state": "failed"})
    else:
        fake.fail(run, task="extract", log="reading")
    if way == "lost":
        fake.write_log(run, "extract", None)
    accept = "text/plain" if fake.api == "v1" else NDJSON

    text = http.get(f"{tasks}/extract/logs/1", headers={"Accept": accept}).text

    assert (old if fake.api == "v1" else new) in text
    assert "Traceback" not in text
    assert "error_detail" not in text


@pytest.mark.parametrize("version", ["2.11.2"])
@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "text/plain"),
        ("application/x-ndjson", "application/json"),
        ("application/x-ndjson, text/plain;q=0.5", "text/plain"),
        ("application/json, text/plain;q=0.5", "application/json"),
    ],
)
def test_airflow_2_gives_text_where_it_is_taken(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str, accept: str, kind: str
) -> None:
    fake.finish(run)

    answer = http.get(f"{tasks}/load/logs/1", headers={"Accept": accept})

    assert answer.headers["content-type"].partition(";")[0] == kind


@pytest.mark.parametrize("version", ["2.9.3", "2.11.2"])
def test_airflow_before_2_10_counts_a_try_once_it_runs(
    fake: FakeAirflow, http: httpx.Client, run: DagRun
) -> None:
    fake.set_task(run, "extract", state="queued")

    assert states(http)[0] == ("extract", "queued", 0 if fake.version == "2.9.3" else 1)


@BOTH
def test_an_xcom_is_json_where_the_version_gives_it(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.finish(run)
    fake.push_xcom(run, "report", {"rows": [1, None]})
    path = f"{tasks}/report/xcomEntries/return_value"

    plain = http.get(path).json()["value"]
    as_json = http.get(path, params={"stringify": "false"})

    is_old = version_of(fake) < (2, 10)
    assert plain == ("{'rows': [1, None]}" if fake.api == "v1" else {"rows": [1, None]})
    assert as_json.status_code == (400 if is_old else 200)
    assert is_old or as_json.json()["value"] == {"rows": [1, None]}


def version_of(fake: FakeAirflow) -> tuple[int, ...]:
    return tuple(map(int, fake.version.split(".")[:2]))


@BOTH
def test_xcoms_of_a_mapped_task_are_found_by_index(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    for index in (1, 0):
        fake.push_xcom(run, "load", f"part {index}", map_index=index)
    path = f"{tasks}/load/xcomEntries/return_value"

    assert http.get(path).status_code == 404
    assert http.get(path, params={"map_index": 1}).json()["value"] == "part 1"
    listed = http.get(f"{tasks}/~/xcomEntries").json()
    assert [entry["map_index"] for entry in listed["xcom_entries"]] == [0, 1]
    assert "value" not in listed["xcom_entries"][0]


@BOTH
@pytest.mark.parametrize("denied", ["tasks", "logs", "xcoms"])
def test_each_look_has_a_permission_of_its_own(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str, denied: Any
) -> None:
    fake.finish(run)
    fake.push_xcom(run, "report", 1)
    paths = {
        "tasks": tasks,
        "logs": f"{tasks}/load/logs/1",
        "xcoms": f"{tasks}/report/xcomEntries/return_value",
    }
    fake.deny("sales", denied)

    statuses = {name: http.get(path).status_code for name, path in paths.items()}

    assert statuses == {**dict.fromkeys(paths, 200), denied: 403}
    fake.allow("sales", denied)
    assert http.get(paths[denied]).status_code == 200


@BOTH
def test_faults_happen_to_the_look_for_which_they_are_ordered(
    fake: FakeAirflow, http: httpx.Client, run: DagRun, tasks: str
) -> None:
    fake.finish(run)
    fake.html_502(on="log")
    fake.server_error(on="xcom")

    assert http.get(tasks).status_code == 200
    assert http.get(f"{tasks}/load/logs/1").status_code == 502
    assert http.get(f"{tasks}/load/xcomEntries/return_value").status_code == 500
    assert not fake.pending_faults


def test_tasks_stand_in_the_order_in_which_they_were_declared(
    fake: FakeAirflow, http: httpx.Client
) -> None:
    declared = {"report": ["load"], "extract": (), "load": ["extract"], "part": (), "end": ["part"]}
    fake.add_dag("sales", tasks=declared)
    with fake.client() as airflow:
        airflow.trigger("sales", run_id="the-run")

    # In the order of declaration, except for a task that depends on a later one.
    assert [name for name, _, _ in states(http)] == ["extract", "load", "report", "part", "end"]
