"""`why` with both clients, on all Airflow versions as the fake imitates them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TypeAlias

import pytest

from airflow_trigger import AirflowClient, DagRun, ReasonKind
from airflow_trigger.testing import FakeAirflow
from tests.both import Mode, open_fake
from tests.unit.fake_life import BOTH

pytestmark = BOTH

Happens: TypeAlias = Callable[[FakeAirflow, DagRun], object]

# The first reason that keeps a queued run of three tasks from progressing, and how it comes about.
QUEUED: dict[ReasonKind, Happens] = {
    ReasonKind.DAG_PAUSED: lambda fake, _: fake.add_dag("sales", is_paused=True),
    ReasonKind.DAG_STALE: lambda fake, _: fake.add_dag("sales", is_stale=True),
    ReasonKind.IMPORT_ERRORS: lambda fake, _: fake.add_dag("sales", has_import_errors=True),
    ReasonKind.SCHEDULER_DOWN: lambda fake, _: fake.set_health(scheduler="unhealthy"),
    ReasonKind.DAG_PROCESSOR_DOWN: lambda fake, _: fake.set_health(dag_processor="unhealthy"),
    ReasonKind.MAX_ACTIVE_RUNS: lambda fake, _: one_at_a_time(fake),
}
# The same for a run in the state running.
RUNNING: dict[ReasonKind, Happens] = {
    ReasonKind.TASK_RUNNING: lambda _fake, _run: None,
    ReasonKind.POOL_FULL: lambda fake, run: out_of_slots(fake, run),
    ReasonKind.QUEUED_IN_EXECUTOR: lambda fake, run: fake.set_task(run, "extract", state="queued"),
    ReasonKind.UP_FOR_RETRY: lambda fake, run: fake.set_task(run, "extract", state="up_for_retry"),
    ReasonKind.UP_FOR_RESCHEDULE: lambda fake, run: fake.set_task(
        run, "extract", state="up_for_reschedule"
    ),
    ReasonKind.DEFERRED: lambda fake, run: fake.set_task(run, "extract", state="deferred"),
    ReasonKind.TRIGGERER_DOWN: lambda fake, run: without_triggerer(fake, run),
    ReasonKind.AWAITING_INPUT: lambda fake, run: fake.set_task(
        run, "extract", state="deferred", operator="ApprovalOperator"
    ),
}


def one_at_a_time(fake: FakeAirflow) -> None:
    fake.add_dag("sales", max_active_runs=1)
    with fake.client() as airflow:
        fake.start(airflow.trigger("sales", run_id="r0"))


def out_of_slots(fake: FakeAirflow, run: DagRun) -> None:
    fake.add_pool("database", slots=0)
    fake.set_task(run, "extract", state="scheduled", pool="database")


def without_triggerer(fake: FakeAirflow, run: DagRun) -> None:
    fake.set_health(triggerer=None)
    fake.set_task(run, "extract", state="deferred")


@pytest.fixture(params=["sync", "async"])
def client(request: pytest.FixtureRequest, fake: FakeAirflow) -> Iterator[AirflowClient]:
    mode: Mode = request.param
    with open_fake(mode, fake) as client:
        yield client


def kinds(client: AirflowClient, run: DagRun) -> list[ReasonKind]:
    diagnosis = client.why(run)
    assert diagnosis.unseen == ()
    return [reason.kind for reason in diagnosis.reasons]


@pytest.mark.parametrize(("kind", "happens"), QUEUED.items(), ids=QUEUED)
def test_a_queued_run(
    client: AirflowClient, fake: FakeAirflow, run: DagRun, kind: ReasonKind, happens: Happens
) -> None:
    happens(fake, run)

    assert kinds(client, run) == [kind]


@pytest.mark.parametrize(("kind", "happens"), RUNNING.items(), ids=RUNNING)
def test_a_running_run(
    client: AirflowClient, fake: FakeAirflow, run: DagRun, kind: ReasonKind, happens: Happens
) -> None:
    happens(fake, fake.start(run))

    found = kinds(client, run)

    assert found[0] == kind
    # Its other tasks wait for the first.
    assert found[-1] == ReasonKind.UPSTREAM_TASKS


def test_the_task_that_another_waits_for_is_named(
    client: AirflowClient, fake: FakeAirflow, run: DagRun
) -> None:
    fake.start(run)

    reason = client.why(run).reasons[-1]

    assert "'load' for 'extract' (running); 'report' for 'load' (not started)" in reason.text


def test_a_run_that_is_not_due_yet(client: AirflowClient, fake: FakeAirflow) -> None:
    later = fake.now + timedelta(hours=3)
    if fake.api == "v1":
        with fake.client(allow_trigger_in_future=True) as airflow:
            run = airflow.trigger("sales", logical_date=later)
    else:
        run = client.trigger("sales", run_after=later)

    assert kinds(client, run) == [ReasonKind.RUN_AFTER]


def test_what_is_denied_is_named_and_the_rest_is_told(
    client: AirflowClient, fake: FakeAirflow, run: DagRun
) -> None:
    out_of_slots(fake, fake.start(run))
    fake.deny(None, "pools")
    fake.deny("sales", "tasks")
    fake.set_health(scheduler="unhealthy")

    diagnosis = client.why(run)

    assert [reason.kind for reason in diagnosis.reasons] == [ReasonKind.SCHEDULER_DOWN]
    assert diagnosis.unseen == (
        "its tasks: these credentials lack read on Task Instances, on DAG Runs and on the DAG",
    )


def test_a_finished_run_waits_for_nothing(
    client: AirflowClient, fake: FakeAirflow, run: DagRun
) -> None:
    fake.finish(run, state="failed")

    assert kinds(client, run) == []
