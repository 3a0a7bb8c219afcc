"""Create the tables, unless they exist: `python -m examples.outbox.schema`.

Several processes may do so at once. This is for a new database: the upgrade
of procrastinate may need its migrations, see
https://procrastinate.readthedocs.io/en/stable/howto/production/migrations.html
"""

from procrastinate.schema import SchemaManager
from sqlalchemy import text

from examples.outbox.database import Base, engine

LOCK = 4_711  # any number that nothing else in this database locks


def create() -> None:
    with engine.begin() as connection:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({LOCK})"))
        Base.metadata.create_all(connection)
        jobs = text("SELECT to_regclass('procrastinate_jobs')")
        if connection.scalar(jobs) is None:
            # Many statements at once, which SQLAlchemy would prepare as one.
            cursor = connection.connection.cursor()
            cursor.execute(SchemaManager.get_schema())


if __name__ == "__main__":
    create()
