"""PostgreSQL and Redis for the examples of docs/queues.md, which a test may crash and start again.

Both keep what they have confirmed: their data outlives a SIGKILL.
"""

from __future__ import annotations

import os
import platform
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.live import postgresql
from tests.live.cache import cache_folder, key, made_once
from tests.live.install import Report
from tests.live.releases import CannotRun
from tests.live.supervisor import crash, supervised
from tests.queues.programs import free_port

READY_SECONDS = 30.0
_NEEDS_DEBIAN = (
    "Redis is needed: install redis-server, or use a Debian with apt-get, where it is downloaded"
)


@dataclass
class Server:
    """A server and the URL of it, the same after each start."""

    url: str
    _command: Sequence[str]
    _cwd: Path
    _is_ready: Callable[[], bool]
    _env: Mapping[str, str] = field(default_factory=dict[str, str])
    _user: str | None = None
    _running: ExitStack = field(default_factory=ExitStack)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        log = self._cwd / "server.log"
        process = supervised(self._command, env=self._env, cwd=self._cwd, log=log, user=self._user)
        self._process = self._running.enter_context(process)
        deadline = time.monotonic() + READY_SECONDS
        while not self._is_ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                told = log.read_text(errors="replace")
                raise CannotRun(f"`{self._command[0]}` did not start:\n{told}")
            time.sleep(0.05)

    def crash(self) -> None:
        """Kill it as a crash does, with all its processes."""
        assert self._process
        crash(self._process)
        self._process.wait()
        self._running.close()

    def stop(self) -> None:
        self._running.close()


@contextmanager
def running_postgresql(report: Report) -> Generator[Server]:
    """An empty database."""
    with postgresql.cluster(postgresql.installed_postgresql(report)) as cluster:
        postgresql.initialize(cluster)
        server = Server(
            url=postgresql.database_url(cluster, driver="psycopg"),
            _command=postgresql.server_command(cluster, synchronous_commit="on"),
            _cwd=cluster,
            _is_ready=lambda: postgresql.is_ready(cluster),
            _user=postgresql.account(),
        )
        yield from _running(server)


@contextmanager
def running_redis(report: Report) -> Generator[Server]:
    """An empty Redis, which writes each change to its file before it confirms it."""
    program, libraries = _redis(report)
    with tempfile.TemporaryDirectory(prefix="airflow-trigger-") as name:
        port = free_port()
        settings = {
            "bind": "127.0.0.1",
            "port": str(port),
            "dir": name,
            "appendonly": "yes",
            "appendfsync": "always",
            "save": "",
        }
        options = [part for key, value in settings.items() for part in (f"--{key}", value)]
        server = Server(
            url=f"redis://127.0.0.1:{port}/0",
            _command=[program, *options],
            _cwd=Path(name),
            _is_ready=lambda: _answers(port),
            _env={"LD_LIBRARY_PATH": libraries},
        )
        yield from _running(server)


def _running(server: Server) -> Generator[Server]:
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _answers(port: int) -> bool:
    """Whether it has read its file: before, it answers that it is loading."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def _redis(report: Report) -> tuple[str, str]:
    """The program, and where its libraries are: that of the machine, or of Debian's packages."""
    if program := shutil.which("redis-server"):
        return program, ""
    if shutil.which("apt-get") is None:
        raise CannotRun(_NEEDS_DEBIAN)
    folder = cache_folder() / f"redis-{key(Path(__file__))}"
    made_once(folder, lambda: _download_redis(folder, report), with_file="usr/bin/redis-server")
    return str(folder / "usr/bin/redis-server"), str(
        folder / f"usr/lib/{platform.machine()}-linux-gnu"
    )


def _download_redis(folder: Path, report: Report) -> None:
    """Unpack Debian's packages into a folder; nothing is installed, so nobody has to be root."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "lists/partial").mkdir(parents=True)
    (folder / "archives/partial").mkdir(parents=True)
    apt = [
        "apt-get",
        "--quiet=2",
        *("-o", f"Dir::State::Lists={folder}/lists"),
        *("-o", f"Dir::Cache::Archives={folder}/archives"),
        *("-o", "Dir::Cache::pkgcache="),
        *("-o", "Dir::Cache::srcpkgcache="),
        *("-o", "Debug::NoLocking=1"),
        *("-o", f"APT::Sandbox::User={os.environ.get('USER', 'root')}"),
    ]
    _run([*apt, "update"])
    _run([*apt, "--yes", "--no-install-recommends", "--download-only", "install", "redis-server"])
    for package in (folder / "archives").glob("*.deb"):
        _run(["dpkg-deb", "--extract", str(package), str(folder)])
    shutil.rmtree(folder / "lists")
    shutil.rmtree(folder / "archives")
    report("Redis is downloaded")


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise CannotRun(f"`{' '.join(command)}` failed:\n{done.stdout}")
