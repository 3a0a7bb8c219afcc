"""What the service and the workers share in Redis.

An event waits in the stream until a worker of the group has acknowledged it.
Redis must write what it confirms (`appendonly yes`, `appendfsync always`):
with its defaults a crash loses the events of the last second or more.
"""

from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from examples.event_stream.settings import REDIS_URL

EVENTS = "orders"  # a stream
GROUP = "airflow"
RETRIES = "orders:retries"  # a sorted set: events, and when they are due
DEAD = "orders:dead"  # a hash: the key of an order, or an event's id


def connect() -> Any:
    """Return a `redis.asyncio.Redis`.

    Its types are those of a synchronous and an asynchronous client at once.
    """
    return Redis.from_url(  # pyright: ignore[reportUnknownMemberType]
        REDIS_URL,
        # Whatever bytes are in an event, it has a character for each.
        encoding="latin-1",
        decode_responses=True,
        socket_timeout=10,
        # At once: that a connection is of before a restart of Redis is found
        # only when it is used.
        retry=Retry(NoBackoff(), 1),
    )
