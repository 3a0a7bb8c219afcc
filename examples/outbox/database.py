"""The tables of the service, and the connections to them."""

from decimal import Decimal

from sqlalchemy import BigInteger, Numeric, create_engine
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    mapped_column,
    sessionmaker,
)

from examples.outbox.settings import DATABASE_URL

engine = create_engine(
    DATABASE_URL,
    # A connection that broke while nobody used it is replaced.
    pool_pre_ping=True,
    connect_args={"connect_timeout": 5},
    # Errors are logged, and a conf does not belong into a log.
    hide_parameters=True,
)
Session = sessionmaker(engine)


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"

    number: Mapped[Decimal] = mapped_column(Numeric, primary_key=True)


class DeadLetter(Base):
    """A request that is not delivered again by itself.

    The job that it comes from is its primary key: a worker that is killed
    between writing it and completing the job writes the same one again.
    """

    __tablename__ = "dead_letters"

    job: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False
    )
    key: Mapped[str | None]  # None: not a request
    error: Mapped[str]
    reason: Mapped[str]
    request: Mapped[str]
