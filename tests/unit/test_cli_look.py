"""`status`, `failure`, `log`, `result` and `why`, on both generations of Airflow."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from airflow_trigger import DagRun
from airflow_trigger.cli import main
from airflow_trigger.testing import FakeAirflow
from tests.unit.command_line import Call, call
from tests.unit.output_schema import problems
from tests.unit.test_cli_text import acting
from tests.unit.test_task_iterations import body, in_loop

__all__ = ["call"]

RED = "\x1b[31m"
REF = "sales/the-run"
SECRET = "Zq7-of-the-log"


@pytest.fixture(params=["2.11.2", "3.3.2"])
def version(request: pytest.FixtureRequest) -> str:
    version: str = request.param
    return version


@pytest.fixture
def mapped(fake: FakeAirflow, run: DagRun) -> DagRun:
    """A running run whose task "load" has failed at one of its twelve indexes."""
    run = fake.start(run)
    fake.set_task(run, "extract", state="success")
    for index in range(12):
        fake.set_task(run, "load", state="failed" if index == 7 else "success", map_index=index)
    return run


# status


def test_status_shows_the_run_and_its_tasks(call: Call, fake: FakeAirflow, mapped: DagRun) -> None:
    done = call("status", REF)

    assert done.status == 0
    assert not done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == f"Run      {REF}"
    assert "State    running" in lines
    (page,) = (line for line in lines if line.startswith("Page     http"))
    assert page.endswith(mapped.url.removeprefix(fake.url))
    heading = next(line for line in lines if line.startswith("TASK"))
    assert heading.split() == ["TASK", "STATE", "TRY", "STARTED", "TOOK"]
    table = {line.split()[0]: line for line in lines[lines.index(heading) + 1 :]}
    assert table["extract"][heading.index("STATE") :].startswith("success ")
    assert table["load"].startswith("load (12)")
    assert table["load"].endswith("11 success, 1 failed: load[7]")
    assert "not scheduled" in table["report"]


def test_status_finds_the_run_of_a_key(call: Call, fake: FakeAirflow) -> None:
    with fake.client() as airflow:
        run = airflow.trigger("sales", {"year": 2026}, idempotency_key="order-17")
    done = call("status", "sales", "--key", "order-17", "--json")

    assert done.status == 0
    assert done.json["run_id"] == run.run_id
    assert done.json["conf"] == {"year": 2026}


@pytest.mark.parametrize("state", ["success", "failed"])
def test_status_ends_with_0_whatever_the_state(
    call: Call, fake: FakeAirflow, run: DagRun, state: str
) -> None:
    fake.finish(run, state="success" if state == "success" else "failed")

    assert call("status", REF).status == 0
    assert call("status", REF, "--json").json["state"] == state


def test_status_as_json_is_one_object_with_all_tasks(call: Call, mapped: DagRun) -> None:
    done = call("status", REF, "--json")

    assert done.stdout.count("\n") == 1
    assert problems("run", done.json) == []
    assert done.json["ref"] == REF
    assert len(done.json["tasks"]) == 14
    assert done.json["problem"] is None


def test_status_without_tasks_does_not_ask_for_them(
    call: Call, fake: FakeAirflow, mapped: DagRun
) -> None:
    done = call("status", REF, "--no-tasks", "--json")
    people = call("status", REF, "--no-tasks")

    assert problems("run", done.json) == []
    assert "tasks" not in done.json
    assert "TASK" not in people.stdout
    assert not fake.requests("tasks")


def test_status_shows_the_run_also_if_its_tasks_cannot_be_read(
    call: Call, fake: FakeAirflow, run: DagRun
) -> None:
    fake.deny("sales", "tasks")
    done, people = call("status", REF, "--json"), call("status", REF)

    assert (done.status, people.status) == (0, 0)
    assert problems("run", done.json) == []
    assert done.json["tasks"] == []
    assert "403" in done.json["problem"]
    assert "State    queued" in people.stdout
    assert "Not all tasks could be read" in people.stderr


def test_an_unknown_run_is_refused_with_its_ref(call: Call) -> None:
    for command in ("status", "failure", "why"):
        done = call(command, "sales/another", "--json")

        assert done.status == 5
        assert problems("error", done.json) == []
        assert done.json["error"]["type"] == "RunNotFound"
        assert done.json["error"]["ref"] == "sales/another"
        assert done.json["error"]["message"] in done.stderr


# failure


def test_failure_prints_the_digest(call: Call, fake: FakeAirflow, run: DagRun) -> None:
    fake.fail(run, task="load", log=f"{SECRET}\nValueError: the file is missing")
    done = call("failure", REF, "--log-lines", "30")

    assert done.status == 0
    assert done.stdout.startswith(
        "Run 'the-run' of DAG 'sales' failed in task 'load' (try 1): ValueError: the file"
    )
    assert SECRET in done.stdout
    assert SECRET not in call("failure", REF, "--log-lines", "0").stdout


def test_failure_as_json_has_the_cause_and_the_log(
    call: Call, fake: FakeAirflow, run: DagRun
) -> None:
    fake.fail(run, task="load", log=f"{SECRET}{RED}\nValueError: the file is missing")
    done = call("failure", REF, "--json")

    assert problems("failure", done.json) == []
    (task,) = done.json["tasks"]
    assert task["cause"].startswith("ValueError: the file is missing")
    assert f"{SECRET}{RED}" in [line["text"] for line in task["log"]]
    assert done.json["not_run"] == 1


def test_failure_of_a_run_that_has_not_failed_says_so(call: Call, run: DagRun) -> None:
    done = call("failure", REF)

    assert done.status == 0
    assert "has not failed: it is queued" in done.stdout
    assert call("failure", REF, "--json").json["tasks"] == []


# log


def test_log_prints_the_lines(call: Call, fake: FakeAirflow, run: DagRun) -> None:
    fake.finish(run)
    fake.write_log(run, "load", "one\ntwo\nthree")
    done = call("log", REF, "load")

    texts = [line.split()[-1] for line in done.stdout.splitlines()]
    first = texts.index("one")
    assert texts[first : first + 3] == ["one", "two", "three"]
    assert (done.status, done.stderr) == (0, "")


def test_log_as_json_is_one_object_a_line(call: Call, fake: FakeAirflow, run: DagRun) -> None:
    fake.finish(run)
    fake.write_log(run, "load", f"one {RED}\u202e\ntwo")
    lines = call("log", REF, "load", "--json").stdout.splitlines()

    assert all(line.isascii() for line in lines)
    found = [json.loads(line) for line in lines]
    assert [problems("log_line", line) for line in found] == [[]] * len(found)
    assert f"one {RED}\u202e" in [line["text"] for line in found]


def test_log_shows_the_last_lines_of_a_try(call: Call, fake: FakeAirflow, run: DagRun) -> None:
    fake.finish(run)
    fake.write_log(run, "load", "of the first try", try_number=1)
    fake.set_task(run, "load", state="success", try_number=2)
    fake.write_log(run, "load", "of the second try", try_number=2)

    assert "of the second try" in call("log", REF, "load").stdout
    first = call("log", REF, "load", "--try", "1")
    assert "of the first try" in first.stdout
    assert len(call("log", REF, "load", "--last", "2").stdout.splitlines()) == 2


def test_a_log_is_printed_while_it_is_read(
    call: Call, fake: FakeAirflow, run: DagRun, capsys: pytest.CaptureFixture[str]
) -> None:
    printed: list[bool] = []

    def lines() -> Iterator[str]:
        yield "the first\n"
        for number in range(40_000):
            yield f"line {number}\n"
        printed.append("the first" in capsys.readouterr().out)

    fake.finish(run)
    fake.write_log(run, "load", lines())
    call("log", REF, "load")

    assert printed == [True]


def test_log_suggests_tasks_that_are_called_alike(call: Call, run: DagRun) -> None:
    done = call("log", REF, "lod", "--json")

    assert done.status == 5
    assert "Did you mean 'load'?" in done.stderr
    assert problems("error", done.json) == []
    assert done.json["error"]["ref"] == REF

    other = call("log", REF, "nothing_like_it")
    assert other.status == 5
    assert "Its tasks are 'extract', 'load' and 'report'." in other.stderr


def test_log_of_a_mapped_task_says_which_indexes_there_are(call: Call, mapped: DagRun) -> None:
    unsaid, unknown = call("log", REF, "load"), call("log", REF, "load", "--map-index", "12")

    assert unsaid.status == 2
    assert "--map-index must be one of 0-11." in unsaid.stderr
    assert unknown.status == 5
    assert "--map-index must be one of 0-11." in unknown.stderr
    assert call("log", REF, "load", "--map-index", "11").status == 0


def test_an_index_of_a_task_that_is_not_mapped_is_refused(call: Call, mapped: DagRun) -> None:
    done = call("log", REF, "extract", "--map-index", "0")

    assert done.status == 5
    assert "neither mapped nor in a loop" in done.stderr


def test_log_of_a_task_that_never_ran_says_so(
    call: Call, fake: FakeAirflow, mapped: DagRun
) -> None:
    done = call("log", REF, "report")

    assert (done.status, done.stdout) == (0, "")
    assert "Task 'report' is not scheduled yet: its log is empty." in done.stderr
    assert not fake.requests("log")


@pytest.mark.parametrize("version", ["3.4.0b2"])
def test_log_of_a_task_in_a_loop_takes_the_iteration(call: Call, fake: FakeAirflow) -> None:
    path = "/api/v2/dags/sales/dagRuns/r1/taskInstances"
    tasks = [in_loop(0), in_loop(1), in_loop(2), body("load")]
    page = json.loads(json.dumps({"task_instances": tasks, "total_entries": len(tasks)}))
    fake.respond("GET", path, json=page)
    for iteration in ("0", "1", "2"):
        # The fake has no such task, and therefore no log of it.
        assert call("log", "sales/r1", "body.step", "--iteration", iteration).status == 5
    unsaid = call("log", "sales/r1", "body.step")
    unknown = call("log", "sales/r1", "body.step", "--iteration", "3")

    asked = [request.query["region_index"] for request in fake.requests("log")]
    assert asked == [["0"], ["1"], ["2"]]
    assert unsaid.status == 2
    assert unknown.status == 5
    for done in (unsaid, unknown):
        assert "--iteration must be one of 0-2." in done.stderr


# result


def test_result_prints_the_value_as_json(call: Call, fake: FakeAirflow, run: DagRun) -> None:
    fake.finish(run)
    fake.push_xcom(run, "load", {"rows": [1, None], "name": "café"})
    done = call("result", REF, "load")

    assert (done.status, done.stderr) == (0, "")
    assert done.stdout == '{"rows": [1, null], "name": "caf\\u00e9"}\n'


def test_result_as_json_says_whose_value_it_is(
    call: Call, fake: FakeAirflow, mapped: DagRun
) -> None:
    for index in range(12):
        fake.push_xcom(mapped, "load", index * 10, key="rows", map_index=index)
    one = call("result", REF, "load", "--xcom-key", "rows", "--map-index", "3", "--json")

    assert problems("result", one.json) == []
    assert one.json == {
        "dag_id": "sales",
        "run_id": "the-run",
        "ref": REF,
        "task_id": "load",
        "key": "rows",
        "map_index": 3,
        "value": 30,
    }
    every = call("result", REF, "load", "--xcom-key", "rows").stdout
    assert len(json.loads(every)) == 12


def test_result_of_a_task_that_is_not_there_suggests_others(
    call: Call, fake: FakeAirflow, run: DagRun
) -> None:
    fake.finish(run)
    misspelt, empty = call("result", REF, "lod"), call("result", REF, "load", "--json")

    assert misspelt.status == 5
    assert "Did you mean 'load'?" in misspelt.stderr
    assert empty.status == 5
    assert empty.json["error"]["type"] == "ResultNotFound"


def test_result_that_may_come_is_something_to_try_again(call: Call, mapped: DagRun) -> None:
    assert call("result", REF, "report").status == 75


@pytest.mark.parametrize("version", ["2.9.3"])
def test_result_needs_airflow_2_10(call: Call, run: DagRun) -> None:
    done = call("result", REF, "load", "--json")

    assert done.status == 2
    assert done.json["error"]["type"] == "Unsupported"


# why


def test_why_prints_the_reasons(call: Call, fake: FakeAirflow, run: DagRun) -> None:
    fake.set_dag("sales", state="paused")
    done, people = call("why", REF, "--json"), call("why", REF)

    assert problems("diagnosis", done.json) == []
    assert done.json["reasons"][0]["kind"] == "dag_paused"
    assert people.status == 0
    assert "makes no progress" in people.stdout


def test_why_names_commands_and_no_methods(call: Call, fake: FakeAirflow, run: DagRun) -> None:
    fake.start(run)
    fake.set_task(run, "extract", state="running")
    assert f"airflow-trigger log {REF} TASK_ID shows what" in call("why", REF).stdout
    fake.finish(run, state="failed")
    assert f"airflow-trigger failure {REF} shows why it failed." in call("why", REF).stdout


# untrusted text


def test_nothing_of_others_reaches_the_terminal_as_a_command(call: Call, fake: FakeAirflow) -> None:
    evil = f"{RED}\x9b2J\x07\u202e\r\x1b]0;title\x07"
    with fake.client() as airflow:
        run = airflow.trigger("sales", {"text": evil}, run_id="evil", note=evil)
    run = fake.fail(run, task="load", log=f"{evil}\nValueError: {evil}")
    fake.set_task(run, "load", state="failed", operator=evil, note=evil)
    fake.write_log(run, "load", evil)
    for command in (["status"], ["failure"], ["log", "load"], ["why"], ["log", evil]):
        name, *rest = command
        for json_or_not in ([], ["--json"]):
            done = call(name, "sales/evil", *rest, *json_or_not)

            assert not acting(done.stdout, but="\n\t")
            assert not acting(done.stderr, but="\n\t")


@pytest.mark.parametrize("command", ["status", "failure", "log", "result", "why"])
def test_help_has_an_example_and_says_what_comes_out(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0

    text = capsys.readouterr().out
    assert f"airflow-trigger {command} " in text.partition("Example:")[2]
    assert "Prints" in text
    assert "Exit status: 0" in " ".join(text.split())
    assert "--json" in text
