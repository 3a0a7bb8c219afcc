"""The tables; `python -m examples.outbox.schema` creates those missing.

Several processes may do so at once. This is for a new database: the upgrade
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
# A broken connection is replaced; no error shows a conf.
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
    """A request that is not delivered again by itself.

    The job that it comes from is its primary key: a worker that is killed
    between writing it and completing the job writes the same one again.
    """

    __tablename__ = "dead_letters"

    job: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    # Neither JSONB nor text can hold all that a request may, such as U+0000.
    letter: Mapped[dict[str, Any]] = mapped_column(JSON)


def create() -> None:
    with engine.begin() as connection:
        # Any number that nothing else in this database locks.
        connection.execute(text("SELECT pg_advisory_xact_lock(4711)"))
        Base.metadata.create_all(connection)
        jobs = text("SELECT to_regclass('procrastinate_jobs')")
        if connection.scalar(jobs) is None:
            # Many statements at once, which SQLAlchemy would prepare as one.
            cursor = connection.connection.cursor()
            cursor.execute(SchemaManager.get_schema())


if __name__ == "__main__":
    create()
