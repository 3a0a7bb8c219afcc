"""How much is still to be delivered, asked of the database or the broker itself."""

from __future__ import annotations

from typing import Any

import psycopg
from kombu.connection import Connection


def jobs_left(url: str) -> int:
    """The jobs of procrastinate that have not ended."""
    query = "SELECT count(*) FROM procrastinate_jobs WHERE status IN ('todo', 'doing')"
    with psycopg.connect(psycopg_url(url)) as connection:
        row = connection.execute(query).fetchone()
    assert row
    count: int = row[0]
    return count


def messages_left(url: str) -> int:
    """The messages in Celery's queue; those that a connected worker holds are not counted."""
    connect: Any = Connection  # it has no types
    with connect(url) as connection:
        declared = connection.default_channel.queue_declare("orders", passive=True)
        count: int = declared.message_count
    return count


def events_left(url: str) -> int:
    """The events of the stream that no worker has acknowledged."""
    raise NotImplementedError


def psycopg_url(url: str) -> str:
    """A URL of SQLAlchemy for psycopg alone."""
    return url.replace("+psycopg", "")
