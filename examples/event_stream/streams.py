"""The names and the settings that the service and the workers share.

Events wait in a stream until a worker of the group has acknowledged them.
Redis must write what it confirms (`appendonly yes`, `appendfsync always`):
with its defaults a crash loses the events of the last second or more.
"""

import os
from dataclasses import dataclass

from redis.asyncio import ConnectionPool, Redis
from redis.asyncio.connection import parse_url
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ResponseError

GROUP = "airflow"
EVENTS = "orders"  # a stream: what happened, published by the service
REQUESTS = "orders:requests"  # a stream: what to trigger, by us alone
RETRIES = "orders:retries"  # a sorted set: what to trigger later, and when
DEAD = "orders:dead"  # a stream: what needs attention

# Acknowledge a message and move it on, in one step, so that a crash loses
# nothing; and only once, though two workers may have had it. If other groups
# read the stream too, leave out the XDEL, and trim the stream by XTRIM MINID:
# MAXLEN would drop what nobody has read yet.
SETTLE = """
if redis.call('XACK', KEYS[1], ARGV[1], ARGV[2]) == 0 then return 0 end
redis.call('XDEL', KEYS[1], ARGV[2])
if #ARGV > 2 then redis.call(unpack(ARGV, 3)) end
return 1
"""

# Each member is the number of attempts, a space, and the request.
MOVE_DUE = """
local due = redis.call(
    'ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
for _, member in ipairs(due) do
    local space = string.find(member, ' ', 1, true)
    redis.call('XADD', KEYS[2], '*',
        'attempts', string.sub(member, 1, space - 1),
        'request', string.sub(member, space + 1))
    redis.call('ZREM', KEYS[1], member)
end
return #due
"""


def _number(name: str, default: float) -> float:
    return float(os.environ.get(name, default))


@dataclass(frozen=True)
class Settings:
    """What the environment says; all times are in seconds."""

    redis_url: str = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
    concurrency: int = int(_number("CONCURRENCY", 4))
    retry: float = _number("RETRY_SECONDS", 5)
    retry_most: float = _number("RETRY_MOST_SECONDS", 300)
    redeliver: float = _number("REDELIVER_SECONDS", 60)
    give_up_after: int = int(_number("GIVE_UP_AFTER", 100))
    metrics_port: int = int(_number("METRICS_PORT", 0))

    @property
    def deadline(self) -> float:
        """How long one delivery may take.

        A worker holds what it delivers, and up to two messages that wait for
        that: all has to end before they count as those of a dead worker.
        """
        return min(30, self.redeliver / 3)


SETTINGS = Settings()


def connect() -> Redis:
    # One retry, at once: connections of before a restart are found broken
    # only when they are used.
    pool = ConnectionPool(
        **parse_url(SETTINGS.redis_url),
        retry=Retry(NoBackoff(), 1),
        socket_timeout=10,
    )
    return Redis.from_pool(pool)


async def create_groups(redis: Redis) -> None:
    """Let the group begin at the first event ever published.

    FastStream would create it at the end: what was published before the first
    worker started would never be delivered.
    """
    for stream in (EVENTS, REQUESTS):
        try:
            await redis.xgroup_create(stream, GROUP, id="0", mkstream=True)
        except ResponseError as error:
            if not str(error).startswith("BUSYGROUP"):
                raise
