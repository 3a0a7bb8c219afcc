"""Airflow 3.4: draining DAGs, bundle versions, reasons of a failure, loops."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from airflow_trigger import (
    AirflowClient,
    ConfigError,
    DagNotFound,
    DagRun,
    NotFound,
    SchedulingState,
    TaskRun,
    Unsupported,
)
from tests.live.clients import Connect
from tests.live.server import AirflowServer

Seen = Callable[[str], None]

PATIENCE = 180
DAG = "drains"
LOOP = "life_loop"
REASON = "another try would read the same file"


@pytest.fixture
def wake(tmp_path: Path) -> Path:
    """A run with this path as `until` lasts until the file exists."""
    return tmp_path / "wake"


@pytest.fixture
def paused(client: AirflowClient, wake: Path) -> Iterator[str]:
    """A DAG that is paused and has no unfinished run, also after the test."""
    assert client.pause(DAG).is_paused
    yield DAG
    wake.touch()
    for run in client.runs(DAG, states=["queued", "running"]):
        client.cancel(run)
    client.pause(DAG)


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.2)


def is_older(airflow: AirflowServer, seen: Seen) -> bool:
    """Whether this Airflow lacks the feature; the compatibility page then says so."""
    if airflow.is_since(3, 4):
        return False
    seen("needs Airflow 3.4")
    return True


def state(client: AirflowClient) -> str | None:
    return client.dag(DAG).scheduling_state


def ids(client: AirflowClient) -> list[str]:
    return [run.run_id for run in client.runs(DAG)]


def test_a_paused_dag_is_drained_and_is_paused_again_when_all_its_runs_have_ended(
    client: AirflowClient, paused: str, wake: Path, airflow: AirflowServer, seen: Seen
) -> None:
    """A paused DAG is drained, and paused again after its last run."""
    waiting = client.trigger(paused, on_paused="allow")
    before = ids(client)
    if is_older(airflow, seen):
        with pytest.raises(Unsupported, match=r"3\.4"):
            client.trigger(paused, on_paused="drain")
        assert ids(client) == before
        assert client.dag(paused).is_paused
        return

    run = client.trigger(paused, {"until": str(wake)}, on_paused="drain")

    assert (state(client), client.dag(paused).is_paused) == ("draining", False)
    assert client.wait(waiting, timeout=PATIENCE).state == "success"
    assert state(client) == "draining"
    wake.touch()
    assert client.wait(run, timeout=PATIENCE).state == "success"
    until(lambda: state(client) == "paused")
    assert client.dag(paused).is_paused


def test_an_active_dag_is_not_drained(
    client: AirflowClient, paused: str, wake: Path, airflow: AirflowServer, seen: Seen
) -> None:
    """An active DAG is not drained."""
    client.unpause(paused)
    if is_older(airflow, seen):
        with pytest.raises(Unsupported, match=r"3\.4"):
            client.trigger(paused, on_paused="drain")
        return

    run = client.trigger(paused, {"until": str(wake)}, on_paused="drain")

    # If the trigger had drained the DAG, it would still be draining while its run lasts.
    assert state(client) == "active"
    wake.touch()
    assert client.wait(run, timeout=PATIENCE).state == "success"
    assert state(client) == "active"


def test_a_run_joins_those_of_a_dag_that_drains(
    client: AirflowClient, paused: str, wake: Path, airflow: AirflowServer, seen: Seen
) -> None:
    """A new run joins the runs of a draining DAG."""
    if is_older(airflow, seen):
        assert state(client) is None
        return
    first = client.trigger(paused, {"until": str(wake)}, on_paused="drain")

    second = client.run(paused, on_paused="drain", timeout=PATIENCE)
    plain = client.run(paused, timeout=PATIENCE)

    assert (second.state, plain.state, state(client)) == ("success", "success", "draining")
    wake.touch()
    assert client.wait(first, timeout=PATIENCE).state == "success"
    until(lambda: state(client) == "paused")


def test_a_wait_ends_with_the_run_whatever_its_dag_does_meanwhile(
    client: AirflowClient, paused: str, wake: Path, airflow: AirflowServer, seen: Seen
) -> None:
    """A wait ends with the run, whatever the state of its DAG."""
    if is_older(airflow, seen):
        assert client.dag(paused).is_paused
        return
    ended = client.run(paused, on_paused="drain", timeout=PATIENCE)
    until(lambda: state(client) == "paused")
    assert client.wait(ended, timeout=PATIENCE).state == "success"
    assert client.why(ended).reasons == ()

    run = client.trigger(paused, {"until": str(wake)}, on_paused="drain")
    until(lambda: client.get_run(run.dag_id, run.run_id).state == "running")
    until(lambda: [task.state for task in client.tasks(run)] == ["running"])
    client.pause(paused)  # as somebody else may do
    wake.touch()

    # Airflow checks the runs of a paused DAG once a minute.
    assert client.wait(run, timeout=PATIENCE).state == "success"


def test_what_is_refused_leaves_the_dag_paused(
    client: AirflowClient, paused: str, airflow: AirflowServer, seen: Seen
) -> None:
    """A refused trigger leaves the DAG paused."""
    if is_older(airflow, seen):
        assert client.dag(paused).is_paused
        return
    known = client.trigger(paused, on_paused="allow")

    with pytest.raises(NotFound, match="bundle_version"):
        client.trigger(paused, on_paused="drain", bundle_version="no-such-commit")
    with pytest.raises(DagNotFound):
        client.trigger("no_such_dag", on_paused="drain")

    assert state(client) == "paused"
    assert client.get_run(paused, known.run_id).state == "queued"


def test_a_bundle_version_that_the_dag_does_not_have_is_named(
    client: AirflowClient, paused: str, airflow: AirflowServer
) -> None:
    """The error for an unknown bundle version names it."""
    before = ids(client)
    kind, words = (NotFound, "no-such-commit") if airflow.is_since(3, 4) else (Unsupported, r"3\.4")

    with pytest.raises(kind, match=words) as e:
        client.trigger(paused, on_paused="allow", bundle_version="no-such-commit")

    assert not isinstance(e.value, DagNotFound)
    assert ids(client) == before


def test_a_dag_tells_its_scheduling_state(
    client: AirflowClient, paused: str, airflow: AirflowServer, seen: Seen
) -> None:
    """`dag()` returns the scheduling state."""
    found = [client.dag(dag_id).scheduling_state for dag_id in ("quick", paused)]

    assert found == (
        [SchedulingState.ACTIVE, SchedulingState.PAUSED] if airflow.is_since(3, 4) else [None, None]
    )
    seen(" and ".join(map(str, found)) if airflow.is_since(3, 4) else "needs Airflow 3.4")


def test_a_failure_tells_the_reason_that_a_retry_policy_gave(
    client: AirflowClient, airflow: AirflowServer, seen: Seen
) -> None:
    """`failure()` includes the reason given by a retry policy."""
    run = client.run("life_reasons", timeout=PATIENCE, raise_on_failure=False)

    failure = client.failure(run)

    (task,) = failure.tasks
    assert task.state_reason == (REASON if airflow.is_since(3, 4) else None)
    assert (REASON in str(failure)) is airflow.is_since(3, 4)
    assert REASON not in repr(task)
    seen("✓" if airflow.is_since(3, 4) else "needs Airflow 3.4")


def test_the_doctor_tells_that_a_dag_drains(
    client: AirflowClient,
    connect: Connect,
    paused: str,
    wake: Path,
    airflow: AirflowServer,
    seen: Seen,
) -> None:
    """The doctor reports that a DAG is draining."""
    report = client.doctor()
    triggerer = next(step for step in report.steps if step.name == "triggerer")
    assert (report.is_ok, triggerer.verdict) == (True, "note"), str(report)

    with connect(on_paused="drain") as draining:
        report = draining.doctor(paused)
        if is_older(airflow, seen):
            assert isinstance(report.error, Unsupported | ConfigError), str(report)
            return
        assert report.is_ok, str(report)
        draining.trigger(paused, {"until": str(wake)})
        report = draining.doctor(paused)

    (dag,) = (step for step in report.steps if step.name == "DAG")
    assert (report.is_ok, dag.verdict) == (True, "note"), str(report)
    assert "draining" in dag.seen


def texts(client: AirflowClient, task: TaskRun) -> str:
    return "\n".join(line.text for line in client.log(task))


def test_each_iteration_of_a_loop_has_its_log_and_its_failure(
    client: AirflowClient, tmp_path: Path, airflow: AirflowServer, seen: Seen
) -> None:
    """Each iteration of a loop has its own log and failure."""
    run = looped(client, tmp_path / "mended")
    steps = [task for task in client.tasks(run) if task.task_id == "body.step"]
    if is_older(airflow, seen):
        assert (run.state, [step.loop_iteration for step in steps]) == ("success", [None])
        return

    assert run.state == "failed"
    assert sorted((step.loop_iteration, step.state) for step in steps) == [
        (0, "success"),
        (1, "failed"),
    ]
    for step in steps:
        assert f"this is iteration {step.loop_iteration}" in texts(client, step)
    (failed,) = client.failure(run).tasks
    assert (failed.task_id, failed.loop_iteration) == ("body.step", 1)
    assert failed.cause is not None
    assert "the second iteration fails" in failed.cause


def looped(client: AirflowClient, mended: Path) -> DagRun:
    conf = {"unless": str(mended)}
    return client.run(LOOP, conf, timeout=PATIENCE, raise_on_failure=False)


def test_a_loop_that_failed_runs_again_to_its_end(
    client: AirflowClient, tmp_path: Path, airflow: AirflowServer, seen: Seen
) -> None:
    """A failed loop can be rerun to its end."""
    mended = tmp_path / "mended"
    run = looped(client, mended)
    if is_older(airflow, seen):
        assert run.state == "success"
        return
    mended.touch()

    ended = client.wait(client.rerun(run), timeout=PATIENCE)

    assert ended.state == "success"
    steps = [task for task in client.tasks(run) if task.task_id == "body.step"]
    assert sorted(step.loop_iteration or 0 for step in steps) == [0, 1, 2]
    assert {task.state for task in client.tasks(run)} == {"success"}
    assert client.result(run, "report") == "after the loop"
