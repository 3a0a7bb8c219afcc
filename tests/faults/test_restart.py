"""The server is killed and restarted while the client is working."""

from __future__ import annotations

import threading
import uuid
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from airflow_trigger import AirflowClient, DagRun, PasswordAuth, RetryPolicy, TriggerRequest
from tests.both import Mode, open_client
from tests.faults.runs import DAG, runs_by_intent
from tests.live.server import AirflowServer

REQUESTS = 60
KILLED_AFTER = 15
# The policy of a service that must survive a restart.
PATIENT = RetryPolicy(attempts=300, cap=1, deadline=180, budget=10_000)


def connect(server: AirflowServer, mode: Mode) -> AirflowClient:
    auth = PasswordAuth(server.username, server.password)
    return open_client(mode, server.base_url, auth, retry=PATIENT, on_paused="allow")


class Restart:
    """Kills the server once and starts it again, from its own thread."""

    def __init__(self, server: AirflowServer) -> None:
        self._server = server
        self._thread: threading.Thread | None = None
        self.is_down = threading.Event()

    def __call__(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run)
            self._thread.start()
            self.is_down.wait()

    def _run(self) -> None:
        with self._server.api_down():
            self.is_down.set()

    def join(self) -> None:
        assert self._thread is not None, "the server was never killed"
        self._thread.join()


@contextmanager
def restart(server: AirflowServer) -> Generator[Restart]:
    restart = Restart(server)
    try:
        yield restart
    finally:
        restart.join()


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_batch_outlives_a_restart_with_one_run_for_each_request(
    concurrent_airflow: AirflowServer, mode: Mode
) -> None:
    batch = f"restart {uuid.uuid4()}"
    intents = [f"{batch} {number}" for number in range(REQUESTS)]
    requests = [
        TriggerRequest(DAG, {"intent": intent}, idempotency_key=intent) for intent in intents
    ]
    refs: dict[str, str] = {}
    with connect(concurrent_airflow, mode) as airflow, restart(concurrent_airflow) as kill:
        for outcome in airflow.trigger_many(requests, concurrency=4):
            refs[str(outcome.request.idempotency_key)] = outcome.result().run_id
            if len(refs) == KILLED_AFTER:
                kill()

    found = runs_by_intent(concurrent_airflow, batch)
    assert found == {intent: [refs[intent]] for intent in intents}


def test_a_wait_outlives_a_restart(concurrent_airflow: AirflowServer) -> None:
    polls: list[str] = []
    with connect(concurrent_airflow, "sync") as airflow, restart(concurrent_airflow) as kill:

        def kill_at_the_first_poll(run: DagRun) -> None:
            polls.append(run.state)
            kill()

        run = airflow.trigger("slow", {"seconds": 3})
        run = airflow.wait(run, timeout=180, on_poll=kill_at_the_first_poll)

    assert run.state == "success"
    assert polls[0] in ("queued", "running")


def test_a_wait_for_many_outlives_a_restart(concurrent_airflow: AirflowServer) -> None:
    with connect(concurrent_airflow, "async") as airflow, restart(concurrent_airflow) as kill:
        started = [airflow.trigger("quick") for _ in range(5)]
        kill()
        finished = list(airflow.wait_many(started, timeout=180))

    assert {run.ref for run in finished} == {run.ref for run in started}
    assert {run.state for run in finished} == {"success"}
