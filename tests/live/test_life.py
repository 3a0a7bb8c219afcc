"""Tasks, logs, failures, results, cancel, rerun."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast
from uuid import uuid4

import pytest

from airflow_trigger import (
    AirflowClient,
    AssetNotFound,
    DagRun,
    PasswordAuth,
    PermissionDenied,
    ReasonKind,
    ResultNotFound,
    RunFailed,
    RunNotFinished,
    RunNotFound,
    RunRef,
    TaskRun,
    Unsupported,
)
from tests.docs.pages import shown
from tests.live.clients import Connect
from tests.live.server import AirflowServer

PATIENCE = 180
SECRET = "hunter2-in-the-log"
ASSET = "s3://life/orders"
# The log message of a task whose run was cancelled.
KILLED = re.compile("terminated with exit code|shouldn't be running anymore")


@pytest.fixture(scope="module")
def admin(airflow: AirflowServer) -> Iterator[AirflowClient]:
    auth = PasswordAuth(airflow.username, airflow.password)
    with AirflowClient(airflow.base_url, auth) as client:
        yield client


@pytest.fixture(scope="module")
def failed(admin: AirflowClient) -> DagRun:
    """A run in which the task `load` and one index of `part` have failed."""
    return admin.run("life_fails", {"secret": SECRET}, timeout=PATIENCE, raise_on_failure=False)


@pytest.fixture(scope="module")
def succeeded(admin: AirflowClient) -> DagRun:
    return admin.run("life_results", timeout=PATIENCE)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.2)


def names(tasks: Iterator[TaskRun]) -> set[str]:
    return {task.name for task in tasks}


def test_the_tasks_of_a_run_are_listed_by_their_states(
    client: AirflowClient, failed: DagRun
) -> None:
    """`tasks()` lists the tasks of a run by state."""
    everything = list(client.tasks(failed))

    assert len({task.name for task in everything}) == len(everything) == 7
    assert names(client.tasks(failed, states=["failed"])) == {"load", "part[1]"}
    assert names(client.tasks(failed, states=["upstream_failed"])) == {"report", "gather"}
    assert names(client.tasks(failed, states=[None])) == set()
    assert {task.ref for task in everything} == {failed.ref}
    with pytest.raises(RunNotFound):
        list(client.tasks(RunRef("life_fails", "no_such_run")))


def test_the_failure_names_the_causes_alone_with_their_exceptions(
    client: AirflowClient, failed: DagRun, caplog: pytest.LogCaptureFixture
) -> None:
    """`failure()` lists only the tasks that caused the failure, with their exceptions."""
    caplog.set_level(logging.DEBUG)

    failure = client.failure(failed, log_lines=200)

    by_name = {task.name: task for task in failure.tasks}
    assert set(by_name) == {"load", "part[1]"}
    cause = by_name["load"].cause
    assert cause is not None
    assert cause.startswith("ValueError: the file is missing: orders-2026.csv")
    assert "OSError: the disk is asleep" in cause
    assert "life_fails.py" in cause
    assert failure.not_run == 2
    digest = str(failure)
    for word in ("life_fails", failed.run_id, "load", "the file is missing", failed.url):
        assert word in digest
    assert any(SECRET in line.text for line in by_name["load"].log)
    assert f"the secret is {SECRET}" not in caplog.text + repr(failure)


def test_a_log_is_read_whole_or_from_its_end(client: AirflowClient, failed: DagRun) -> None:
    """`log()` reads the whole log or the last lines."""
    (load,) = [task for task in client.tasks(failed, states=["failed"]) if task.name == "load"]

    lines = list(client.log(load))
    last = list(client.log(load, last=3))

    assert any(SECRET in line.text for line in lines)
    assert any(line.time is not None and line.time.utcoffset() is not None for line in lines)
    assert [line.text for line in last] == [line.text for line in lines[-3:]]


def test_the_exception_is_found_wherever_it_stands_in_a_long_log(client: AirflowClient) -> None:
    """`failure()` finds the exception anywhere in a long log."""
    run = client.run("life_long_log", timeout=PATIENCE, raise_on_failure=False)

    (task,) = client.failure(run, log_lines=5).tasks

    assert task.cause is not None
    assert task.cause.startswith("ValueError: the file is missing: orders-2026.csv")
    assert len(task.log) == 5


def test_a_failed_wait_names_the_tasks(client: AirflowClient, failed: DagRun) -> None:
    """`RunFailed` names the failed tasks."""
    with pytest.raises(RunFailed, match=r"'load'|load") as e:
        client.wait(failed)

    assert {task.name for task in e.value.tasks} == {"load", "part[1]"}


def test_a_task_gives_its_result_as_json(
    client: AirflowClient, succeeded: DagRun, airflow: AirflowServer, seen: Callable[[str], None]
) -> None:
    """`result()` returns the result of a task as JSON."""
    if not airflow.is_since(2, 10):
        with pytest.raises(Unsupported, match=r"2\.10"):
            client.result(succeeded, "summarise")
        seen("Unsupported")
        return

    expected = {"rows": 3, "regions": ["eu", "us"], "late": None, "share": 0.5, "name": "Zoë's"}
    assert client.result(succeeded, "summarise") == expected
    assert client.result(succeeded, "parts") == [{"i": 0}, {"i": 1}, {"i": 2}]
    assert client.result(succeeded, "parts", map_index=1) == {"i": 1}
    assert client.result(succeeded, "many", key="with space") == [1, 2]
    assert client.result(succeeded, "many", parse=str) == "7"
    for task_id in ("nothing", "no_such_task"):
        with pytest.raises(ResultNotFound, match="None"):
            client.result(succeeded, task_id)
    with pytest.raises(RunNotFound):
        client.result(RunRef("life_results", "no_such_run"), "summarise")


def test_a_failed_run_runs_again_where_it_failed(client: AirflowClient, tmp_path: Path) -> None:
    """`rerun()` restarts a failed run at the failed tasks."""
    mended = tmp_path / "mended"
    run = client.run(
        "life_fails", {"unless": str(mended)}, timeout=PATIENCE, raise_on_failure=False
    )
    tries = {task.name: task.try_number for task in client.tasks(run)}
    mended.touch()

    again = client.rerun(run)
    ended = client.wait(again, timeout=PATIENCE)

    assert again.ref == run.ref
    assert ended.state == "success"
    now = {task.name: task for task in client.tasks(run)}
    assert {task.state for task in now.values()} == {"success"}
    assert now["load"].try_number > tries["load"]
    assert now["extract"].try_number == tries["extract"]


def test_a_run_that_goes_on_is_not_run_again_and_can_be_cancelled(
    client: AirflowClient, tmp_path: Path
) -> None:
    """A running run is not rerun and can be cancelled."""
    run = client.trigger("life_slow", {"until": str(tmp_path / "wake"), "seconds": 120})
    until(lambda: names(client.tasks(run, states=["running"])) == {"nap"})

    with pytest.raises(RunNotFinished):
        client.rerun(run)
    assert_cancelled(client, run)

    (tmp_path / "wake").touch()
    client.wait(client.rerun(run), timeout=PATIENCE)
    assert {task.state for task in client.tasks(run)} == {"success"}


def assert_cancelled(client: AirflowClient, run: DagRun) -> None:
    """Cancel a run some seconds after its task began: earlier, a server may undo it."""
    (nap,) = client.tasks(run, states=["running"])
    assert nap.start_date is not None
    until(lambda: (datetime.now(UTC) - cast(datetime, nap.start_date)).total_seconds() > 3)
    assert client.cancel(run).state == "failed"
    # Until then, the task process of Airflow 2 may write back the state of the run that it read.
    until(lambda: any(KILLED.search(line.text) for line in client.log(nap)))
    assert client.cancel(run).state == "failed"


def test_a_run_that_was_cancelled_while_queued_runs_all_its_tasks_again(
    client: AirflowClient, tmp_path: Path
) -> None:
    """A run that was cancelled while queued reruns all its tasks."""
    conf = {"until": str(tmp_path / "wake"), "seconds": 120}
    first = client.trigger("life_slow", conf)
    until(lambda: client.get_run(*ids(first)).state == "running")
    second = client.trigger("life_slow", conf)
    assert client.get_run(*ids(second)).state == "queued"

    diagnosis = client.why(second)
    assert diagnosis.reasons[0].kind == ReasonKind.MAX_ACTIVE_RUNS
    assert "1 of 1" in diagnosis.reasons[0].text
    assert client.cancel(second).state == "failed"
    (tmp_path / "wake").touch()
    client.wait(first, timeout=PATIENCE)
    client.wait(client.rerun(second), timeout=PATIENCE)

    assert {task.state for task in client.tasks(second)} == {"success"}


def test_a_task_that_waits_for_its_retry_has_the_log_of_its_last_try_and_can_run_again(
    client: AirflowClient, tmp_path: Path
) -> None:
    """A task waiting for its retry shows the log of its last try and can be rerun."""
    mended = tmp_path / "mended"
    run = client.trigger("life_retries", {"unless": str(mended)})
    until(lambda: names(client.tasks(run, states=["up_for_retry", "failed"])) == {"load", "other"})
    (load,) = client.tasks(run, states=["up_for_retry"])

    assert load.try_number == 1
    assert any("the shop does not answer" in line.text for line in client.log(load))
    assert "'load' (try 1 failed, the next try is due" in str(client.why(run))

    # Wait longer than a cancel takes: `load` must not look like a task that skipped itself.
    ended = cast(datetime, load.end_date)
    until(lambda: (datetime.now(UTC) - ended).total_seconds() > 8)
    assert client.cancel(run).state == "failed"
    mended.touch()
    client.wait(client.rerun(run), timeout=PATIENCE)
    assert {task.state for task in client.tasks(run)} == {"success"}


def ids(run: DagRun) -> tuple[str, str]:
    return run.dag_id, run.run_id


def test_a_finished_run_is_left_alone_by_a_cancel(client: AirflowClient, succeeded: DagRun) -> None:
    """`cancel()` does not change a finished run."""
    assert client.cancel(succeeded).state == "success"
    assert client.get_run(*ids(succeeded)).state == "success"


def test_the_run_of_a_key_is_found_and_runs_again_if_it_has_failed(
    client: AirflowClient, tmp_path: Path
) -> None:
    """`on_failed="rerun"` reruns the failed run of an idempotency key."""
    key, mended = f"order {uuid4().hex}", tmp_path / "mended"
    conf = {"unless": str(mended)}
    first = client.run(
        "life_fails", conf, idempotency_key=key, timeout=PATIENCE, raise_on_failure=False
    )
    kept = client.trigger("life_fails", conf, idempotency_key=key)
    mended.touch()

    ended = client.run("life_fails", conf, idempotency_key=key, on_failed="rerun", timeout=PATIENCE)

    assert first.run_id.startswith(f"key__{key.replace(' ', '-')}__")
    assert (kept.state, kept.created) == ("failed", False)
    assert (ended.state, ended.created, ended.ref) == ("success", False, first.ref)
    assert client.get_run("life_fails", idempotency_key=key).ref == first.ref


def test_why_names_the_running_task_and_the_paused_dag(
    client: AirflowClient, tmp_path: Path
) -> None:
    """`why()` names the running task or the paused DAG."""
    paused = client.trigger("paused", on_paused="allow")
    assert client.why(paused).reasons[0].kind == ReasonKind.DAG_PAUSED

    run = client.trigger("life_slow", {"until": str(tmp_path / "wake"), "seconds": 60})
    until(lambda: names(client.tasks(run, states=["running"])) == {"nap"})
    reason = client.why(run).reasons[0]
    assert reason.kind == ReasonKind.TASK_RUNNING
    assert "nap" in reason.text
    (tmp_path / "wake").touch()
    ended = client.wait(run, timeout=PATIENCE)
    assert client.why(ended).reasons == ()


def test_an_asset_event_is_recorded_once_and_starts_its_dag(
    client: AirflowClient, airflow: AirflowServer, seen: Callable[[str], None]
) -> None:
    """`emit()` with a key records one asset event, which starts the DAG."""
    if not airflow.is_since(2, 9):
        with pytest.raises(Unsupported, match=r"2\.9"):
            client.emit(ASSET)
        seen("Unsupported")
        return

    key = f"landed {uuid4().hex}"
    event = client.emit(ASSET, {"rows": 3}, idempotency_key=key)
    again = client.emit(ASSET, {"rows": 3}, idempotency_key=key)

    assert (event.uri, event.extra["rows"]) == (ASSET, 3)
    assert again.id == event.id
    until(lambda: any(run.queued_at or run.start_date for run in client.runs("life_asset")))
    with pytest.raises(AssetNotFound):
        client.emit("s3://life/no_such_asset")


def test_who_may_only_look_is_told_which_permission_is_lacking(
    connect: Connect, airflow: AirflowServer, failed: DagRun
) -> None:
    """Users with read access only are told which permission is missing."""
    with connect(PasswordAuth(airflow.viewer_username, airflow.viewer_password)) as viewer:
        assert viewer.failure(failed).tasks
        with pytest.raises(PermissionDenied, match="edit on Task Instances"):
            viewer.rerun(failed)
        with pytest.raises(PermissionDenied if airflow.is_since(2, 9) else Unsupported):
            viewer.emit(ASSET)


def test_the_ten_lines_of_the_guide_work_on_every_version(
    client: AirflowClient,
    airflow: AirflowServer,
    capsys: pytest.CaptureFixture[str],
    seen: Callable[[str], None],
) -> None:
    """The example of the guide works unchanged."""
    block = shown("docs/runs.md", "from airflow_trigger import JSON")
    program, _, _ = block.partition("with AirflowClient()")
    lines: dict[str, Callable[[AirflowClient, str], int]] = {}
    exec(program, lines)  # noqa: S102 - it is ours

    if not airflow.is_since(2, 10):
        with pytest.raises(Unsupported):
            lines["load_day"](client, uuid4().hex)
        seen("all but `result()`")
    else:
        assert lines["load_day"](client, uuid4().hex) == 3
    assert re.search(r"ValueError: the warehouse is closed", capsys.readouterr().out)


def test_no_line_of_a_log_is_in_an_error(client: AirflowClient, failed: DagRun) -> None:
    """Errors never contain lines of a task's log."""
    with pytest.raises(RunFailed) as e:
        client.wait(failed)
    with pytest.raises((ResultNotFound, Unsupported)) as other:
        client.result(failed, "load")

    told = "".join(f"{error!r} {error} {vars(error)}" for error in (e.value, other.value))
    assert f"the secret is {SECRET}" not in told
