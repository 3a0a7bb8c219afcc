"""A worker that starts a run for each event; start as many as you need.

    python -m examples.event_stream.worker

The events of a worker that died are claimed by another one. A worker
reconnects when Redis comes back; if the group is gone (a flush), it exits with
status 1.
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
TICK = 0.5  # seconds between two checks for due retries

log = logging.getLogger("orders")
# Outcomes: delivered, retried, dead.
DELIVERIES = Counter("deliveries_total", "Deliveries", ["outcome"])
redis = connect()
retry = RetryPolicy(deadline=settings.DEADLINE)
airflow = AsyncAirflowClient(retry=retry, on_event=count)


async def unread(raw: DefaultStreamMessage) -> Received:
    """Leave the parsing of the event to the handler.

    FastStream logs an event that it cannot parse, and redelivers it forever.
    """
    return Received(raw, body=b"", consumer=redis, group=GROUP)


broker = RedisBroker(
    settings.REDIS_URL,
    socket_timeout=10,
    parser=unread,
    # The event is acknowledged in one transaction with its outcome.
    ack_policy=AckPolicy.MANUAL,
    # After SIGTERM there is time to finish current deliveries.
    graceful_timeout=settings.DEADLINE + 5,
    # FastStream's own logger writes two INFO lines for each event.
    logger=logging.getLogger("orders.broker"),
)
# Without max_records one read takes the whole backlog, and events that wait in
# this process soon look like those of a dead worker.
NEW = StreamSub(EVENTS, group=GROUP, consumer=CONSUMER, max_records=1)
# Events of a dead worker.
IDLE = round(settings.REDELIVER_SECONDS * 1000)
LEFT = StreamSub(EVENTS, group=GROUP, consumer=CONSUMER, min_idle_time=IDLE)


@broker.subscriber(stream=NEW, max_workers=settings.CONCURRENCY)
@broker.subscriber(stream=LEFT)
async def deliver(message: RedisStreamMessage) -> None:
    """Start the run for an event, or store it as a retry or dead letter."""
    entry = message.raw_message["message_ids"][0].decode()
    # Any bytes are valid Latin-1.
    event = {
        name.decode("latin-1"): value.decode("latin-1")
        for name, value in message.raw_message["data"].items()
    }
    try:
        # Redis counts deliveries, including those whose worker died.
        attempts = await message.get_delivery_count()
        # One transaction, so that a crash loses nothing. Two workers may both
        # process the same event: because of its key there is still only one
        # run and one dead letter.
        async with redis.pipeline() as step:
            outcome = await attempt(entry, event, attempts, step)
            step.xack(EVENTS, GROUP, entry)
            # If other groups read the stream too, trim it with XTRIM MINID
            # instead; MAXLEN drops events that nobody has read yet.
            step.xdel(EVENTS, entry)
            await step.execute()
    except RedisError as error:
        # The event is still pending, and is claimed later. Only the type is
        # logged: the text of the error may quote the event.
        log.warning("Redis: %s", type(error).__name__)
    else:
        DELIVERIES.labels(outcome).inc()


async def attempt(entry: str, event: Event, attempts: int, step: Any) -> str:
    """Return the outcome; the commands to store it are added to step."""
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
        # Without the reason, as it may quote the conf.
        log.error("dead letter: %s", letter["error"])  # noqa: TRY400
        return "dead"
    return "delivered"


def to_request(event: Event) -> TriggerRequest:
    """Make the request; raises ValueError if the event is not an order."""
    order = int(event.get("order", ""))
    key = f"order-{order}"
    return TriggerRequest("orders", {"order": order}, idempotency_key=key)


async def trigger(request: TriggerRequest, attempts: int) -> None:
    if attempts > settings.GIVE_UP_AFTER:
        raise RuntimeError(f"gave up: {attempts - 1} attempts never ended")
    await airflow.trigger(request)


def delay(error: AirflowTriggerError, attempts: int) -> float:
    """Double the delay each time, and honour the server's Retry-After."""
    doubled = settings.RETRY_SECONDS * 2.0 ** min(attempts - 1, 30)
    asked = error.retry_after if isinstance(error, RateLimited) else None
    return max(min(doubled, settings.RETRY_MOST_SECONDS), asked or 0)


async def main() -> int:
    """Work until SIGTERM; returns the exit status."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with airflow, redis:
        # FastStream would create the group at the end of the stream: events
        # published before the first worker would never be delivered.
        with suppress(ResponseError):  # it exists
            await redis.xgroup_create(EVENTS, GROUP, id="0", mkstream=True)
        await broker.start()
        # FastStream stops a subscriber permanently if its group is gone.
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
    """Put the due retries back into the stream.

    If another worker changes them meanwhile, redis-py calls this again.
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
