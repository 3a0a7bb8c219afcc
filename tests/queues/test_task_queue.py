"""The task queue: its own processes, a real RabbitMQ, and the fake over HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from unittest.mock import Mock

import httpx
import pytest
from amqp.exceptions import NotFound
from kombu import pools
from kombu.connection import Connection

from airflow_trigger import RateLimited, ServerError, TriggerRequest
from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow
from tests.example_dags import declared
from tests.queues.programs import (
    Program,
    client_environment,
    dead_letters,
    free_port,
    is_listening,
)
from tests.queues.servers import Server, running_rabbitmq

SETTINGS = {"RETRY_SECONDS": "0.2", "RETRY_MOST_SECONDS": "1", "CONCURRENCY": "4"}
WORKER = ["celery", "--app", "examples.task_queue.tasks", "worker"]
# Longer than any test: for a response that a worker is killed before it receives.
NEVER = 60.0
STOP_SECONDS = 30.0
# Part of a conf; must not appear in any log.
SECRET = "hunter2-of-the-customer"
DELIVER, DEAD = "orders.deliver", "orders.dead"


@dataclass
class Queue:
    """The service, its workers, and what they leave behind."""

    server: Server
    fake: FakeAirflow
    airflow_url: str
    service_port: int
    logs: Path
    running: ExitStack

    def worker(self, **settings: str) -> Program:
        return self.running.enter_context(self.program(*WORKER, **settings))

    def service(self) -> Program:
        port = str(self.service_port)
        command = ["uvicorn", "examples.task_queue.service:app", "--port", port]
        service = self.running.enter_context(self.program(*command))
        service.wait_until(lambda: is_listening(self.service_port))
        return service

    def program(self, *command: str, **settings: str) -> Program:
        log = self.logs / f"{len(list(self.logs.iterdir()))}.log"
        log.touch()
        return Program(command, self.env() | settings, log)

    def env(self) -> dict[str, str]:
        airflow = client_environment(self.fake, self.airflow_url)
        return {"BROKER_URL": self.server.url, **airflow, **SETTINGS}

    def order(self, number: int) -> int:
        url = f"http://127.0.0.1:{self.service_port}/orders"
        response = httpx.post(url, json={"order": number}, timeout=30, trust_env=False)
        if response.is_success:
            assert response.json() == {"key": f"order-{number}"}
        return response.status_code

    def send(self, *arguments: object, task: str = DELIVER) -> None:
        """Put a message into the queue that the service would not put there."""
        app = celery_app(self.server.url)
        app.send_task(task, arguments, argsrepr="(…)")
        app.close()

    def publish(self, body: object, **options: object) -> None:
        """Like `send`, but below the level of Celery's tasks."""
        app = celery_app(self.server.url)
        with app.producer_or_acquire() as producer:
            producer.publish(body, routing_key="orders", exchange="", **options)
        app.close()

    def dead_letters(self, *options: str) -> list[dict[str, JSON]]:
        return dead_letters("examples.task_queue", self.env(), *options)

    def waiting(self, queue: str = "orders") -> int:
        """How many messages no worker holds."""
        with rabbitmq(self.server.url) as connection:
            try:
                declared = connection.default_channel.queue_declare(queue, passive=True)
            except NotFound:  # no worker has declared it yet
                return 0
            count: int = declared.message_count
        return count

    def started(self) -> list[JSON]:
        """The orders that became a run, one for each run."""
        return sorted((conf["order"] for conf in self.fake.triggered("orders")), key=str)


def rabbitmq(url: str) -> Any:
    connect: Any = Connection  # it is untyped
    return connect(url)


def celery_app(url: str) -> Any:
    """An application with only the queue of the example."""
    from celery import Celery
    from kombu.entity import Queue as Declared

    declare: Any = Declared
    dead = {"x-dead-letter-exchange": "", "x-dead-letter-routing-key": DEAD}
    app: Any = Celery("test", broker=url, set_as_current=False)
    app.conf.task_queues = [declare("orders", queue_arguments=dead)]
    app.conf.task_default_queue = "orders"
    app.conf.broker_transport_options = {"confirm_publish": True}
    return app


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running_rabbitmq(print) as server:
        yield server


