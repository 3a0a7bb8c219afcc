"""A worker that starts a run for each event; start as many as you need.

    python -m examples.event_stream.worker

What a worker held when it died is claimed by another one. A worker reconnects
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
from contextlib import suppress
from typing import Any

from faststream.middlewares import AckPolicy
from faststream.redis import RedisBroker, RedisStreamMessage, StreamSub
from faststream.redis.message import DefaultStreamMessage
from faststream.redis.message import RedisStreamMessage as Received
from prometheus_client import Counter, start_http_server
from redis.exceptions import RedisError, ResponseError

from airflow_trigger import (
    AirflowTriggerError,
    AsyncAirflowClient,
    RateLimited,
    RetryPolicy,
    TriggerRequest,
)
from examples.event_stream import settings
from examples.event_stream.streams import (
    DEAD,
    EVENTS,
    GROUP,
    RETRIES,
    connect,
)
from examples.metrics import count

Event = dict[str, str]

CONSUMER = f"{socket.gethostname()}-{os.getpid()}"
TICK = 0.5  # seconds between two looks for retries that are due

log = logging.getLogger("orders")
# The outcomes: delivered, retried, dead.
DELIVERIES = Counter("deliveries_total", "Deliveries", ["outcome"])
redis = connect()
retry = RetryPolicy(deadline=settings.DEADLINE)
airflow = AsyncAirflowClient(retry=retry, on_event=count)


async def unread(raw: DefaultStreamMessage) -> Received:
    """Leave the event to the handler.

    What FastStream itself cannot read it logs, and delivers again for ever.
    """
    return Received(raw, body=b"", consumer=redis, group=GROUP)


broker = RedisBroker(
    settings.REDIS_URL,
    socket_timeout=10,
    parser=unread,
    # An event is acknowledged together with what becomes of it.
    ack_policy=AckPolicy.MANUAL,
    # After SIGTERM there is time to finish what is being delivered.
    graceful_timeout=settings.DEADLINE + 5,
    # Its own logger has two lines for each event, at the level INFO.
    logger=logging.getLogger("orders.broker"),
)
# Without max_records one read takes all that there is, and what waits in this
# process soon counts as that of a dead worker.
NEW = StreamSub(EVENTS, group=GROUP, consumer=CONSUMER, max_records=1)
# What a dead worker held.
IDLE = round(settings.REDELIVER_SECONDS * 1000)
LEFT = StreamSub(EVENTS, group=GROUP, consumer=CONSUMER, min_idle_time=IDLE)


@broker.subscriber(stream=NEW, max_workers=settings.CONCURRENCY)
@broker.subscriber(stream=LEFT)
async def deliver(message: RedisStreamMessage) -> None:
    """Start the run for an event, or decide what becomes of it."""
    entry = message.raw_message["message_ids"][0].decode()
    # Whatever bytes they are, Latin-1 has a character for each.
    event = {
        name.decode("latin-1"): value.decode("latin-1")
        for name, value in message.raw_message["data"].items()
    }
    try:
        # Redis counts the deliveries, also those that ended with their worker.
        attempts = await message.get_delivery_count()
        # One transaction, so that a crash loses nothing. Two workers that
        # have the same event may both do it: by its key that is still one run
        # and one dead letter.
        async with redis.pipeline() as step:
            outcome = await attempt(entry, event, attempts, step)
            step.xack(EVENTS, GROUP, entry)
            # Not if other groups read the stream too: trim it by XTRIM MINID
            # then, as MAXLEN drops what nobody has read yet.
            step.xdel(EVENTS, entry)
            await step.execute()
    except RedisError as error:
        # The event is still pending, and is claimed later. The text of the
        # error may quote it.
        log.warning("Redis: %s", type(error).__name__)
    else:
        DELIVERIES.labels(outcome).inc()


async def attempt(entry: str, event: Event, attempts: int, step: Any) -> str:
    """Returns how it ended; what that takes is added to the step."""
    letter: dict[str, Any] = {"key": None, "request": event, "event": event}
    try:
        attempts += int(event.get("attempts", 0))
        request = to_request(event)
        letter["key"] = request.idempotency_key
        letter["request"] = json.loads(request.to_json())
        await trigger(request, attempts)
    except Exception as error:
        letter |= {"error": type(error).__name__, "reason": str(error)}
        if isinstance(error, AirflowTriggerError) and error.retryable:
            if attempts < settings.GIVE_UP_AFTER:
                again = json.dumps(event | {"attempts": str(attempts)})
                due = time.time() + delay(error, attempts)
                step.zadd(RETRIES, {again: due})
                return "retried"
            letter["reason"] = f"gave up after {attempts} attempts: {error}"
        step.hset(DEAD, letter["key"] or entry, json.dumps(letter))
        # Without the reason, which may quote the conf.
        log.error("dead letter: %s", letter["error"])  # noqa: TRY400
        return "dead"
    return "delivered"


def to_request(event: Event) -> TriggerRequest:
    """Say what to trigger; raises ValueError if it is no order."""
    order = int(event.get("order", ""))
    key = f"order-{order}"
    return TriggerRequest("orders", {"order": order}, idempotency_key=key)


async def trigger(request: TriggerRequest, attempts: int) -> None:
    if attempts > settings.GIVE_UP_AFTER:
        raise RuntimeError(f"gave up: {attempts - 1} attempts never ended")
    await airflow.trigger(request)


def delay(error: AirflowTriggerError, attempts: int) -> float:
    """Twice as long each time, and not before the server wants it."""
    doubled = settings.RETRY_SECONDS * 2.0 ** min(attempts - 1, 30)
    asked = error.retry_after if isinstance(error, RateLimited) else None
    return max(min(doubled, settings.RETRY_MOST_SECONDS), asked or 0)


async def main() -> int:
    """Work until SIGTERM; returns the exit status."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with airflow, redis:
        # FastStream would let the group begin at the end of the stream: what
        # was published before the first worker would never be delivered.
        with suppress(ResponseError):  # it is there
            await redis.xgroup_create(EVENTS, GROUP, id="0", mkstream=True)
        await broker.start()
        # FastStream ends a subscriber for good when its group is gone.
        while all(s.running for s in broker.subscribers) and not stop.is_set():
            try:
                await redis.transaction(move_due, RETRIES)
            except RedisError as error:
                log.warning("Redis: %s", type(error).__name__)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), TICK)
        await broker.stop()
    return 0 if stop.is_set() else 1


async def move_due(step: Any) -> None:
    """Put the retries that are due back into the stream.

    If another worker has changed them meanwhile, this is done again.
    """
    due = await step.zrangebyscore(RETRIES, 0, time.time(), start=0, num=100)
    step.multi()
    for event in due:
        step.xadd(EVENTS, json.loads(event))
        step.zrem(RETRIES, event)


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING)
    if settings.METRICS_PORT:
        start_http_server(settings.METRICS_PORT)
    sys.exit(asyncio.run(main()))
