"""The tables; `python -m examples.outbox.schema` creates the missing ones.

Several processes may do this at once. It is for a new database: an upgrade
of procrastinate may need its migrations, see
https://procrastinate.readthedocs.io/en/stable/howto/production/migrations.html
"""

from decimal import Decimal
from typing import Any

from procrastinate.schema import SchemaManager
from sqlalchemy import JSON, BigInteger, create_engine, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, sessionmaker

from examples.outbox.settings import DATABASE_URL

SOON = {"connect_timeout": 5}
# Broken connections are replaced, and no error contains a conf.
engine = create_engine(
    DATABASE_URL, pool_pre_ping=True, hide_parameters=True, connect_args=SOON
)
Session = sessionmaker(engine)


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"

    number: Mapped[Decimal] = mapped_column(primary_key=True)


class DeadLetter(Base):
    """A request that is not redelivered automatically.

    The primary key is the job of the request: a worker that is killed after
    writing the row and before completing the job writes the same row again.
    """

    __tablename__ = "dead_letters"

    job: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    # Neither JSONB nor text can hold every request, such as U+0000.
    letter: Mapped[dict[str, Any]] = mapped_column(JSON)


def create() -> None:
    with engine.begin() as connection:
        # Any number that nothing else in this database uses for a lock.
        connection.execute(text("SELECT pg_advisory_xact_lock(4711)"))
        Base.metadata.create_all(connection)
        jobs = text("SELECT to_regclass('procrastinate_jobs')")
        if connection.scalar(jobs) is None:
            # These are many statements; SQLAlchemy would prepare them as one.
            cursor = connection.connection.cursor()
            cursor.execute(SchemaManager.get_schema())


if __name__ == "__main__":
    create()
