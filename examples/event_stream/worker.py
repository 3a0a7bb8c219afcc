"""A worker that starts a run for each event; start as many as you need.

    python -m examples.event_stream.worker

Every event goes to one worker of the group, which stores a request for it;
every request goes to one worker, which triggers it. What a worker held when
it died is claimed by another one after REDELIVER_SECONDS. A worker reconnects
when Redis comes back; if the group is gone (a flush), it ends with status 1.
"""

import asyncio
import json
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from types import TracebackType
from typing import Any, Literal

from faststream.middlewares import AckPolicy, BaseMiddleware
from faststream.redis import RedisBroker, RedisStreamMessage, StreamSub
from faststream.redis.message import DefaultStreamMessage
from prometheus_client import start_http_server
from pydantic import BaseModel
from redis.exceptions import RedisError

from airflow_trigger import (
    AirflowTriggerError,
    AsyncAirflowClient,
    RateLimited,
    RetryPolicy,
    TriggerRequest,
)
from examples.event_stream import metrics
from examples.event_stream.streams import (
    DEAD,
    EVENTS,
    GROUP,
    MOVE_DUE,
    REQUESTS,
    RETRIES,
    SETTINGS,
    SETTLE,
    connect,
    create_groups,
)

Word = str | bytes | float
Script = Callable[[Sequence[str], Iterable[Word]], Awaitable[object]]

MANUAL = AckPolicy.MANUAL
CONSUMER = f"{socket.gethostname()}-{os.getpid()}"
BATCH = 100
TICK = 0.5  # seconds between two looks for retries that are due

log = logging.getLogger("orders")
redis = connect()
settle_script: Script = redis.register_script(SETTLE)
move_script: Script = redis.register_script(MOVE_DUE)
airflow = AsyncAirflowClient(
    retry=RetryPolicy(deadline=SETTINGS.deadline), on_event=metrics.count
)


class OrderPlaced(BaseModel):
    order: int


class Requested(BaseModel):
    request: str
    attempts: int


class Unreadable(BaseMiddleware[Any, Any]):
    """Make a dead letter of what no handler can take.

    FastStream would log it, body and all, and deliver it again for ever.
    """

    async def after_processed(
        self,
        exc_type: type[BaseException] | None = None,
        exc_val: BaseException | None = None,
        exc_tb: TracebackType | None = None,
    ) -> bool:
        # Without Redis nothing can be stored: the message stays pending.
        if not isinstance(exc_val, Exception):
            return False
        if isinstance(exc_val, RedisError):
            return False
        try:
            await bury(self.msg, exc_val, str(exc_val))
        except RedisError as error:
            raise error from None  # the other one may quote the event
        return True


broker = RedisBroker(
    SETTINGS.redis_url,
    socket_timeout=10,
    middlewares=[Unreadable],
    # After SIGTERM there is time to finish what is being delivered.
    graceful_timeout=SETTINGS.deadline + 5,
    # Its own logger has two lines for each message, at the level INFO.
    logger=logging.getLogger("orders.broker"),
)


def new(stream: str) -> StreamSub[Literal[False]]:
    # Without max_records one read takes all that there is, and what waits in
    # this process soon counts as that of a dead worker.
    return StreamSub(stream, group=GROUP, consumer=CONSUMER, max_records=1)


def left_over(stream: str) -> StreamSub[Literal[False]]:
    """What a dead worker held."""
    return StreamSub(
        stream,
        group=GROUP,
        consumer=CONSUMER,
        min_idle_time=round(SETTINGS.redeliver * 1000),
        polling_interval=1000,
    )


# Each message is acknowledged by hand, in one step with what becomes of it.
@broker.subscriber(stream=new(EVENTS), ack_policy=MANUAL, no_reply=True)
@broker.subscriber(stream=left_over(EVENTS), ack_policy=MANUAL, no_reply=True)
async def on_order(event: OrderPlaced, message: RedisStreamMessage) -> None:
    """Say what to trigger; the event's own id is the key."""
    request = TriggerRequest(
        "orders",
        {"order": event.order},
        idempotency_key=f"order-{event.order}",
    )
    fields: list[Word] = ["request", request.to_json(), "attempts", 0]
    await settle(message.raw_message, "XADD", REQUESTS, "*", *fields)


