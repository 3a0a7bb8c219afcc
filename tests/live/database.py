"""Airflow's database: migrated once per install and copied for every start, which takes no time.

It is SQLite, or PostgreSQL for what SQLite cannot do: triggers at once on Airflow 3.2 and later.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from tests.live import postgresql
from tests.live.cache import key, made_once
from tests.live.managers import how_to
from tests.live.releases import CannotRun, Release
from tests.live.settings import ADMIN, VIEWER, Ports, Secrets, environment
from tests.live.supervisor import supervised


def create_database(release: Release, *, venv: Path, database: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="airflow-trigger-") as folder:
        fresh = Path(folder) / "airflow.db"
        migrate(release, venv=venv, database_url=sqlite_url(fresh))
        shutil.copyfile(fresh, database)


def sqlite_url(database: Path) -> str:
    return f"sqlite:///{database}"


@contextmanager
def running_postgresql(
    release: Release, *, venv: Path, report: Callable[[str], None]
) -> Generator[str, None, None]:
    """The URL of a migrated database on a PostgreSQL of its own."""
    software = postgresql.installed_postgresql(report)
    template = venv / f"postgresql-{key(postgresql.LOCK, Path(postgresql.__file__))}"

    def make_template() -> None:
        shutil.rmtree(template, ignore_errors=True)
        with postgresql.cluster(software) as cluster:
            postgresql.initialize(cluster)
            with postgresql.served(cluster) as url:
                migrate(release, venv=venv, database_url=url)
            postgresql.copy_data(cluster, template / "data")
        report("PostgreSQL has a migrated database")

    made_once(template, make_template, with_file="data/PG_VERSION")
    with (
        postgresql.cluster(software, template / "data") as cluster,
        postgresql.served(cluster) as url,
    ):
        yield url


def migrate(release: Release, *, venv: Path, database_url: str) -> None:
    """Migrate a fresh database, and add the users where the auth manager keeps them in it."""
    manager = how_to(release)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="airflow-trigger-"))
        home, secret = Path(folder), Secrets()
        env = environment(
            release.api,
            venv=venv,
            home=home,
            ports=Ports(0, 0),
            secret=secret,
            database_url=database_url,
            auth=stack.enter_context(manager.serving(home, secret)),
        )
        steps: list[tuple[str, ...]] = [("db", "migrate")]
        if manager.users_in_database:
            steps += [("sync-perm",), _create_user(ADMIN, "Admin"), _create_user(VIEWER, "Viewer")]
        for step in steps:
            log = home / "setup.log"
            command = [str(venv / "bin" / "airflow"), *step]
            with supervised(command, env=env, cwd=home, log=log) as process:
                status = process.wait()
            if status != 0:
                name = " ".join(("airflow", *step[:2]))
                raise CannotRun(f"`{name}` failed:\n{secret.redacted_tail(log)}")


def _create_user(name: str, role: str) -> tuple[str, ...]:
    options = {
        "--username": name,
        "--role": role,
        "--email": f"{name}@example.invalid",
        "--firstname": name,
        "--lastname": name,
        # Of letters and digits: one that begins with a dash would be an option to Airflow.
        "--password": secrets.token_hex(),  # set_passwords() gives the one that is used
    }
    return ("users", "create", *(part for option in options.items() for part in option))


def set_passwords(database: Path, passwords: Mapping[str, str]) -> None:
    with closing(sqlite3.connect(database, timeout=30)) as connection, connection:
        for user, password in passwords.items():
            connection.execute(
                "UPDATE ab_user SET password = ? WHERE username = ?", (_hash(password), user)
            )


def _hash(password: str) -> str:
    """In the format of werkzeug; few iterations, as it is checked at every request."""
    salt, iterations = secrets.token_hex(8), 1000
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), iterations)
    return f"pbkdf2:sha256:{iterations}${salt}${digest.hex()}"
