"""Deliver the jobs of the outbox: `python -m examples.outbox.worker`.

Start as many workers as you need, with systemd, Kubernetes or another tool
that restarts a worker whose exit status is not 0: a worker exits if it loses
the database. On SIGTERM it takes no new jobs, finishes its current ones, and
exits with status 0.
"""

import asyncio
import logging
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from procrastinate import (
    App,
    BaseRetryStrategy,
    JobContext,
    PsycopgConnector,
    RetryDecision,
)
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job
from procrastinate.types import JSONValue
from prometheus_client import Counter, start_http_server
from sqlalchemy import orm

from airflow_trigger import (
    AirflowTriggerError,
    AsyncAirflowClient,
    RateLimited,
    RetryPolicy,
    TriggerRequest,
)
from examples.metrics import count
from examples.outbox import settings
from examples.outbox.schema import DeadLetter, Session

log = logging.getLogger(__name__)
# procrastinate logs the arguments of its tasks, here a conf.
logging.getLogger("procrastinate").setLevel(logging.CRITICAL)

DELIVERIES = Counter(
    "deliveries_total", "Deliveries: delivered, retried, dead", ["outcome"]
)
# Heartbeats are not enough: a live worker may have failed to store that a job
# has ended.
HELD_TOO_LONG = """
    SELECT job_id
    FROM procrastinate_events JOIN procrastinate_jobs job ON job.id = job_id
    WHERE task_name = 'deliver' AND status = 'doing' GROUP BY job_id
    HAVING max(at) < now() - %(seconds)s * interval '1 second'
"""

conninfo = settings.DATABASE_URL.replace("+psycopg", "", 1)
# A worker exits if it gets no connection for this many seconds.
app = App(connector=PsycopgConnector(conninfo=conninfo, timeout=5))


class Backoff(BaseRetryStrategy):
    """Retry every failed job, with exponential backoff."""

    def get_retry_decision(
        self, *, exception: BaseException, job: Job
    ) -> RetryDecision:
        doubled = settings.RETRY_SECONDS * 2 ** min(job.attempts, 30)
        delay = min(doubled, settings.RETRY_MOST_SECONDS)
        if isinstance(exception, RateLimited) and exception.retry_after:
            delay = max(delay, min(exception.retry_after, 86_400))
        at = datetime.now(UTC) + timedelta(seconds=delay)
        return RetryDecision(retry_at=at)


# It takes any arguments: a job that is not a request is a dead letter.
@app.task(name="deliver", retry=Backoff(), pass_context=True)
async def deliver(context: JobContext, /, **_: JSONValue) -> None:
    """Start the run of a stored request."""
    airflow: AsyncAirflowClient = context.additional_context["airflow"]
    document: Any = context.job.task_kwargs.get("request")
    key = None
    try:
        request = TriggerRequest.from_json(document)
        key = request.idempotency_key
        await airflow.trigger(request)
        DELIVERIES.labels("delivered").inc()
    except Exception as error:
        reason = why_dead(error, context.job.attempts + 1)
        if reason is None:
            DELIVERIES.labels("retried").inc()
            raise
        kind = type(error).__name__
        letter = {"key": key, "error": kind, "reason": reason}
        letter["request"] = document
        await asyncio.to_thread(bury, context.job, letter)


def why_dead(error: Exception, attempts: int) -> str | None:
    """Return why not to retry a delivery, or None to retry it."""
    if not (isinstance(error, AirflowTriggerError) and error.retryable):
        return str(error)
    if attempts < settings.GIVE_UP_AFTER:
        return None
    return f"gave up after {attempts} attempts: {error}"


def bury(job: Job, letter: dict[str, Any]) -> None:
    with Session.begin() as session:
        session.merge(DeadLetter(job=job.id, letter=letter))
    DELIVERIES.labels("dead").inc()
    # Without the reason, as it may quote the conf.
    log.error("dead letter: job %s, %s", job.id, letter["error"])


def enqueue(session: orm.Session, request: JSONValue) -> None:
    """Write a job in the transaction of the session."""
    # As a string: jsonb cannot hold every JSON object, such as U+0000.
    connection = session.connection().connection.driver_connection
    deliver.configure(connection=connection).defer(request=request)


async def bring_back() -> None:
    """Redeliver the jobs that no worker will complete."""
    query = app.connector.execute_query_all_async
    retry = app.job_manager.retry_job_by_id_async
    after = settings.REDELIVER_SECONDS
    while True:
        # If two workers do this at once, one finds that the job has changed;
        # and the key makes a second delivery safe.
        with suppress(ConnectorException):
            for row in await query(HELD_TOO_LONG, seconds=after):
                await retry(row["job_id"], datetime.now(UTC))
        await asyncio.sleep(after / 3)


async def main() -> None:
    # On Ctrl-C asyncio cancels this task, and the worker finishes its jobs.
    signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))
    policy = RetryPolicy(deadline=30)  # after that, the queue retries
    async with (
        AsyncAirflowClient(retry=policy, on_event=count) as airflow,
        app.open_async(),
        asyncio.TaskGroup() as group,
    ):
        group.create_task(bring_back())
        await app.run_worker_async(
            queues=[deliver.queue],
            concurrency=settings.CONCURRENCY,
            # Jobs to retry are found only by polling.
            fetch_job_polling_interval=min(settings.RETRY_SECONDS, 5),
            delete_jobs="successful",
            additional_context={"airflow": airflow},
            install_signal_handlers=False,
        )
        sys.exit("the database was lost")


if __name__ == "__main__":
    logging.basicConfig()
    if settings.METRICS_PORT:
        start_http_server(settings.METRICS_PORT)
    with suppress(KeyboardInterrupt):
        asyncio.run(main())
