"""A Celery task that starts runs, on RabbitMQ.

    python -m celery --app examples.task_queue.tasks worker

RabbitMQ keeps a message until it is acknowledged. On Redis, Celery first takes
a message and then records it as unacknowledged: a worker that is killed in
between loses the message.
"""

import json
import logging
from functools import cache

from celery import Celery, Task
from celery.exceptions import Reject
from celery.signals import worker_init, worker_shutdown
from kombu.entity import Queue
from kombu.exceptions import KombuError
from prometheus_client import Counter, start_http_server

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    RateLimited,
    RetryPolicy,
    TriggerRequest,
)
from examples.metrics import count
from examples.task_queue import settings

log = logging.getLogger(__name__)
DELIVERIES = Counter(
    "deliveries_total", "Deliveries: delivered, retried, dead", ["outcome"]
)
DEAD = Queue("orders.dead", routing_key="orders.dead")
# Messages that Celery rejects, such as unknown tasks, go there too.
to_dead = {
    "x-dead-letter-exchange": "",
    "x-dead-letter-routing-key": DEAD.name,
}
DELIVER = "orders.deliver"
# Replaces the arguments, which Celery would log.
HIDDEN = "(…)"

app = Celery("orders", broker=settings.BROKER_URL)
app.conf.update(
    task_queues=[Queue("orders", queue_arguments=to_dead)],
    task_default_queue="orders",
    task_ignore_result=True,
    accept_content=["json"],
    # A message stays in the queue until its delivery has ended.
    task_acks_late=True,
    worker_prefetch_multiplier=1,
    # Deliveries wait for HTTP: threads suffice, and share one client.
    worker_pool="threads",
    worker_concurrency=settings.CONCURRENCY,
    # Publishing waits until RabbitMQ has stored the message.
    broker_transport_options={"confirm_publish": True},
    # It would block a thread forever after a restart of RabbitMQ.
    worker_enable_prefetch_count_reduction=False,
    # Its queue is named after the host: a second worker would not start.
    worker_enable_remote_control=False,
    broker_connection_retry_on_startup=True,
    broker_connection_max_retries=None,
)


def enqueue(document: str) -> None:
    app.send_task(DELIVER, (document,), argsrepr=HIDDEN)


@app.task(name=DELIVER, bind=True, max_retries=None)
def deliver(task: Task, document: str) -> None:
    """Start the run of a stored request."""
    try:
        client().trigger(TriggerRequest.from_json(document))
    except Exception as error:
        retry_or_bury(task, document, error)
    else:
        DELIVERIES.labels("delivered").inc()


def retry_or_bury(task: Task, document: str, error: Exception) -> None:
    attempts = task.request.retries + 1
    if not (isinstance(error, AirflowTriggerError) and error.retryable):
        bury(document, error, str(error))
    elif attempts >= settings.GIVE_UP_AFTER:
        bury(document, error, f"gave up after {attempts} attempts: {error}")
    else:
        DELIVERIES.labels("retried").inc()
        seconds = delay(error, attempts)
        raise task.retry(countdown=seconds, argsrepr=HIDDEN) from None


def delay(error: AirflowTriggerError, attempts: int) -> float:
    doubled = settings.RETRY_SECONDS * 2.0 ** min(attempts - 1, 30)
    asked = error.retry_after if isinstance(error, RateLimited) else None
    return max(min(doubled, settings.RETRY_MOST_SECONDS), asked or 0)


def bury(document: object, error: Exception, reason: str) -> None:
    kind = type(error).__name__
    # Any publisher may have sent something other than a string.
    text = document if isinstance(document, str) else json.dumps(document)
    letter = {"error": kind, "reason": reason, "request": text}
    try:
        with app.producer_or_acquire() as producer:
            producer.publish(letter, routing_key=DEAD.name, retry=True)
    except (KombuError, OSError) as problem:
        raise Reject(problem, requeue=True) from None
    DELIVERIES.labels("dead").inc()
    log.error("dead letter: %s", kind)  # the reason may quote the conf


@cache
def client() -> AirflowClient:
    """The client of this worker; the queue retries after its deadline."""
    return AirflowClient(retry=RetryPolicy(deadline=30), on_event=count)


@worker_init.connect
def start(**_: object) -> None:
    try:
        client()
    except AirflowTriggerError as error:
        # Celery would log any other exception and continue.
        raise SystemExit(str(error)) from None
    with app.connection_for_write() as connection:
        DEAD.bind(connection.default_channel).declare()
    if settings.METRICS_PORT:
        start_http_server(settings.METRICS_PORT)


@worker_shutdown.connect
def stop(**_: object) -> None:
    """Close the client; all deliveries have ended by now."""
    client().close()