@pytest.fixture
def queue(server: Server, tmp_path: Path) -> Iterator[Queue]:
    fake = FakeAirflow()
    fake.add_dag("orders", params=declared()["orders"])
    with rabbitmq(server.url) as connection:
        for name in ("orders", DEAD):
            connection.default_channel.queue_delete(name)
    # Otherwise kombu assumes that the queues of the previous test are still declared.
    cast(Any, pools).reset()
    with fake.serving() as url, ExitStack() as running:
        yield Queue(server, fake, url, free_port(), tmp_path, running)
    assert [log for log in tmp_path.iterdir() if SECRET in log.read_text()] == []


def test_an_order_becomes_one_run_however_often_it_comes_and_metrics_count_it(
    queue: Queue,
) -> None:
    queue.fake.lose_response()
    queue.service()
    port = free_port()
    worker = queue.worker(METRICS_PORT=str(port))

    assert [queue.order(17), queue.order(18), queue.order(17)] == [202] * 3
    queue.send(document(18))

    delivered = 'deliveries_total{outcome="delivered"} 4.0'
    worker.wait_until(lambda: delivered in metrics(port))
    assert queue.started() == [17, 18]
    assert 'airflow_attempts_total{operation="trigger",status="200"}' in metrics(port)


def metrics(port: int) -> str:
    if not is_listening(port):
        return ""
    return httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False).text


def test_a_server_that_fails_gets_the_order_again_until_it_works(queue: Queue) -> None:
    queue.fake.server_error(status=503, times=6)
    queue.send(document(17))
    port = free_port()
    worker = queue.worker(METRICS_PORT=str(port))

    worker.wait_until(lambda: 'outcome="delivered"} 1.0' in metrics(port))

    assert queue.started() == [17]
    assert 'outcome="retried"}' in metrics(port)
    assert queue.dead_letters() == []


def test_what_fails_too_often_is_a_dead_letter_until_it_is_queued_again(queue: Queue) -> None:
    queue.fake.server_error(times=5)
    queue.send(document(17))
    worker = queue.worker(GIVE_UP_AFTER="1")
    worker.wait_until(lambda: "dead letter" in worker.output())

    (letter,) = queue.dead_letters()

    assert (letter["key"], letter["error"]) == ("order-17", "ServerError")
    assert str(letter["reason"]).startswith("gave up after 1 attempts: ")
    queue.dead_letters("--requeue")
    worker.wait_until(lambda: queue.started() == [17])
    assert queue.dead_letters() == []


def test_a_refused_order_is_a_dead_letter_with_its_reason_and_can_be_queued_again(
    queue: Queue,
) -> None:
    queue.service()
    worker = queue.worker()
    assert queue.order(0) == 202
    worker.wait_until(lambda: "dead letter" in worker.output())

    (letter,) = queue.dead_letters()

    assert (letter["key"], letter["error"]) == ("order-0", "ConfError")
    assert "minimum" in str(letter["reason"])
    assert TriggerRequest.from_json(str(letter["request"])) == order(0)
    assert queue.dead_letters() == [letter]
    queue.fake.add_dag("orders")
    # The worker has cached the declared params of the DAG.
    worker.terminate(seconds=STOP_SECONDS)
    queue.dead_letters("--requeue")
    again = queue.worker()
    again.wait_until(lambda: queue.started() == [0])
    assert queue.dead_letters() == []


def test_what_is_no_request_is_a_dead_letter_and_others_are_delivered(queue: Queue) -> None:
    queue.send(SECRET)
    queue.send({"order": SECRET})
    queue.send(TriggerRequest("orders", idempotency_key="k").to_json()[:-1])
    queue.send(document(17))
    worker = queue.worker()

    worker.wait_until(lambda: queue.started() == [17])
    worker.wait_until(lambda: queue.waiting(DEAD) == 3)

    assert [letter["error"] for letter in queue.dead_letters()] == ["ValueError"] * 3


def test_what_celery_itself_refuses_is_a_dead_letter_too(queue: Queue) -> None:
    queue.send(document(1), task="orders.renamed")
    queue.publish({"order": 2}, serializer="json")
    worker = queue.worker()

    worker.wait_until(lambda: queue.waiting(DEAD) == 2)

    letters = {letter["error"]: letter for letter in queue.dead_letters()}
    assert letters.keys() == {"Refused", "Unreadable"}
    assert letters["Refused"]["key"] == "order-1"


