"""The event stream of examples/event_stream: its processes, a real Redis, the fake over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from airflow_trigger import TriggerRequest
from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow
from tests.example_dags import declared
from tests.queues.backlog import connected, events_left
from tests.queues.programs import (
    Program,
    client_environment,
    dead_letters,
    free_port,
    is_listening,
)
from tests.queues.servers import Server, running_redis

SETTINGS = {
    "RETRY_SECONDS": "0.1",
    "RETRY_MOST_SECONDS": "0.3",
    "REDELIVER_SECONDS": "60",
    "CONCURRENCY": "4",
}
# Longer than any test: for a response that a worker is killed before it receives.
NEVER = 60.0
STOP_SECONDS = 30.0
EVENTS, RETRIES, DEAD = "orders", "orders:retries", "orders:dead"
GROUP = "airflow"
# Part of a conf; must not appear in any log.
SECRET = "hunter2-of-the-customer"


@dataclass
class Stream:
    """The service, its workers, and what they leave behind."""

    server: Server
    redis: Any
    fake: FakeAirflow
    airflow_url: str
    service_port: int
    logs: Path
    running: ExitStack

    def worker(self, *, restarts: int = 0, **settings: str) -> Program:
        log = self.logs / f"{len(list(self.logs.iterdir()))}.log"
        log.touch()
        command, env = ["examples.event_stream.worker"], self._env() | settings
        return self.running.enter_context(Program(command, env, log, restarts))

    def dead_letters(self, *options: str) -> list[dict[str, JSON]]:
        return dead_letters("examples.event_stream", self._env(), *options)

    def _env(self) -> dict[str, str]:
        airflow = client_environment(self.fake, self.airflow_url)
        return {"REDIS_URL": self.server.url, **airflow, **SETTINGS}

    def order(self, number: int) -> httpx.Response:
        url = f"http://127.0.0.1:{self.service_port}/orders"
        return httpx.post(url, json={"order": number}, timeout=30)

    def is_served(self) -> bool:
        return is_listening(self.service_port)

    def put(self, fields: Mapping[bytes, bytes]) -> None:
        """Put something into the stream that the service would not put there."""
        self.redis.xadd(EVENTS, fields)

    def count_dead(self) -> int:
        return int(self.redis.hlen(DEAD))

    def empty(self) -> None:
        """Delete the stream, and with it the group."""
        self.redis.delete(EVENTS, RETRIES, DEAD)

    def is_idle(self) -> bool:
        return events_left(self.server.url) == 0

    def is_delivering(self) -> bool:
        return len(self.fake.requests("trigger")) > 0

    def started(self) -> list[int]:
        """The orders that became a run, one for each run."""
        return sorted(int(str(conf["order"])) for conf in self.fake.triggered("orders"))


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_redis(print) as server:
        yield server


@pytest.fixture(scope="module")
def service_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def service(
    server: Server, service_port: int, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Program]:
    """One service for all tests, as it does not depend on Airflow."""
    address = ["--host", "127.0.0.1", "--port", str(service_port)]
    command = ["uvicorn", "examples.event_stream.service:app", *address]
    log = tmp_path_factory.mktemp("service") / "log"
    with Program(command, {"REDIS_URL": server.url}, log) as program:
        program.wait_until(lambda: is_listening(service_port))
        yield program


@pytest.fixture
def stream(server: Server, service: Program, service_port: int, tmp_path: Path) -> Iterator[Stream]:
    fake = FakeAirflow()
    fake.add_dag("orders", params=declared()["orders"])
    with connected(server.url) as redis, fake.serving() as url, ExitStack() as running:
        redis.delete(EVENTS, RETRIES, DEAD)
        yield Stream(server, redis, fake, url, service_port, tmp_path, running)


def told(worker: Program) -> list[str]:
    """The lines of its log, without those about a slow Redis."""
    return [line for line in worker.output().splitlines() if ":orders:" in line]


def test_each_order_is_one_run_also_if_it_is_placed_twice_or_its_response_is_lost(
    stream: Stream,
) -> None:
    stream.fake.lose_response()
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(stream.order, [1, 2, 1, 3, 3, 10**30]))
    worker = stream.worker()
    worker.wait_until(stream.is_idle)
    again = stream.order(2)

    worker.wait_until(stream.is_idle)

    assert [answer.status_code for answer in [*answers, again]] == [202] * 7
    assert again.json() == {"key": "order-2"}
    assert (stream.started(), stream.fake.pending_faults) == ([1, 2, 3, 10**30], ())
    assert told(worker) == []


def test_what_was_published_before_the_first_worker_by_a_service_that_was_killed_is_delivered(
    stream: Stream, service: Program
) -> None:
    stream.put({b"order": b"1"})
    assert stream.order(2).status_code == 202

    service.kill()
    service.start()
    service.wait_until(stream.is_served)

    stream.worker().wait_until(stream.is_idle)
    assert stream.started() == [1, 2]


def test_each_event_goes_to_one_of_several_workers(stream: Stream) -> None:
    workers = [stream.worker() for _ in range(2)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(stream.order, range(1, 41)))

    workers[0].wait_until(stream.is_idle)

    assert len(stream.fake.runs("orders")) == 40
    assert len(stream.fake.requests("trigger")) == 40


def test_what_is_retryable_is_delivered_again_until_it_works_and_counted(stream: Stream) -> None:
    stream.fake.server_error(status=503, times=10)
    stream.order(1)
    port = free_port()
    worker = stream.worker(METRICS_PORT=str(port))

    worker.wait_until(stream.is_idle)

    assert (stream.started(), stream.count_dead()) == ([1], 0)
    worker.wait_until(lambda: metrics(port)['deliveries_total{outcome="delivered"}'] == 1)
    assert metrics(port)['deliveries_total{outcome="retried"}'] >= 1
    trigger = 'airflow_attempts_total{operation="trigger",status="%s"}'
    assert metrics(port)[trigger % 503] == 10
    assert metrics(port)[trigger % 200] == 1


def metrics(port: int) -> dict[str, float]:
    text = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    samples = [line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#")]
    return {name: float(value) for name, value in samples}


def test_a_retry_waits_as_long_as_the_server_asks(stream: Stream) -> None:
    stream.fake.rate_limit(retry_after=500)
    stream.order(1)
    worker = stream.worker()

    worker.wait_until(lambda: bool(stream.redis.zcard(RETRIES)))

    [(member, due)] = stream.redis.zrange(RETRIES, 0, -1, withscores=True)
    now, _ = stream.redis.time()
    assert 400 < due - now < 600
    assert json.loads(member) == {"order": "1", "attempts": "1"}


def test_after_enough_attempts_it_is_a_dead_letter(stream: Stream) -> None:
    stream.fake.rate_limit(retry_after=0, times=1000)
    stream.order(1)
    worker = stream.worker(GIVE_UP_AFTER="3")

    worker.wait_until(lambda: stream.count_dead() == 1)

    [letter] = stream.dead_letters()
    assert (letter["key"], letter["error"]) == ("order-1", "RateLimited")
    assert str(letter["reason"]).startswith("gave up after 3 attempts: ")


def test_a_refused_order_is_a_dead_letter_with_its_reason_and_can_be_tried_again(
    stream: Stream,
) -> None:
    for number in (0, 0, 1):
        stream.order(number)
    worker = stream.worker()
    worker.wait_until(stream.is_idle)

    [letter] = stream.dead_letters()
    stream.fake.add_dag("orders")
    assert stream.dead_letters("--requeue") == []
    worker.wait_until(stream.is_idle)

    assert (letter["key"], letter["error"]) == ("order-0", "ConfError")
    assert "order" in str(letter["reason"])
    document = letter["request"]
    assert isinstance(document, dict)
    assert TriggerRequest.from_json(document).conf == {"order": 0}
    assert stream.started() == [0, 1]
    assert stream.dead_letters() == []
    assert len(told(worker)) == 2
    assert all("ConfError" in line for line in told(worker))


def test_what_is_no_event_is_a_dead_letter_and_never_logged(stream: Stream) -> None:
    secret = SECRET.encode()
    strange = [
        {b"order": secret},
        {b"invoice": secret},
        {b"order": b"", b"note": secret},
        {b"order": b"1.5", b"note": secret},
        {b"order": b'{"version": 1, "note": "%s"}' % secret},
        {b"\xff": b"\xfe" + secret},
        {b"order": b"9" * 5000},
        {b"__data__": json.dumps({"data": SECRET, "headers": 5}).encode()},
        {b"field %d" % number: secret for number in range(5000)},
        {b"__data__": b"\x89BIN\x0d\x0a\x1a\x0a\x00\x01" + secret},
    ]
    for fields in strange:
        stream.put(fields)
    stream.order(1)
    worker = stream.worker()

    worker.wait_until(stream.is_idle)
    stream.dead_letters("--requeue")
    worker.wait_until(lambda: stream.is_idle() and stream.count_dead() == len(strange))

    letters = stream.dead_letters()
    assert stream.started() == [1]
    assert sum(SECRET in json.dumps(letter["request"]) for letter in letters) == len(strange) - 1
    assert SECRET not in worker.output()
    assert len(told(worker)) == 2 * len(strange)


def test_a_worker_killed_in_a_delivery_loses_nothing_and_doubles_nothing(stream: Stream) -> None:
    stream.fake.slow(NEVER, times=2)
    for number in (1, 2, 3):
        stream.order(number)
    worker = stream.worker()
    worker.wait_until(stream.is_delivering)
    worker.kill()
    left = not stream.is_idle()

    stream.worker(REDELIVER_SECONDS="3").wait_until(stream.is_idle)

    assert left
    assert stream.started() == [1, 2, 3]
    assert stream.count_dead() == 0


def test_what_kills_its_workers_is_given_up(stream: Stream) -> None:
    stream.fake.slow(NEVER)
    stream.order(1)
    worker = stream.worker(GIVE_UP_AFTER="1")
    worker.wait_until(stream.is_delivering)
    worker.kill()

    stream.worker(GIVE_UP_AFTER="1", REDELIVER_SECONDS="3").wait_until(stream.is_idle)

    [letter] = stream.dead_letters()
    assert (letter["key"], letter["reason"]) == ("order-1", "gave up: 1 attempts never ended")


def test_redis_may_crash_while_they_run(stream: Stream) -> None:
    stream.fake.server_error(status=503, times=8)
    stream.order(1)
    stream.order(0)
    # Deliveries that could not be settled during the crash are still pending.
    worker = stream.worker(REDELIVER_SECONDS="6")
    worker.wait_until(stream.is_delivering)

    stream.server.crash()
    down = stream.order(2)
    stream.server.start()
    up = stream.order(2)

    worker.wait_until(lambda: stream.is_idle() and len(stream.fake.runs("orders")) == 2)
    assert (down.status_code, up.status_code) == (503, 202)
    assert stream.started() == [1, 2]
    assert [letter["key"] for letter in stream.dead_letters()] == ["order-0"]


def test_a_worker_takes_only_what_it_can_deliver_soon_and_finishes_that_after_sigterm(
    stream: Stream,
) -> None:
    stream.fake.slow(3, times=20)
    for number in range(1, 21):
        stream.order(number)
    worker = stream.worker()
    worker.wait_until(lambda: len(stream.fake.requests("trigger")) == 4)

    # Besides the 4 in delivery, two may wait.
    assert stream.redis.xpending(EVENTS, GROUP)["pending"] <= 4 + 2
    status = worker.terminate(seconds=STOP_SECONDS)

    begun, left = len(stream.fake.requests("trigger")), events_left(stream.server.url)
    assert status == 0
    assert begun < 20
    assert begun + left == 20
    assert told(worker) == []


def test_a_worker_whose_group_is_gone_ends_with_an_error_so_that_it_is_started_again(
    stream: Stream,
) -> None:
    stream.order(1)
    worker = stream.worker(restarts=1)
    worker.wait_until(stream.is_idle)

    stream.empty()
    stream.order(2)

    worker.wait_until(lambda: stream.is_idle() and len(stream.fake.runs("orders")) == 2)
    assert stream.started() == [1, 2]
