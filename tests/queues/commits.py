"""Makes the database of the outbox refuse a commit, delay one, or deliver a job twice."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tests.queues.backlog import psycopg_url
from tests.queues.deployment import Deployment

WAIT_SECONDS = 30.0
_TRIGGERS = Path(__file__).with_name("triggers.sql")


class Commits:
    """The database of an outbox, with SQL triggers in it."""

    def __init__(self, url: str) -> None:
        self._url = psycopg_url(url)
        with self._connected() as connection:
            connection.execute(_TRIGGERS.read_bytes())

    def doom(self, orders: list[int]) -> None:
        """Let the commits of these orders fail."""
        self._note("doomed", orders)

    def killed_before_commit(self, deployment: Deployment, order: int) -> None:
        """Place an order, and kill the service after it has written it, but before the commit."""
        self._note("held_up", [order])
        with self._connected() as holder:
            holder.execute("SELECT pg_advisory_lock(hashtext('hold_up'))")
            sender = threading.Thread(target=deployment.place, args=[order])
            sender.start()
            self._wait_until_held_up(holder)
            deployment.service.kill()
            sender.join()

    def committed(self) -> set[int]:
        with self._connected() as connection:
            return {int(row[0]) for row in connection.execute("SELECT number FROM orders")}

    def twice(self) -> int:
        """How many jobs existed twice."""
        query = """
            SELECT count(*) FROM (
                SELECT FROM procrastinate_jobs GROUP BY args HAVING count(*) > 1
            ) AS twice
        """
        with self._connected() as connection:
            row = connection.execute(query).fetchone()
        assert row
        count: int = row[0]
        return count

    def _note(self, table: str, orders: list[int]) -> None:
        with self._connected() as connection, connection.cursor() as cursor:
            insert = sql.SQL("INSERT INTO {} VALUES (%s)").format(sql.Identifier(table))
            cursor.executemany(insert, [[order] for order in orders])

    def _wait_until_held_up(self, holder: psycopg.Connection) -> None:
        query = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        pause = threading.Event()
        for _ in range(int(WAIT_SECONDS / 0.05)):
            row = holder.execute(query).fetchone()
            if row and row[0]:
                return
            pause.wait(0.05)
        raise AssertionError("the service has not written the order")

    @contextmanager
    def _connected(self) -> Generator[psycopg.Connection]:
        with psycopg.connect(self._url, autocommit=True) as connection:
            yield connection
