"""PostgreSQL, Redis and RabbitMQ for the examples of queues; a test may crash and restart them.

They keep what they have confirmed: the data survives a SIGKILL.
"""

from __future__ import annotations

import os
import platform
import pwd
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

READY_SECONDS = 120.0
# Changing this text changes the folder in the cache.
_UNPACKED = "1"


@dataclass
class Server:
    """A server and its URL, which is the same after each start."""

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
        """Kill it with all its processes, as a crash does."""
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
            _is_ready=lambda: _answers(port, b"PING\r\n", b"+PONG"),
            _env={"LD_LIBRARY_PATH": libraries},
        )
        yield from _running(server)


@contextmanager
def running_rabbitmq(report: Report) -> Generator[Server]:
    """An empty RabbitMQ."""
    root = _debian_packages("rabbitmq-server", report, with_file="usr/bin/erl")
    (program,) = root.glob("usr/lib/rabbitmq/lib/rabbitmq_server-*/sbin/rabbitmq-server")
    (runtime,) = root.glob("usr/lib/erlang/erts-*/bin")
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="airflow-trigger-") as name:
        folder = Path(name)
        (folder / "rabbitmq.conf").write_text(f"listeners.tcp.1 = 127.0.0.1:{port}\n")
        (folder / "no_plugins").write_text("[].\n")
        (folder / "no_environment").touch()
        # Debian's `erl` expects to be where the package would be installed.
        (folder / "erl").symlink_to(runtime / "erlexec")
        erlang = {"ROOTDIR": str(runtime.parents[1]), "BINDIR": str(runtime), "EMU": "beam"}
        path = os.pathsep.join([name, str(runtime), os.environ.get("PATH", os.defpath)])
        server = Server(
            url=f"amqp://guest:guest@127.0.0.1:{port}//",
            _command=["sh", "-c", f"epmd -daemon && exec {program}"],
            _cwd=folder,
            _is_ready=lambda: _answers(port, b"AMQP\0\0\x09\x01", b"\x01\0\0"),
            _env={"PATH": path, "HOME": name, "LANG": "C.UTF-8"} | erlang | _rabbitmq(folder),
        )
        yield from _running(server)


def _rabbitmq(folder: Path) -> dict[str, str]:
    """Settings that keep RabbitMQ to its folder, to 127.0.0.1, and to one core."""
    return {
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "ERL_EPMD_PORT": str(free_port()),
        "RABBITMQ_NODENAME": "airflow_trigger@localhost",
        "RABBITMQ_DIST_PORT": str(free_port()),
        "RABBITMQ_MNESIA_BASE": f"{folder}/data",
        "RABBITMQ_LOG_BASE": f"{folder}/log",
        "RABBITMQ_LOGS": "-",
        "RABBITMQ_CONFIG_FILE": f"{folder}/rabbitmq.conf",
        "RABBITMQ_CONF_ENV_FILE": f"{folder}/no_environment",
        "RABBITMQ_ENABLED_PLUGINS_FILE": f"{folder}/no_plugins",
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": (
            "-kernel inet_dist_use_interface {127,0,0,1} +S 1:1 +sbwt none"
        ),
    }


def _running(server: Server) -> Generator[Server]:
    try:
        server.start()
        yield server
    finally:
        server.stop()


def _answers(port: int, said: bytes, expected: bytes) -> bool:
    """Whether the server already speaks its protocol: it may listen before it does."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
            connection.sendall(said)
            return connection.recv(16).startswith(expected)
    except OSError:
        return False


def _redis(report: Report) -> tuple[str, str]:
    """The program and the folder of its libraries, from this machine or from Debian's packages."""
    if program := shutil.which("redis-server"):
        return program, ""
    folder = _debian_packages("redis-server", report, with_file="usr/bin/redis-server")
    return str(folder / "usr/bin/redis-server"), _libraries(folder)


def _libraries(folder: Path) -> str:
    return str(folder / f"usr/lib/{platform.machine()}-linux-gnu")


def _debian_packages(name: str, report: Report, *, with_file: str) -> Path:
    """A folder with a package and its dependencies, except those that this machine has.

    They are downloaded and unpacked, not installed: that requires no root, and starts nothing.
    """
    if shutil.which("apt-get") is None:
        raise CannotRun(f"{name} is needed: install it, or use a Debian with apt-get")
    folder = cache_folder() / f"{name}-{key(_UNPACKED)}"

    def download() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix="airflow-trigger-") as temporary:
            for package in _downloaded(name, Path(temporary)):
                _run(["dpkg-deb", "--extract", str(package), str(folder)])
        report(f"{name} is downloaded")

    made_once(folder, download, with_file=with_file)
    return folder


def _downloaded(name: str, folder: Path) -> list[Path]:
    for part in ("lists", "archives"):
        (folder / part / "partial").mkdir(parents=True)
    apt = [
        "apt-get",
        "--quiet=2",
        *("-o", f"Dir::State::Lists={folder}/lists"),
        *("-o", f"Dir::Cache::Archives={folder}/archives"),
        *("-o", "Dir::Cache::pkgcache="),
        *("-o", "Dir::Cache::srcpkgcache="),
        *("-o", "Debug::NoLocking=1"),
        *("-o", f"APT::Sandbox::User={pwd.getpwuid(os.geteuid()).pw_name}"),
    ]
    _run([*apt, "update"])
    _run([*apt, "--yes", "--no-install-recommends", "--download-only", "install", name])
    return list((folder / "archives").glob("*.deb"))


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise CannotRun(f"`{' '.join(command)}` failed:\n{done.stdout}")
