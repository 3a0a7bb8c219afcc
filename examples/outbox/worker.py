"""Deliver what is in the outbox: `python -m examples.outbox.worker`.

Start as many as you like, by something that starts one again if it ends with
another status than 0, such as systemd or Kubernetes: a worker ends if it has
lost the database. On SIGTERM it takes no new job, finishes those that it has,
and ends with status 0.
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
# It logs the arguments of its tasks, here a conf.
logging.getLogger("procrastinate").setLevel(logging.CRITICAL)

DELIVERIES = Counter(
    "deliveries_total", "Deliveries: delivered, retried, dead", ["outcome"]
)
# Not by signs of life: a worker that lives may have lost the end of a job.
HELD_TOO_LONG = """
    SELECT job_id
    FROM procrastinate_events JOIN procrastinate_jobs job ON job.id = job_id
    WHERE task_name = 'deliver' AND status = 'doing' GROUP BY job_id
    HAVING max(at) < now() - %(seconds)s * interval '1 second'
"""

conninfo = settings.DATABASE_URL.replace("+psycopg", "", 1)
# A worker that gets no connection for so many seconds ends.
app = App(connector=PsycopgConnector(conninfo=conninfo, timeout=5))


class Backoff(BaseRetryStrategy):
    """Repeat whatever failed, later and later."""

    def get_retry_decision(
        self, *, exception: BaseException, job: Job
    ) -> RetryDecision:
        doubled = settings.RETRY_SECONDS * 2 ** min(job.attempts, 30)
        delay = min(doubled, settings.RETRY_MOST_SECONDS)
        if isinstance(exception, RateLimited) and exception.retry_after:
            delay = max(delay, min(exception.retry_after, 86_400))
        at = datetime.now(UTC) + timedelta(seconds=delay)
        return RetryDecision(retry_at=at)


# With any arguments: what is not a request is a dead letter.
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
    """Return why a delivery is not to be repeated, or None if it is."""
    if not (isinstance(error, AirflowTriggerError) and error.retryable):
        return str(error)
    if attempts < settings.GIVE_UP_AFTER:
        return None
    return f"gave up after {attempts} attempts: {error}"


def bury(job: Job, letter: dict[str, Any]) -> None:
    with Session.begin() as session:
        session.merge(DeadLetter(job=job.id, letter=letter))
    DELIVERIES.labels("dead").inc()
    # Without the reason, which may quote the conf.
    log.error("dead letter: job %s, %s", job.id, letter["error"])


def enqueue(session: orm.Session, request: JSONValue) -> None:
    """Write a job as a part of the transaction of the session."""
    # A string, as jsonb cannot hold all that an object may, such as U+0000.
    connection = session.connection().connection.driver_connection
    deliver.configure(connection=connection).defer(request=request)


async def bring_back() -> None:
    """Deliver again what no worker will complete."""
    query = app.connector.execute_query_all_async
    retry = app.job_manager.retry_job_by_id_async
    after = settings.REDELIVER_SECONDS
    while True:
        # Of two workers that do this at once, one finds the job changed; and
        # the key makes a second delivery harmless.
        with suppress(ConnectorException):
            for row in await query(HELD_TOO_LONG, seconds=after):
                await retry(row["job_id"], datetime.now(UTC))
        await asyncio.sleep(after / 3)


async def main() -> None:
    # On Ctrl-C asyncio cancels this, on which the worker finishes its jobs.
    signal.signal(signal.SIGTERM, signal.getsignal(signal.SIGINT))
    patience = RetryPolicy(deadline=30)  # the queue has more of it
    async with (
        AsyncAirflowClient(retry=patience, on_event=count) as airflow,
        app.open_async(),
        asyncio.TaskGroup() as group,
    ):
        group.create_task(bring_back())
        await app.run_worker_async(
            queues=[deliver.queue],
            concurrency=settings.CONCURRENCY,
            # Jobs that are to be repeated are found by polling alone.
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
