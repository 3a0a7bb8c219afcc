"""The requests that cannot be delivered, each with its reason.

    python -m examples.outbox.dead_letters

prints one JSON object a line. With --requeue it puts all of them back into
the queue, for when the reason is gone.
"""

import argparse
import json
import logging
from contextlib import suppress

from procrastinate.jobs import Job
from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from airflow_trigger import AirflowTriggerError, TriggerRequest
from examples.outbox.database import DeadLetter, Session
from examples.outbox.settings import GIVE_UP_AFTER
from examples.outbox.tasks import deliver

LOG = logging.getLogger(__name__)


def why_dead(error: Exception, job: Job) -> str | None:
    """Return why a delivery is not to be repeated, or None if it is."""
    if not (isinstance(error, AirflowTriggerError) and error.retryable):
        return str(error)
    attempts = job.attempts + 1
    if attempts < GIVE_UP_AFTER:
        return None
    return f"gave up after {attempts} attempts: {error}"


def bury(job: Job, error: Exception, reason: str) -> None:
    """Store a dead letter; the same job has the same one."""
    request = job.task_kwargs.get("request")
    text = request if isinstance(request, str) else json.dumps(request)
    key = None
    with suppress(ValueError, TypeError):
        key = TriggerRequest.from_json(text).idempotency_key
    letter = insert(DeadLetter).values(
        job=job.id,
        key=key and storable(key),
        error=type(error).__name__,
        reason=storable(reason),
        request=text,
    )
    with Session.begin() as session:
        session.execute(letter.on_conflict_do_nothing())
    # Without the reason, which may quote the conf.
    LOG.warning("dead letter: job %s, %s", job.id, type(error).__name__)


def storable(text: str) -> str:
    """PostgreSQL takes neither U+0000 nor half a surrogate pair."""
    return text.encode(errors="replace").decode().replace("\0", "?")


def show() -> None:
    letters = select(DeadLetter).order_by(DeadLetter.job)
    with Session() as session:
        for letter in session.scalars(letters):
            line = {
                "key": letter.key,
                "error": letter.error,
                "reason": letter.reason,
                "request": letter.request,
            }
            print(json.dumps(line))


def requeue() -> None:
    """In one transaction: a letter is in the list or in the queue."""
    with Session.begin() as session:
        connection = session.connection().connection.driver_connection
        letters = delete(DeadLetter).returning(DeadLetter.request)
        for request in session.scalars(letters).all():
            deliver.configure(connection=connection).defer(request=request)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requeue", action="store_true")
    if parser.parse_args().requeue:
        requeue()
    else:
        show()


if __name__ == "__main__":
    main()
