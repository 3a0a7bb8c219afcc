"""The names and the connection that the service and the workers share.

An event stays in the stream until a worker of the group has acknowledged it.
Redis must write to disk before it confirms (`appendonly yes`,
`appendfsync always`): with its defaults a crash loses the events of the last
second or more.
"""

from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

from examples.event_stream.settings import REDIS_URL

EVENTS = "orders"  # a stream
GROUP = "airflow"
RETRIES = "orders:retries"  # a sorted set: events by their due time
DEAD = "orders:dead"  # a hash: the key of an order, or an event's id


def connect() -> Any:
    """Return a `redis.asyncio.Redis`.

    Its declared types mix those of the sync and the async client.
    """
    return Redis.from_url(  # pyright: ignore[reportUnknownMemberType]
        REDIS_URL,
        # Any bytes are valid Latin-1.
        encoding="latin-1",
        decode_responses=True,
        socket_timeout=10,
        # One retry without a delay: after a restart of Redis, an older
        # connection only fails when it is used.
        retry=Retry(NoBackoff(), 1),
    )
