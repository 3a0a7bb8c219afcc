"""How much is still to be delivered, according to the database or the broker itself."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import psycopg
from kombu.connection import Connection
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry


def jobs_left(url: str) -> int:
    """The number of jobs of procrastinate that have not ended."""
    query = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
    with psycopg.connect(psycopg_url(url)) as connection:
        row = connection.execute(query).fetchone()
    assert row
    count: int = row[0]
    return count


def messages_left(url: str) -> int:
    """The number of messages in Celery's queue, without those that a connected worker holds."""
    connect: Any = Connection  # it is untyped
    with connect(url) as connection:
        declared = connection.default_channel.queue_declare("orders", passive=True)
        count: int = declared.message_count
    return count


def events_left(url: str) -> int:
    """The number of events in Redis that have not ended; those that have are deleted."""
    with connected(url) as redis:
        return int(redis.xlen("orders")) + int(redis.zcard("orders:retries"))


def connected(url: str) -> Any:
    """A `Redis` that survives crashes of its server.

    It is `Any`, as its types are those of a synchronous and an asynchronous client in one.
    """
    place = urlsplit(url)
    return Redis(place.hostname or "", place.port or 0, retry=Retry(NoBackoff(), 1))


def psycopg_url(url: str) -> str:
    """A URL of SQLAlchemy, converted for psycopg itself."""
    return url.replace("+psycopg", "")
