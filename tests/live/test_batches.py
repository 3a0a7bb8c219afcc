"""Batches: `trigger_many` and `wait_many`."""

from __future__ import annotations

import math
import uuid

import pytest

from airflow_rest.v1.api.dag_run import update_dag_run_state
from airflow_rest.v1.models import UpdateDagRunState, UpdateDagRunStateState
from airflow_rest.v2.api.dag_run import patch_dag_run
from airflow_rest.v2.models import DagRunMutableStates, DAGRunPatchBody
from airflow_trigger import (
    AirflowClient,
    AttemptEvent,
    DagNotFound,
    DagRun,
    Event,
    PasswordAuth,
    RunNotFound,
    RunRef,
    TriggerRequest,
    WaitTimeout,
)
from airflow_trigger._flows.runs import PAGE
from airflow_trigger._flows.wait_many import READS_PER_PAGE
from airflow_trigger.models import Api
from tests.both import Mode, open_client
from tests.live.clients import Connect
from tests.live.server import AirflowServer


class Polls:
    """Counts the requests of `wait_many`."""

    def __init__(self) -> None:
        self.rounds: dict[int, int] = {}

    def __call__(self, event: Event) -> None:
        if isinstance(event, AttemptEvent) and event.operation in ("wait_many", "get_run"):
            self.rounds[event.attempt] = self.rounds.get(event.attempt, 0) + 1


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_many_runs_are_started_at_once_and_waited_for_with_few_requests(
    concurrent_airflow: AirflowServer, mode: Mode
) -> None:
    """A batch starts many runs concurrently and waits for them with few requests."""
    count, polls = 120, Polls()
    requests = [TriggerRequest("quick", {"n": n}) for n in range(count)]
    auth = PasswordAuth(concurrent_airflow.username, concurrent_airflow.password)
    with open_client(mode, concurrent_airflow.base_url, auth, on_event=polls) as airflow:
        started = [outcome.result() for outcome in airflow.trigger_many(requests)]
        finished = list(airflow.wait_many(started, timeout=240))

    assert {run.ref for run in started} == {run.ref for run in finished}
    assert len(finished) == count
    assert {run.state for run in finished} == {"success"}
    # The pages of both lists, and runs that moved from one list to the other in between.
    assert max(polls.rounds.values()) <= 2 * math.ceil(count / PAGE) + READS_PER_PAGE


def test_outcomes_of_several_dags_are_told_apart(connect: Connect) -> None:
    """`trigger_many` reports the outcome of each request across several DAGs."""
    requests = [
        TriggerRequest("echo_conf", {"n": 1}),
        TriggerRequest("no_such_dag"),
        TriggerRequest("failing"),
        TriggerRequest("echo_conf", {"n": 2}),
    ]
    missing = RunRef("echo_conf", f"missing-{uuid.uuid4()}")
    with connect() as airflow:
        # One at a time: on SQLite, Airflow 3.2 and later cannot handle simultaneous triggers.
        outcomes = list(airflow.trigger_many(requests, concurrency=1))
        runs = [outcome.run for outcome in outcomes if outcome.run]
        states: dict[str, str] = {}
        finished = airflow.wait_many([missing, *runs], timeout=180)
        with pytest.raises(RunNotFound) as e:
            states.update((run.run_id, run.state) for run in finished)

    assert [type(outcome.error) for outcome in outcomes if outcome.error] == [DagNotFound]
    assert [states[run.run_id] for run in runs] == ["success", "failed", "success"]
    assert e.value.run_id == missing.run_id


def end(client: AirflowClient, api: Api, run: DagRun) -> None:
    if api == "v1":
        success = UpdateDagRunState(state=UpdateDagRunStateState.SUCCESS)
        client.call(update_dag_run_state, run.dag_id, run.run_id, body=success)
    else:
        body = DAGRunPatchBody(state=DagRunMutableStates.SUCCESS)
        client.call(patch_dag_run, run.dag_id, run.run_id, body=body, update_mask=["state"])


def test_the_runs_that_ended_last_are_listed_first(
    connect: Connect, airflow: AirflowServer
) -> None:
    """`wait_many` yields runs that have already finished, the latest first."""
    with connect() as client:
        runs = [client.trigger("paused", on_paused="allow") for _ in range(5)]
        ended = [runs[number] for number in (3, 0, 4, 1, 2)]
        for run in ended:
            end(client, airflow.api, run)

        listed = [run.run_id for run in client.wait_many(runs, timeout=60)]

    assert listed == [run.run_id for run in reversed(ended)]


def test_the_runs_that_are_not_finished_in_time_are_named(connect: Connect) -> None:
    """When `wait_many` times out, the error names the unfinished runs."""
    with connect() as airflow:
        runs = [airflow.trigger("paused", on_paused="allow") for _ in range(3)]
        with pytest.raises(WaitTimeout) as e:
            list(airflow.wait_many(runs, timeout=0.5))

    assert set(e.value.pending) == {run.ref for run in runs}
    assert e.value.run.state == "queued"
