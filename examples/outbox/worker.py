"""Deliver what is in the outbox: `python -m examples.outbox.worker`.

Start as many as you like. On SIGTERM a worker takes no new job, finishes
those that it has, and exits with status 0. It outlives a restart of
PostgreSQL; what a killed worker held, another one delivers.
"""

import asyncio
import logging
import signal
from contextlib import suppress

from procrastinate import JobContext
from procrastinate.exceptions import ConnectorException
from procrastinate.middleware import AsyncCallNext
from procrastinate.worker import Worker
from prometheus_client import start_http_server
from psycopg_pool import AsyncConnectionPool

from airflow_trigger import AsyncAirflowClient, RetryPolicy
from examples.outbox.dead_letters import bury, why_dead
from examples.outbox.metrics import DELIVERIES, count
from examples.outbox.settings import (
    CONCURRENCY,
    METRICS_PORT,
    REDELIVER_SECONDS,
    RETRY_SECONDS,
)
from examples.outbox.tasks import CONNINFO, app, deliver

LOG = logging.getLogger(__name__)


async def judge(
    call_next: AsyncCallNext, context: JobContext, worker: Worker
) -> None:
    """Let procrastinate see only the failures that are to be repeated."""
    try:
        await call_next()
        outcome = "delivered"
    except Exception as error:
        reason = why_dead(error, context.job)
        if reason is None:
            DELIVERIES.labels("retried").inc()
            raise
        await asyncio.to_thread(bury, context.job, error, reason)
        outcome = "dead"
    DELIVERIES.labels(outcome).inc()


async def stop_if_not_stored(
    call_next: AsyncCallNext, context: JobContext, worker: Worker
) -> None:
    """Stop a worker that could not store how a job ended.

    The job would be "doing" for as long as this worker shows signs of life.
    When it stops, the job belongs to nobody, and `bring_back` finds it.
    """

    def check(job: asyncio.Task[object]) -> None:
        if not job.cancelled() and job.exception():
            worker.stop()

    job = asyncio.current_task()
    assert job
    job.add_done_callback(check)
    await call_next()


async def bring_back() -> None:
    """Deliver again what workers without a sign of life hold."""
    while True:
        await asyncio.sleep(REDELIVER_SECONDS / 3)
        # Of two workers that do this at once, one finds the job changed; and
        # the key makes a second delivery harmless.
        with suppress(ConnectorException):
            for job in await app.job_manager.get_stalled_jobs(
                seconds_since_heartbeat=REDELIVER_SECONDS
            ):
                await app.job_manager.retry_job(job)


async def work(airflow: AsyncAirflowClient, stop: asyncio.Event) -> None:
    """Run a worker, and another one after it has lost the database."""
    while not stop.is_set():
        worker = Worker(
            app,
            queues=[deliver.queue],
            concurrency=CONCURRENCY,
            # Jobs that are to be repeated are found by polling alone.
            fetch_job_polling_interval=min(RETRY_SECONDS, 5),
            update_heartbeat_interval=REDELIVER_SECONDS / 3,
            stalled_worker_timeout=REDELIVER_SECONDS,
            delete_jobs="successful",
            additional_context={"airflow": airflow},
            install_signal_handlers=False,
            task_middleware=[judge],
            worker_middleware=[stop_if_not_stored],
        )
        stopping = asyncio.create_task(stop_at(stop, worker))
        try:
            await worker.run()
        except ConnectorException as error:
            LOG.warning("no database: %s", error.__cause__)
            await asyncio.sleep(1)
        finally:
            stopping.cancel()


async def stop_at(stop: asyncio.Event, worker: Worker) -> None:
    await stop.wait()
    worker.stop()


async def main() -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with (
        # The queue is what is patient, not the client.
        AsyncAirflowClient(
            retry=RetryPolicy(deadline=30), on_event=count
        ) as airflow,
        AsyncConnectionPool(
            CONNINFO,
            min_size=1,
            max_size=CONCURRENCY,
            # The longer it is in vain, the rarer the pool tries to connect:
            # a new attempt after 10 seconds is soon there after an outage.
            timeout=10,
            reconnect_timeout=10,
            check=AsyncConnectionPool.check_connection,
        ) as pool,
        app.open_async(pool),
        # If one of the two fails, so does the process.
        asyncio.TaskGroup() as group,
    ):
        helper = group.create_task(bring_back())
        await work(airflow, stop)
        helper.cancel()


if __name__ == "__main__":
    logging.basicConfig()
    # At INFO it logs the arguments of its tasks, here a conf; and at ERROR
    # those of a task that this worker does not know.
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    logging.getLogger("procrastinate.worker").setLevel(logging.CRITICAL)
    if METRICS_PORT:
        start_http_server(METRICS_PORT)
    asyncio.run(main())