@broker.subscriber(
    stream=new(REQUESTS),
    max_workers=SETTINGS.concurrency,
    ack_policy=MANUAL,
    no_reply=True,
)
@broker.subscriber(
    stream=left_over(REQUESTS), ack_policy=MANUAL, no_reply=True
)
async def on_request(body: Requested, message: RedisStreamMessage) -> None:
    """Trigger it, or decide what becomes of it."""
    request = TriggerRequest.from_json(body.request)
    # Redis counts its deliveries, also those that ended with their worker.
    attempts = body.attempts + await message.get_delivery_count()
    if attempts > SETTINGS.give_up_after:
        raise RuntimeError(f"gave up: {attempts - 1} attempts never ended")
    try:
        await airflow.trigger(request)
    except AirflowTriggerError as error:
        if not error.retryable:
            await bury(message.raw_message, error, str(error))
        elif attempts >= SETTINGS.give_up_after:
            reason = f"gave up after {attempts} attempts: {error}"
            await bury(message.raw_message, error, reason)
        else:
            retry = f"{attempts} {body.request}"
            due = time.time() + delay(error, attempts)
            await settle(message.raw_message, "ZADD", RETRIES, due, retry)
            metrics.DELIVERIES.labels("retried").inc()
    else:
        await settle(message.raw_message)
        metrics.DELIVERIES.labels("delivered").inc()


def delay(error: AirflowTriggerError, attempts: int) -> float:
    """Twice as long each time, and not before the server wants it."""
    grown = SETTINGS.retry * 2.0 ** min(attempts - 1, 30)
    asked = error.retry_after if isinstance(error, RateLimited) else None
    return max(min(grown, SETTINGS.retry_most), asked or 0)


async def bury(
    message: DefaultStreamMessage, error: Exception, reason: str
) -> None:
    """Store a dead letter, with all that it takes to deliver it again."""
    kind, stream = type(error).__name__, message["channel"]
    # Whatever bytes they are, Latin-1 has a character for each.
    fields = {
        name.decode("latin-1"): value.decode("latin-1")
        for name, value in message["data"].items()
    }
    words: list[Word] = ["stream", stream, "fields", json.dumps(fields)]
    words += ["error", kind]
    words += ["reason", reason.encode(errors="backslashreplace")]
    if await settle(message, "XADD", DEAD, "*", *words):
        metrics.DELIVERIES.labels("dead").inc()
        # Without the reason, which may quote the conf.
        message_id = message["message_ids"][0].decode()
        log.error("dead letter: %s (%s %s)", kind, stream, message_id)


async def settle(message: DefaultStreamMessage, *then: Word) -> bool:
    """Acknowledge a message and run a command, unless somebody has."""
    arguments = (GROUP, message["message_ids"][0], *then)
    return await settle_script([message["channel"]], arguments) == 1


async def main() -> int:
    """Work until SIGTERM; returns the exit status."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with airflow, redis:
        await create_groups(redis)
        await broker.start()
        # FastStream ends a subscriber for good when its group is gone.
        while not stop.is_set() and all(
            subscriber.running for subscriber in broker.subscribers
        ):
            more = await move_due()
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), 0 if more else TICK)
        await broker.stop()
    return 0 if stop.is_set() else 1


async def move_due() -> bool:
    """Put what is due back; returns whether there may be more."""
    try:
        arguments = [time.time(), BATCH]
        moved = await move_script([RETRIES, REQUESTS], arguments)
    except RedisError as error:
        log.warning("Redis does not answer: %s", type(error).__name__)
        return False
    return moved == BATCH


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    if SETTINGS.metrics_port:
        start_http_server(SETTINGS.metrics_port)
    sys.exit(asyncio.run(main()))
