"""The outbox of examples/outbox: its own processes, a real PostgreSQL, and the fake over HTTP."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import LiteralString
from unittest.mock import Mock

import httpx
import psycopg
import pytest
from procrastinate import App, SyncPsycopgConnector
from procrastinate.types import JSONDict

from airflow_trigger import RateLimited, ServerError, TriggerRequest
from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow
from airflow_trigger.testing._wire import Target
from tests.example_dags import declared
from tests.queues.programs import (
    ROOT,
    Program,
    client_environment,
    dead_letters,
    free_port,
    is_listening,
)
from tests.queues.servers import Server, running_postgresql

SETTINGS = {
    "RETRY_SECONDS": "0.1",
    "RETRY_MOST_SECONDS": "0.3",
    "CONCURRENCY": "4",
}
# Only for tests of lost jobs: on a busy machine it may make a live worker seem dead.
REDELIVER_SECONDS = "2"
# Longer than any test: for a response that a worker is killed before it receives.
NEVER = 60.0
STOP_SECONDS = 30.0
MOST_RESTARTS = 100
# Part of a conf; must not appear in any log.
SECRET = "hunter2-of-the-customer"
STOP_AT_NEW_JOBS = """
create function spoil() returns trigger language plpgsql as $$
begin perform pg_advisory_xact_lock(7); return new; end $$;
create trigger spoil before insert on procrastinate_jobs
for each row execute function spoil()
"""
REFUSE_JOBS = STOP_AT_NEW_JOBS.replace("perform pg_advisory_xact_lock(7)", "raise 'no more jobs'")
REFUSE_COMMITS = """
create function spoil() returns trigger language plpgsql as $$
begin raise 'the disk is full'; end $$;
create constraint trigger spoil after insert on orders deferrable initially deferred
for each row execute function spoil()
"""


@dataclass
class Outbox:
    """The service, its workers, and what they leave behind."""

    postgresql: Server
    fake: FakeAirflow
    airflow_url: str
    service_port: int
    logs: Path
    running: ExitStack

    def worker(self, *, restarts: int = 0, **settings: str) -> Program:
        return self.running.enter_context(self.program("worker", restarts=restarts, **settings))

    def program(self, name: str, *options: str, restarts: int = 0, **settings: str) -> Program:
        log = self.logs / f"{len(list(self.logs.iterdir()))}.log"
        log.touch()
        command = [f"examples.outbox.{name}", *options]
        return Program(command, self._env() | settings, log, restarts)

    def dead_letters(self, *options: str) -> list[dict[str, JSON]]:
        return dead_letters("examples.outbox", self._env(), *options)

    def _env(self) -> dict[str, str]:
        airflow = client_environment(self.fake, self.airflow_url)
        return {"DATABASE_URL": self.postgresql.url, **airflow, **SETTINGS}

    def order(self, number: int) -> httpx.Response:
        url = f"http://127.0.0.1:{self.service_port}/orders"
        return httpx.post(url, json={"order": number}, timeout=30)

    def is_served(self) -> bool:
        return is_listening(self.service_port)

    def defer(self, arguments: JSONDict, *, task: str = "deliver") -> None:
        """Put a job into the queue that the service would not put there."""
        connector = SyncPsycopgConnector(conninfo=conninfo(self.postgresql))
        app = App(connector=connector).open()
        app.configure_task(task).defer(**arguments)
        app.close()

    def count(self, table: LiteralString) -> int:
        with connected(self.postgresql) as database:
            return len(database.execute(f"table {table}").fetchall())

    def is_idle(self) -> bool:
        """Whether all jobs are done; jobs that are done are deleted."""
        return self.count("procrastinate_jobs") == 0

    def started(self) -> list[int]:
        """The orders that became a run, one for each run."""
        return sorted(int(str(conf["order"])) for conf in self.fake.triggered("orders"))


def conninfo(postgresql: Server) -> str:
    return postgresql.url.replace("+psycopg", "")


@contextmanager
def connected(postgresql: Server) -> Generator[psycopg.Connection]:
    with psycopg.connect(conninfo(postgresql), autocommit=True) as database:
        yield database


@pytest.fixture(scope="module")
def postgresql() -> Iterator[Server]:
    with running_postgresql(print) as server:
        create_schema(server, processes=3)
        yield server


def create_schema(server: Server, *, processes: int) -> None:
    env = os.environ | {"DATABASE_URL": server.url}
    command = [sys.executable, "-m", "examples.outbox.schema"]
    running = [subprocess.Popen(command, env=env, cwd=ROOT) for _ in range(processes)]
    assert [process.wait() for process in running] == [0] * processes


@pytest.fixture(scope="module")
def service_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def service(
    postgresql: Server, service_port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """One service for all tests, as it does not depend on Airflow."""
    address = ["--host", "127.0.0.1", "--port", str(service_port)]
    command = ["uvicorn", "examples.outbox.service:app", *address]
    log = tmp_path_factory.mktemp("service") / "log"
    with Program(command, {"DATABASE_URL": postgresql.url}, log) as program:
        program.wait_until(lambda: is_listening(service_port))
        yield program


@pytest.fixture
def outbox(
    postgresql: Server, service: Program, service_port: int, tmp_path: Path
) -> Iterator[Outbox]:
    fake = FakeAirflow()
    fake.add_dag("orders", params=declared()["orders"])
    with connected(postgresql) as database:
        database.execute(
            "truncate orders, dead_letters, procrastinate_jobs, procrastinate_workers cascade"
        )
    with fake.serving() as url, ExitStack() as running:
        yield Outbox(postgresql, fake, url, service_port, tmp_path, running)


@contextmanager
def down(postgresql: Server) -> Generator[None]:
    postgresql.crash()
    try:
        yield
    finally:
        postgresql.start()


@contextmanager
def spoiled(postgresql: Server, sql: LiteralString) -> Generator[None]:
    """Make the database refuse or delay writes for the duration of the block."""
    with connected(postgresql) as database:
        database.execute(sql)
        try:
            yield
        finally:
            database.execute("drop function spoil cascade")


@contextmanager
def stopped_at_a_new_job(postgresql: Server) -> Generator[Callable[[], bool]]:
    """Block every process that writes a job right before the write, until the end of the block."""
    with spoiled(postgresql, STOP_AT_NEW_JOBS), connected(postgresql) as database:
        database.execute("select pg_advisory_lock(7)")

        def is_stopped() -> bool:
            waiting = "select from pg_locks where locktype = 'advisory' and not granted"
            return database.execute(waiting).rowcount == 1

        yield is_stopped


def test_each_order_becomes_one_run_also_if_it_comes_again_or_airflow_fails(
    outbox: Outbox,
) -> None:
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(outbox.order, [1, 2, 1, 3, 3, 10**30]))
    worker = outbox.worker()
    worker.wait_until(outbox.is_idle)
    again = outbox.order(2)

    worker.wait_until(outbox.is_idle)

    assert [answer.status_code for answer in [*answers, again]] == [202] * 7
    assert again.json() == {"key": "order-2"}
    assert outbox.started() == [1, 2, 3, 10**30]

    outbox.fake.lose_response()
    outbox.order(4)
    worker.wait_until(outbox.is_idle)
    assert outbox.started() == [1, 2, 3, 4, 10**30]
    assert outbox.fake.pending_faults == ()

    outbox.fake.server_error(status=503, times=6)  # more than the attempts of one delivery
    outbox.order(5)
    worker.wait_until(outbox.is_idle)
    assert outbox.started() == [1, 2, 3, 4, 5, 10**30]
    assert outbox.fake.pending_faults == ()
    assert outbox.dead_letters() == []


def test_an_order_that_is_rolled_back_has_no_run_and_may_come_again(outbox: Outbox) -> None:
    faults: list[LiteralString] = [REFUSE_JOBS, REFUSE_COMMITS]
    for number, fault in enumerate(faults):
        before = (number, number)
        with spoiled(outbox.postgresql, fault):
            refused = outbox.order(number + 1)
        left = (outbox.count("orders"), outbox.count("procrastinate_jobs"))

        accepted = outbox.order(number + 1)

        assert (refused.status_code, left, accepted.status_code) == (503, before, 202)
    outbox.worker().wait_until(outbox.is_idle)
    assert outbox.started() == [1, 2]


def test_a_service_that_is_killed_before_the_commit_leaves_neither_order_nor_run(
    outbox: Outbox, service: Program
) -> None:
    with stopped_at_a_new_job(outbox.postgresql) as is_stopped, ThreadPoolExecutor() as pool:
        caller = pool.submit(outbox.order, 1)
        service.wait_until(is_stopped)
        service.kill()
        lost = caller.exception()
    service.start()
    service.wait_until(outbox.is_served)

    assert isinstance(lost, httpx.TransportError)
    assert (outbox.count("orders"), outbox.count("procrastinate_jobs")) == (0, 0)


def test_without_a_database_the_service_answers_503_a_worker_waits_and_both_recover(
    outbox: Outbox,
) -> None:
    outbox.order(1)
    with down(outbox.postgresql):
        refused = outbox.order(2)
        worker = outbox.worker()
        worker.wait_until(lambda: "Connection refused" in worker.output())

    accepted = outbox.order(2)

    assert (refused.status_code, accepted.status_code) == (503, 202)
    worker.wait_until(outbox.is_idle)
    assert outbox.started() == [1, 2]


def test_a_delay_grows_up_to_its_limit_and_respects_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://nowhere/")
    # Other examples that are loaded in this process register metrics under the same names.
    monkeypatch.setattr("prometheus_client.REGISTRY.register", Mock())
    from procrastinate.jobs import Job

    from examples.outbox.worker import Backoff

    def delay(attempts: int, error: Exception) -> float:
        job = Job(queue="q", lock=None, queueing_lock=None, task_name="t", attempts=attempts)
        now = datetime.now(UTC)
        at = Backoff().get_retry_decision(exception=error, job=job).retry_at
        assert at
        return round((at - now) / timedelta(seconds=1))

    def rate_limited(seconds: float | None) -> RateLimited:
        return RateLimited("slow down", status=429, detail="slow down", retry_after=seconds)

    error = ServerError("down", status=503, detail="down")
    assert [delay(n, error) for n in (0, 1, 2, 7, 5_000)] == [5, 10, 20, 300, 300]
    for asked, waited in [(None, 5), (1.0, 5), (900.0, 900), (float("inf"), 86_400)]:
        assert delay(0, rate_limited(asked)) == waited


def test_an_order_that_the_dag_refuses_is_a_dead_letter_until_it_is_requeued(
    outbox: Outbox,
) -> None:
    outbox.order(0)
    outbox.order(-1)
    worker = outbox.worker()
    worker.wait_until(outbox.is_idle)
    letters = outbox.dead_letters()
    first = letters[0]
    assert [letter["key"] for letter in letters] == ["order-0", "order--1"]
    assert first["error"] == "ConfError"
    assert "minimum" in str(first["reason"])
    request = TriggerRequest.from_json(str(first["request"]))
    assert (request.dag_id, request.conf) == ("orders", {"order": 0})

    # A requeue that is killed in the middle loses no dead letter.
    requeue = outbox.program("dead_letters", "--requeue")
    with stopped_at_a_new_job(outbox.postgresql) as is_stopped:
        requeue.start()
        requeue.wait_until(is_stopped)
        requeue.kill()
    assert outbox.dead_letters() == letters
    assert outbox.is_idle()

    outbox.fake.add_dag("orders", params={"order": {"type": "integer"}})
    outbox.dead_letters("--requeue")
    worker.wait_until(outbox.is_idle)
    assert outbox.started() == [-1, 0]
    assert outbox.dead_letters() == []


def test_what_is_not_a_request_is_a_dead_letter_and_no_log_shows_it(outbox: Outbox) -> None:
    jobs: list[JSONDict] = [
        {"request": "{}"},
        {"request": SECRET},
        {"request": '{"version": 1, "dag_id": "orders", "idempotency_key": "a\\u0000\\ud800"}'},
        {"request": {"order": SECRET}},
        {"request": [SECRET]},
        {"request": None},
        {"order": SECRET},
        {},
        {"request": TriggerRequest("orders", {"order": SECRET}, idempotency_key="x").to_json()},
    ]
    for arguments in jobs:
        outbox.defer(arguments)
    outbox.defer({"secret": SECRET}, task="of_another_release")
    worker = outbox.worker()

    worker.wait_until(lambda: outbox.count("dead_letters") == len(jobs))

    letters = outbox.dead_letters()
    assert [letter["error"] for letter in letters] == [
        *("ValueError", "ValueError", "InvalidRunId", "ValueError", "TypeError", "TypeError"),
        *("TypeError", "TypeError", "ConfError"),
    ]
    assert worker.output().count("dead letter") == len(letters)
    assert SECRET not in worker.output()


def test_what_a_killed_worker_held_another_one_delivers(outbox: Outbox) -> None:
    targets: tuple[Target, ...] = ("dag", "trigger")
    expected: list[int] = []
    worker = outbox.worker(REDELIVER_SECONDS=REDELIVER_SECONDS)
    for target in targets:
        outbox.fake.slow(NEVER, on=target)
        for _ in range(4):
            expected.append(len(expected) + 1)
            outbox.order(expected[-1])
        worker.wait_until(lambda: outbox.fake.pending_faults == ())
        other = outbox.worker(REDELIVER_SECONDS=REDELIVER_SECONDS)

        worker.kill()

        other.wait_until(outbox.is_idle)
        assert outbox.started() == expected
        worker = other


def test_an_outcome_that_could_not_be_stored_is_delivered_again(outbox: Outbox) -> None:
    outbox.order(1)
    outbox.fake.slow(0.5)
    # The worker is alive, but its job is delivered again.
    worker = outbox.worker(REDELIVER_SECONDS=REDELIVER_SECONDS)
    worker.wait_until(lambda: outbox.fake.pending_faults == ())
    with connected(outbox.postgresql) as database, database.transaction():
        database.execute("select from procrastinate_jobs for update")
        end = "select pg_terminate_backend(pid) from pg_locks where not granted"
        worker.wait_until(lambda: database.execute(end).fetchall() == [(True,)])

    worker.wait_until(outbox.is_idle)

    assert outbox.started() == [1]


def test_a_worker_outlives_a_crash_of_the_database_or_is_started_again(outbox: Outbox) -> None:
    worker = outbox.worker(restarts=MOST_RESTARTS, REDELIVER_SECONDS=REDELIVER_SECONDS)
    outbox.order(1)
    worker.wait_until(outbox.is_idle)
    with down(outbox.postgresql):
        worker.wait_until(lambda: "ended with status 1: starting it again" in worker.output())
    outbox.order(2)
    worker.wait_until(outbox.is_idle)
    assert outbox.started() == [1, 2]

    outbox.fake.slow(1, times=2)
    outbox.order(3)
    outbox.order(4)
    worker.wait_until(lambda: outbox.fake.pending_faults == ())
    with down(outbox.postgresql):
        pass
    outbox.order(5)
    worker.wait_until(outbox.is_idle)
    assert outbox.started() == [1, 2, 3, 4, 5]


def test_sigterm_lets_the_delivery_in_flight_finish_and_takes_no_other(outbox: Outbox) -> None:
    outbox.fake.slow(1)
    outbox.order(1)
    outbox.order(2)
    worker = outbox.worker(CONCURRENCY="1")
    worker.wait_until(lambda: outbox.fake.pending_faults == ())

    status = worker.terminate(seconds=STOP_SECONDS)

    assert (status, outbox.started(), outbox.count("procrastinate_jobs")) == (0, [1], 1)
    assert outbox.count("procrastinate_workers") == 0


def test_metrics_count_deliveries_by_outcome_and_a_failure_is_given_up_in_the_end(
    outbox: Outbox,
) -> None:
    outbox.fake.rate_limit(retry_after=0, times=5)
    for number in (0, 1):
        outbox.order(number)
    port = free_port()

    worker = outbox.worker(METRICS_PORT=str(port), GIVE_UP_AFTER="3")
    worker.wait_until(outbox.is_idle)

    metrics = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    for line in (
        'deliveries_total{outcome="delivered"} 1.0',
        'deliveries_total{outcome="retried"} 1.0',
        'deliveries_total{outcome="dead"} 1.0',
        'airflow_attempts_total{operation="trigger",status="429"} 5.0',
    ):
        assert line in metrics

    outbox.fake.rate_limit(retry_after=0, times=1000)
    outbox.order(2)
    worker.wait_until(outbox.is_idle)
    _, letter = outbox.dead_letters()
    assert letter["error"] == "RateLimited"
    assert str(letter["reason"]).startswith("gave up after 3 attempts: ")
