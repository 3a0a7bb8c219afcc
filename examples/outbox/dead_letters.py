"""Print the requests that could not be delivered, or queue them again.

python -m examples.outbox.dead_letters [--requeue]
"""

import json
import sys

from sqlalchemy import delete, select

from examples.outbox.schema import DeadLetter, Session
from examples.outbox.worker import enqueue


def show() -> None:
    letters = select(DeadLetter.letter).order_by(DeadLetter.job)
    with Session() as session:
        for letter in session.scalars(letters):
            print(json.dumps(letter))


def requeue() -> None:
    """Queue all requests again, in one transaction, so that none is lost."""
    with Session.begin() as session:
        letters = delete(DeadLetter).returning(DeadLetter.letter)
        for letter in session.scalars(letters).all():
            enqueue(session, letter["request"])


if __name__ == "__main__":
    requeue() if "--requeue" in sys.argv[1:] else show()
