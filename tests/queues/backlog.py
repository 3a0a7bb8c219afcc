"""How much is still to be delivered, asked of the database or the broker itself."""

from __future__ import annotations

import psycopg
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry


def jobs_left(url: str) -> int:
    """The jobs of procrastinate that have not ended."""
    query = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
    with psycopg.connect(psycopg_url(url)) as connection:
        row = connection.execute(query).fetchone()
    assert row
    count: int = row[0]
    return count


def messages_left(url: str) -> int:
    """The messages of Celery that no worker has acknowledged, while no worker is connected."""
    raise NotImplementedError


def events_left(url: str) -> int:
    """The events and requests in Redis that have not ended; what has is deleted."""
    with Redis.from_url(url, retry=Retry(NoBackoff(), 1)) as redis:
        waiting = [("XLEN", "orders"), ("XLEN", "orders:requests"), ("ZCARD", "orders:retries")]
        return sum(int(redis.execute_command(*command)) for command in waiting)


def psycopg_url(url: str) -> str:
    """A URL of SQLAlchemy for psycopg alone."""
    return url.replace("+psycopg", "")
