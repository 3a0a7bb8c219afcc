"""Print the requests that could not be delivered, or queue them again.

python -m examples.task_queue.dead_letters [--requeue]
"""

import json
import sys
from collections.abc import Iterator
from typing import TypedDict

from kombu.message import Message

from airflow_trigger import TriggerRequest
from examples.task_queue.tasks import DEAD, app, enqueue


class Letter(TypedDict):
    key: str | None
    error: str
    reason: str
    request: str


def dead_letters() -> Iterator[tuple[Message, Letter]]:
    """Messages that are not acknowledged return to the queue at the end."""
    with app.connection_for_write() as connection:
        queue = DEAD.bind(connection.default_channel)
        for _ in range(queue.queue_declare().message_count):
            if message := queue.get(accept=["json"]):
                yield message, letter(message)


def letter(message: Message) -> Letter:
    try:
        content = json.loads(message.body or "")
    except ValueError:
        content = None
    match content:
        case {"error": error, "reason": reason, "request": str(document)}:
            pass
        case [[str(document)], *_]:
            error, reason = "Refused", "by Celery, see the worker's log"
        case _:
            document = str(message.body)
            error, reason = "Unreadable", "not a message of the service"
    try:
        key = TriggerRequest.from_json(document).idempotency_key
    except ValueError:
        key = None
    return Letter(key=key, error=error, reason=reason, request=document)


def main() -> None:
    requeue = "--requeue" in sys.argv[1:]
    for message, found in dead_letters():
        if requeue:
            enqueue(found["request"])
            message.ack()
        else:
            print(json.dumps(found))


if __name__ == "__main__":
    main()
