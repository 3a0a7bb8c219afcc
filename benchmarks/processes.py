"""Runs programs in the environments: once for CPU time, or long-lived, in rounds."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.environments import CLEAN, ROOT, python_of
from benchmarks.programs.target import Round, Target, Took

NO_MORE: Mapping[str, str] = MappingProxyType({})


def cpu_of_process(environment: str, *arguments: str, env: Mapping[str, str] = NO_MORE) -> float:
    """User and system CPU seconds of a new process, from its start to its end.

    Args:
        environment: The name of the environment.
        *arguments: Arguments of Python. The output of the process is discarded.
        env: Additional environment variables.

    Raises:
        subprocess.CalledProcessError: The process failed.
    """
    # -I ignores the program's folder and the user's site-packages.
    command = [str(python_of(environment)), "-I", *arguments]
    process = subprocess.Popen(
        command, env=CLEAN | dict(env), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime


class Running:
    """A running program that reads and writes lines of JSON."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tell(self, what: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def ask(self, what: object) -> dict[str, Any]:
        """Send a line, and wait for the response.

        Raises:
            RuntimeError: The program ended; the reason is on its stderr.
        """
        assert self._process.stdout is not None
        self.tell(what)
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._process.args!r} ended in the place of an answer")
        answer: dict[str, Any] = json.loads(line)
        return answer


@contextmanager
def running(environment: str | Path, module: str, *arguments: str) -> Generator[Running]:
    """Run a module of `benchmarks` until the block ends.

    Args:
        environment: The name of the environment, or the path of a Python.
        module: The name of the module.
        *arguments: Arguments of the module.
    """
    python = environment if isinstance(environment, Path) else python_of(environment)
    with subprocess.Popen(
        [str(python), "-m", f"benchmarks.{module}", *arguments],
        cwd=ROOT,
        env=CLEAN | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,  # closed even if we are killed, which ends the program
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Running(process)
        finally:
            process.kill()


class Driver:
    """A program that keeps its client open, and triggers runs on request."""

    def __init__(self, program: Running) -> None:
        self._program = program

    def run(self, number: int, *, concurrency: int = 1) -> Took:
        """Run a round of `number` triggers."""
        return Took(**self._program.ask(asdict(Round(number, concurrency))))


@contextmanager
def driver(environment: str | Path, module: str, mode: str, target: Target) -> Generator[Driver]:
    """Run a driver until the block ends.

    Args:
        environment: The name of the environment, or the path of a Python.
        module: The module of `benchmarks` that triggers.
        mode: The name of a mode of `benchmarks.programs.modes`.
        target: The DAG to trigger.
    """
    with running(environment, "programs.driver", module, mode) as program:
        program.tell(asdict(target))
        yield Driver(program)