def test_no_dead_letter_is_lost_when_queueing_them_again_is_killed(queue: Queue) -> None:
    worker = queue.worker()
    for number in range(40):
        queue.send(f"no request {number}")
    worker.wait_until(lambda: queue.waiting(DEAD) == 40)
    worker.kill()
    again = queue.running.enter_context(
        queue.program("examples.task_queue.dead_letters", "--requeue")
    )

    again.wait_until(lambda: queue.waiting() > 0)
    again.kill()

    found = {str(letter["request"]) for letter in queue.dead_letters()}
    with rabbitmq(queue.server.url) as connection:
        channel = connection.default_channel
        while message := channel.basic_get("orders", no_ack=True):
            found.add(str(json.loads(message.body)[0][0]))
    assert found == {f"no request {number}" for number in range(40)}


def test_what_a_killed_worker_held_becomes_one_run_by_another(queue: Queue) -> None:
    queue.fake.slow(NEVER, times=4)
    queue.service()
    first = queue.worker()
    assert {queue.order(number) for number in range(1, 9)} == {202}
    first.wait_until(lambda: len(queue.started()) == 4)
    first.kill()

    second = queue.worker()
    second.wait_until(lambda: len(queue.started()) == 8)
    assert second.terminate(seconds=STOP_SECONDS) == 0

    assert queue.started() == list(range(1, 9))
    assert queue.waiting() == 0


def test_a_crash_of_rabbitmq_loses_no_order_and_all_recover_by_themselves(queue: Queue) -> None:
    queue.service()
    worker = queue.worker()
    assert queue.order(1) == 202
    worker.wait_until(lambda: queue.started() == [1])
    queue.fake.slow(1)
    assert queue.order(2) == 202
    worker.wait_until(lambda: queue.started() == [1, 2])  # the response is still to come

    queue.server.crash()
    try:
        refused = queue.order(3)
    finally:
        queue.server.start()

    assert refused == 503
    assert [queue.order(4), queue.order(5)] == [202] * 2
    worker.wait_until(lambda: len(queue.started()) == 4)
    assert worker.terminate(seconds=STOP_SECONDS) == 0
    assert queue.started() == [1, 2, 4, 5]
    assert queue.waiting() == 0


def test_a_worker_that_is_told_to_stop_finishes_what_it_is_doing(queue: Queue) -> None:
    queue.fake.slow(2)
    queue.send(document(17))
    worker = queue.worker(CONCURRENCY="1")
    worker.wait_until(lambda: queue.started() == [17])
    queue.send(document(18))

    assert worker.terminate(seconds=STOP_SECONDS) == 0

    assert queue.started() == [17]
    assert queue.waiting() == 1
    assert "Traceback" not in worker.output()
    second = queue.worker()
    second.wait_until(lambda: queue.started() == [17, 18])


def test_a_worker_without_settings_for_airflow_does_not_start(queue: Queue) -> None:
    queue.send(document(17))
    worker = queue.program(*WORKER, AIRFLOW_TRIGGER_URL="")

    with worker, pytest.raises(AssertionError, match="AIRFLOW_TRIGGER_URL"):
        worker.wait_until(lambda: False)

    assert queue.waiting() == 1


def test_the_delay_doubles_up_to_its_cap_unless_the_server_asks_for_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Other examples that are loaded in this process register metrics under the same names.
    monkeypatch.setattr("prometheus_client.REGISTRY.register", Mock())
    from examples.task_queue import settings
    from examples.task_queue.tasks import delay

    monkeypatch.setattr(settings, "RETRY_SECONDS", 5)
    monkeypatch.setattr(settings, "RETRY_MOST_SECONDS", 300)
    failed = ServerError("it failed", status=503, detail="")
    limited = RateLimited("slow down", status=429, detail="", retry_after=400)

    assert [delay(failed, attempts) for attempts in (1, 2, 3, 7, 10_000)] == [5, 10, 20, 300, 300]
    assert delay(limited, 1) == 400


def order(number: int) -> TriggerRequest:
    return TriggerRequest("orders", {"order": number}, idempotency_key=f"order-{number}")


def document(number: int) -> str:
    return order(number).to_json()
