"""New in Airflow 3.4, through a client of the fake: drained DAGs, versions, reasons, health."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from airflow_trigger import (
    AirflowClient,
    NotFound,
    PermissionDenied,
    ReasonKind,
    SchedulingState,
    TriggerRequest,
    Unsupported,
)
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_fake


@pytest.fixture
def fake() -> FakeAirflow:
    fake = FakeAirflow(version="3.4.0b2")
    fake.add_dag(
        "sales",
        is_paused=True,
        tasks=["extract", "load"],
        bundle_versions=["4f2a9c1", "9d81e07"],
        team_name="emea",
    )
    return fake


@pytest.fixture(params=["sync", "async"])
def mode(request: pytest.FixtureRequest) -> Mode:
    mode: Mode = request.param
    return mode


@pytest.fixture
def client(fake: FakeAirflow, mode: Mode) -> Iterator[AirflowClient]:
    client = open_fake(mode, fake)
    yield client
    client.close()


def state(client: AirflowClient) -> SchedulingState | None:
    return client.dag("sales").scheduling_state


def test_a_run_goes_through_a_paused_dag_which_is_paused_again(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    waiting = client.trigger("sales", on_paused="allow")
    fake.runs_take(polls=3)

    run = client.trigger("sales", on_paused="drain")
    during = client.dag("sales")
    finished = client.wait(run, poll_interval=0.001)

    assert (during.scheduling_state, during.is_paused, during.is_draining) == (
        "draining",
        False,
        True,
    )
    assert finished.state == "success"
    assert client.wait(waiting, poll_interval=0.001).state == "success"
    assert state(client) == SchedulingState.PAUSED


def test_an_active_dag_stays_active(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.set_dag("sales", state="active")

    fake.finish(client.trigger("sales", on_paused="drain"))

    assert state(client) == SchedulingState.ACTIVE
    (sent,) = fake.requests("trigger")
    assert b"drain_dag" not in sent.content


def test_a_batch_drains_each_dag_that_is_paused(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.add_dag("orders")
    dags = ["sales", "orders", "sales"]

    outcomes = client.trigger_many(
        [TriggerRequest(dag_id, on_paused="drain") for dag_id in dags], concurrency=1
    )

    assert [outcome.result().state for outcome in outcomes] == ["queued"] * 3
    assert state(client) == SchedulingState.DRAINING
    assert client.dag("orders").scheduling_state == SchedulingState.ACTIVE


def test_a_failed_run_that_is_run_again_drains_the_dag_that_is_paused_again(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    run = client.trigger("sales", idempotency_key="order-17", on_paused="drain")
    fake.fail(run, task="load")
    assert state(client) == SchedulingState.PAUSED

    again = client.trigger(
        "sales", idempotency_key="order-17", on_paused="drain", on_failed="rerun"
    )

    assert (again.run_id, again.state, again.created) == (run.run_id, "queued", False)
    assert state(client) == SchedulingState.DRAINING


def test_a_run_that_goes_again_is_named_if_its_dag_cannot_be_drained(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    run = client.trigger("sales", idempotency_key="order-17", on_paused="drain")
    fake.fail(run, task="load")
    path = "/api/v2/dags/sales"
    fake.respond("PATCH", path, json={"detail": "Forbidden"}, status=403)

    with pytest.raises(PermissionDenied, match="runs again, but may stay queued") as e:
        client.trigger("sales", idempotency_key="order-17", on_paused="drain", on_failed="rerun")

    assert (e.value.dag_id, e.value.run_id) == ("sales", run.run_id)
    assert [one.state for one in fake.runs("sales")] == ["queued"]


def test_a_run_uses_the_version_that_it_is_given(client: AirflowClient) -> None:
    older = client.trigger("sales", bundle_version="4f2a9c1", on_paused="allow")
    newest = client.trigger("sales", on_paused="allow")

    assert [run.bundle_version for run in (older, newest)] == ["4f2a9c1", "9d81e07"]
    with pytest.raises(NotFound, match="has no bundle_version 'abc'"):
        client.trigger("sales", bundle_version="abc", on_paused="allow")


def test_the_team_shows_on_dag_run_and_task(client: AirflowClient) -> None:
    run = client.trigger("sales", on_paused="drain")

    assert client.dag("sales").team_name == run.team_name == "emea"
    assert {task.team_name for task in client.tasks(run)} == {"emea"}


def test_a_digest_shows_what_the_retry_policy_says(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    run = client.trigger("sales", on_paused="drain")
    fake.set_task(
        run, "load", state="failed", state_reason="bad input:\nno use to try again\x1b[31m"
    )
    fake.finish(run, state="failed")

    failure = client.failure(run)

    assert failure.tasks[0].state_reason == "bad input:\nno use to try again\x1b[31m"
    reason = "Reason from its retry policy: bad input: no use to try again\\x1b[31m"
    assert reason in str(failure)
    assert "bad input" not in repr(failure)


def test_a_diagnosis_shows_what_the_retry_policy_says_of_the_try_that_has_failed(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    run = client.trigger("sales", on_paused="drain")
    fake.start(run)
    fake.set_task(run, "extract", state="up_for_retry", state_reason="the api limits the rate")

    (reason,) = [one for one in client.why(run).reasons if one.kind == ReasonKind.UP_FOR_RETRY]

    assert "'extract' (try 1 failed" in reason.text
    assert "its retry policy said about the last try: the api limits the rate" in reason.text
    assert "the api limits" not in repr(reason)


def test_the_log_of_a_task_that_waits_for_its_next_try_is_that_of_the_last(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    run = client.trigger("sales", on_paused="drain")
    fake.start(run)
    fake.set_task(run, "extract", state="up_for_retry")
    fake.write_log(run, "extract", "the first try", try_number=1)
    (task,) = client.tasks(run, states=["up_for_retry"])

    assert "the first try" in [line.text for line in client.log(task)]


def test_a_dag_that_drains_keeps_no_run_waiting(fake: FakeAirflow, client: AirflowClient) -> None:
    run = client.trigger("sales", on_paused="drain")
    del fake

    assert ReasonKind.DAG_PAUSED not in [one.kind for one in client.why(run).reasons]


def test_degraded_triggerers_are_a_reason_for_a_deferred_task(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    run = client.trigger("sales", on_paused="drain")
    fake.start(run)
    fake.set_health(triggerer="degraded")
    assert ReasonKind.TRIGGERER_DOWN not in [one.kind for one in client.why(run).reasons]
    fake.set_task(run, "extract", state="deferred")

    (reason,) = [one for one in client.why(run).reasons if one.kind == ReasonKind.TRIGGERER_DOWN]

    assert "degraded" in reason.text
    assert "'extract'" in reason.text


def test_degraded_processors_are_a_reason_for_a_dag_that_is_stale(
    fake: FakeAirflow, client: AirflowClient
) -> None:
    run = client.trigger("sales", on_paused="drain")
    fake.set_health(dag_processor="degraded")
    fake.add_dag("sales", is_stale=True)

    kinds = {one.kind: one.text for one in client.why(run).reasons}

    assert "degraded" in kinds[ReasonKind.DAG_PROCESSOR_DOWN]


@pytest.mark.parametrize("part", ["triggerer", "dag_processor"])
def test_a_degraded_part_is_a_note_of_the_doctor(
    fake: FakeAirflow, client: AirflowClient, part: str
) -> None:
    if part == "triggerer":
        fake.set_health(triggerer="degraded")
    else:
        fake.set_health(dag_processor="degraded")

    report = client.doctor()

    (step,) = [one for one in report.steps if one.name.replace(" ", "_").lower() == part]
    assert (step.verdict, report.is_ok) == ("note", True)
    assert step.seen.startswith("degraded, last heartbeat")


def test_no_triggerer_is_a_note_of_the_doctor(fake: FakeAirflow, client: AirflowClient) -> None:
    fake.set_health(triggerer=None)

    report = client.doctor()

    (step,) = [one for one in report.steps if one.name == "triggerer"]
    assert (step.verdict, step.seen, report.is_ok) == ("note", "none is running", True)


@pytest.mark.parametrize(
    ("dag", "verdict", "words"),
    [
        ("active", "ok", "exists, is active"),
        ("draining", "note", "is draining: its unfinished runs continue"),
        ("paused", "note", "is paused; a trigger of this client lets its unfinished runs continue"),
    ],
)
def test_the_doctor_tells_what_a_drain_would_do(
    fake: FakeAirflow, mode: Mode, dag: str, verdict: str, words: str
) -> None:
    fake.add_dag("sales", is_paused=dag == "paused")
    if dag == "draining":
        fake.set_dag("sales", state="paused")
        with fake.client() as airflow:
            airflow.trigger("sales", on_paused="drain")
    client = open_fake(mode, fake, on_paused="drain")

    report = client.doctor("sales")

    (step,) = [one for one in report.steps if one.name == "DAG"]
    assert step.verdict == verdict
    assert words in step.seen
    client.close()


def test_the_doctor_says_where_nothing_can_be_drained(mode: Mode) -> None:
    client = open_fake(mode, FakeAirflow(version="3.3.2"), on_paused="drain")

    report = client.doctor()

    (step,) = [one for one in report.steps if one.name == "Airflow"]
    assert (step.verdict, report.is_ok) == ("fails", False)
    assert "on_paused='drain' needs Airflow 3.4 or later" in step.seen
    assert isinstance(report.error, Unsupported)
    client.close()
