"""The programs of the examples as processes: started as their pages say, ended as a test wants."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from airflow_trigger.models import JSON
from airflow_trigger.testing import FakeAirflow
from tests.live.supervisor import crash, supervised

ROOT = Path(__file__).parents[2]
START_SECONDS = 60.0


@dataclass
class Program:
    """`with Program(…) as worker:` runs a command until the end of the block, whatever happens.

    Attributes:
        command: The arguments of `python -m`, or a program beside this Python.
        env: Variables in addition to those of this process.
        log: The file for the output of all its starts.
        restarts: How often it is restarted, as an orchestrator does, if it is killed or ends with
            a status other than 0.
    """

    command: Sequence[str]
    env: Mapping[str, str]
    log: Path
    restarts: int = 0
    _running: ExitStack = field(default_factory=ExitStack)
    _process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._running.close()

    def start(self) -> None:
        environment = os.environ | {"PYTHONUNBUFFERED": "1"} | dict(self.env)
        command = [sys.executable, "-m", *self.command]
        self._process = self._running.enter_context(
            supervised(command, env=environment, cwd=ROOT, log=self.log, restarts=self.restarts)
        )

    def kill(self) -> None:
        """Send SIGKILL, whatever it is doing."""
        assert self._process
        killed = psutil.Process(self._process.pid).children(recursive=True)
        crash(self._process)
        # Until they have ended, its port accepts connections.
        psutil.wait_procs(killed)
        if not self.restarts:
            self._process.wait()
            self._running.close()

    def terminate(self, *, seconds: float) -> int:
        """Send SIGTERM, as an orchestrator does; returns the exit status."""
        assert self._process
        for process in self._processes():
            with suppress(psutil.NoSuchProcess):
                process.send_signal(signal.SIGTERM)
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise self._failure(f"it did not end within {seconds:.0f} s") from None

    def wait_until_older(self, seconds: float) -> None:
        """Wait until it has been running for this long since its last start."""
        self.wait_until(
            lambda: all(time.time() - one.create_time() > seconds for one in self._processes())
        )

    def _processes(self) -> list[psutil.Process]:
        assert self._process
        try:
            return psutil.Process(self._process.pid).children()
        except psutil.NoSuchProcess:
            return []

    def _failure(self, what: str) -> AssertionError:
        return AssertionError(f"{' '.join(self.command)}: {what}:\n{self.output()[-5000:]}")

    def output(self) -> str:
        return self.log.read_text(errors="replace")

    def wait_until(self, condition: Callable[[], bool], *, seconds: float = START_SECONDS) -> None:
        """Wait for the condition; raises an error with its output if that never becomes true."""
        deadline = time.monotonic() + seconds
        while not condition():
            assert self._process
            if time.monotonic() > deadline or self._process.poll() is not None:
                raise self._failure("what was waited for has not happened")
            time.sleep(0.05)


def client_environment(fake: FakeAirflow, url: str) -> dict[str, str]:
    """The variables from which a client reads the address and credentials of a fake at a URL."""
    return {
        "AIRFLOW_TRIGGER_URL": url,
        "AIRFLOW_TRIGGER_USERNAME": fake.username,
        "AIRFLOW_TRIGGER_PASSWORD": fake.password,
    }


def dead_letters(package: str, env: Mapping[str, str], *options: str) -> list[dict[str, JSON]]:
    """The dead letters that an example prints, one object each."""
    command = [sys.executable, "-m", f"{package}.dead_letters", *options]
    done = subprocess.run(
        command, env=os.environ | dict(env), cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def is_listening(port: int) -> bool:
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0
