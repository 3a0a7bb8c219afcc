"""`cancel`, `rerun`, `emit` and `doctor`, on both generations of Airflow."""

from __future__ import annotations

import io
import sys
from functools import partial
from pathlib import Path

import pytest

from airflow_trigger import AirflowClient, DagRun, RetryPolicy
from airflow_trigger.cli import main
from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow
from tests.unit.command_line import Call, call
from tests.unit.output_schema import problems

__all__ = ["call"]

REF = "sales/the-run"
URI = "s3://warehouse/orders"
SECRET = "Zq7-of-the-extra"


@pytest.fixture(params=["2.11.2", "3.3.2"])
def version(request: pytest.FixtureRequest) -> str:
    version: str = request.param
    return version


def test_what_starts_a_run_or_waits_for_it_prints_it_as_the_schema_says(
    call: Call, fake: FakeAirflow
) -> None:
    fake.runs_take(polls=0)
    for command in ("trigger", "run"):
        done = call(command, "sales", "--key", f"by-{command}", "--json")

        assert done.status == 0
        assert problems("run", done.json) == []
        assert done.json["idempotency_key"] == f"by-{command}"
        waited = call("wait", done.json["ref"], "--json")
        assert problems("run", waited.json) == []
        assert (waited.status, waited.json["state"]) == (0, "success")
    fake.runs_take(polls=0, state="failed")
    failed = call("run", "sales", "--json")
    assert (failed.status, problems("run", failed.json)) == (1, [])


def test_cancel_ends_a_run_and_prints_its_ref(call: Call, fake: FakeAirflow, run: DagRun) -> None:
    done = call("cancel", REF)

    assert (done.status, done.stdout) == (0, f"{REF}\n")
    assert "has finished as failed" in done.stderr
    assert [one.state for one in fake.runs("sales")] == ["failed"]


def test_cancel_leaves_a_run_that_has_ended_as_it_is(
    call: Call, fake: FakeAirflow, run: DagRun
) -> None:
    fake.finish(run)
    done = call("cancel", REF, "--json")

    assert done.status == 0
    assert problems("run", done.json) == []
    assert done.json["state"] == "success"
    assert not fake.requests("cancel")


def test_rerun_runs_the_failed_tasks_again(call: Call, fake: FakeAirflow, run: DagRun) -> None:
    fake.fail(run, task="load")
    done = call("rerun", REF)

    assert (done.status, done.stdout) == (0, f"{REF}\n")
    assert f"airflow-trigger wait {REF}" in done.stderr
    assert tasks(fake, run)["extract"] == "success"
    assert tasks(fake, run)["load"] != "failed"


def test_rerun_runs_all_tasks_again_if_it_is_told_to(
    call: Call, fake: FakeAirflow, run: DagRun
) -> None:
    fake.fail(run, task="load")
    done = call("rerun", REF, "--all", "--json")

    assert problems("run", done.json) == []
    assert done.json["state"] in ("queued", "running")
    assert "success" not in tasks(fake, run).values()


def tasks(fake: FakeAirflow, run: DagRun) -> dict[str, str | None]:
    with fake.client() as airflow:
        return {task.task_id: task.state for task in airflow.tasks(run)}


def test_rerun_of_a_run_that_goes_on_is_for_later(call: Call, run: DagRun) -> None:
    done = call("rerun", REF, "--json")

    assert done.status == 75
    assert problems("error", done.json) == []
    assert done.json["error"]["retryable"] is True


def test_emit_records_an_event(call: Call, fake: FakeAirflow) -> None:
    fake.add_asset(URI, dags=["sales"])
    done = call("emit", URI, "--extra", '{"rows": 3}', "--json")

    assert done.status == 0
    assert problems("event", done.json) == []
    assert (done.json["uri"], done.json["extra"]) == (URI, {"rows": 3})
    people = call("emit", URI)
    assert people.stdout == f"{done.json['id'] + 1}\n"
    assert URI in people.stderr


def test_emit_with_a_key_records_one_event(call: Call, fake: FakeAirflow) -> None:
    fake.add_asset(URI)
    first, second = call("emit", URI, "--key", "file-1"), call("emit", URI, "--key", "file-1")

    assert first.stdout == second.stdout
    assert len(fake.asset_events(URI)) == 1


def test_emit_reads_its_extra_from_a_file_or_from_stdin(
    call: Call, fake: FakeAirflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.add_asset(URI)
    file = tmp_path / "extra.json"
    file.write_text('{"from": "a file"}')
    assert call("emit", URI, "--extra", f"@{file}").status == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"from": "stdin"}')))
    assert call("emit", URI, "--extra", "-").status == 0

    assert [extra["from"] for extra in fake.asset_events(URI)] == ["a file", "stdin"]


@pytest.mark.parametrize(
    "extra", ["[1]", "{", f'{{"a": {SECRET}}}', "@/there/is/none", '{"airflow_trigger_mark": 1}']
)
def test_an_extra_that_cannot_be_one_is_refused_before_anything_is_sent(
    call: Call, fake: FakeAirflow, extra: str
) -> None:
    fake.add_asset(URI)
    done = call("emit", URI, "--extra", extra)

    assert done.status == 2
    assert done.stdout == ""
    assert SECRET not in done.stderr
    assert not fake.asset_events(URI)


def test_emit_of_an_unknown_asset_is_refused(call: Call) -> None:
    done = call("emit", "s3://unknown", "--json")

    assert done.status == 5
    assert done.json["error"]["type"] == "AssetNotFound"


def test_an_event_that_may_exist_is_unconfirmed(
    call: Call, fake: FakeAirflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.add_asset(URI)
    kind = "dataset" if fake.api == "v1" else "asset"
    listed: dict[str, JSON] = {f"{kind}_events": [], "total_entries": 0}
    fake.respond("GET", f"/api/{fake.api}/{kind}s/events", json=listed)
    hasty = partial(AirflowClient, retry=RetryPolicy(deadline=0.5))
    monkeypatch.setattr("airflow_trigger.client.AirflowClient", hasty)
    fake.lose_response(on="event")
    done = call("emit", URI, "--json")

    assert done.status == 6
    assert done.json["error"]["type"] == "EventUnconfirmed"
    assert done.json["error"]["retryable"] is False


def test_doctor_prints_its_report(call: Call) -> None:
    done, people = call("doctor", "sales", "--json"), call("doctor")

    assert problems("report", done.json) == []
    assert (done.status, people.status) == (0, 0)
    assert people.stdout.endswith("Nothing fails.\n")


def test_the_report_of_what_fails_has_the_exit_status_of_a_trigger(
    call: Call, fake: FakeAirflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake.set_dag("sales", state="paused")
    paused = call("doctor", "sales", "--json")
    assert (paused.status, problems("report", paused.json)) == (2, [])
    assert " -> Unpause it, or trigger with --on-paused unpause" in call("doctor", "sales").stdout

    monkeypatch.setenv("AIRFLOW_TRIGGER_PASSWORD", SECRET)
    refused = call("doctor", "--json")
    assert (refused.status, problems("report", refused.json)) == (3, [])
    assert SECRET not in refused.stdout + refused.stderr


@pytest.mark.parametrize("command", ["cancel", "rerun", "emit", "doctor"])
def test_help_has_an_example_and_says_what_comes_out(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0

    text = capsys.readouterr().out
    assert f"airflow-trigger {command} " in text.partition("Example:")[2]
    assert "Prints" in text
    assert "status: 0" in " ".join(text.split())
    assert "--json" in text
