"""The queue, and what a worker does with a request."""

from datetime import UTC, datetime, timedelta

from procrastinate import (
    App,
    BaseRetryStrategy,
    JobContext,
    PsycopgConnector,
    RetryDecision,
)
from procrastinate.jobs import Job
from sqlalchemy import make_url

from airflow_trigger import AsyncAirflowClient, RateLimited, TriggerRequest
from examples.outbox import settings

DAY = 86_400.0

CONNINFO = (
    make_url(settings.DATABASE_URL)
    .set(drivername="postgresql")
    .render_as_string(hide_password=False)
)
app = App(connector=PsycopgConnector(conninfo=CONNINFO))


class Backoff(BaseRetryStrategy):
    """Repeat whatever failed, later and later.

    What is of no use to repeat does not get here: dead_letters.py takes it.
    """

    def get_retry_decision(
        self, *, exception: BaseException, job: Job
    ) -> RetryDecision:
        doubled = settings.RETRY_SECONDS * 2 ** min(job.attempts, 30)
        delay = min(doubled, settings.RETRY_MOST_SECONDS)
        if isinstance(exception, RateLimited) and exception.retry_after:
            delay = max(delay, min(exception.retry_after, DAY))
        return RetryDecision(
            retry_at=datetime.now(UTC) + timedelta(seconds=delay)
        )


# The text goes into a column of type jsonb as one string: as an object it
# would lose what jsonb cannot hold, such as the character U+0000.
@app.task(name="deliver", retry=Backoff(), pass_context=True)
async def deliver(context: JobContext, request: str) -> None:
    airflow: AsyncAirflowClient = context.additional_context["airflow"]
    await airflow.trigger(TriggerRequest.from_json(request))
