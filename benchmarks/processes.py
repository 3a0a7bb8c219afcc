"""Programs in the environments: what a fresh process costs, and long-lived ones for rounds."""

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
    """CPU seconds, user and system, of a fresh process from its start to its end.

    Args:
        environment: Whose Python and packages it has, by name.
        *arguments: Of Python; what the process prints is left out.
        env: Variables that it sees beside the usual ones.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    # Isolated: the folder of the program and the user's own packages are not looked through.
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
    """A program that is told in lines, and answers in lines; all are JSON."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tell(self, what: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def ask(self, what: object) -> dict[str, Any]:
        """Tell, and wait for the answer.

        Raises:
            RuntimeError: The program ended; why is on the standard error.
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
    """Start a module of `benchmarks`; it ends with the block.

    Args:
        environment: Whose packages it has, by name or by the path of its Python.
        module: Which one.
        *arguments: Its arguments.
    """
    python = environment if isinstance(environment, Path) else python_of(environment)
    with subprocess.Popen(
        [str(python), "-m", f"benchmarks.{module}", *arguments],
        cwd=ROOT,
        env=CLEAN | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,  # ends with us, even if we are killed; then so does the program
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Running(process)
        finally:
            process.kill()


class Driver:
    """A program that keeps its client open, and triggers when it is told to."""

    def __init__(self, program: Running) -> None:
        self._program = program

    def run(self, number: int, *, concurrency: int = 1) -> Took:
        """One round of so many triggers."""
        return Took(**self._program.ask(asdict(Round(number, concurrency))))


@contextmanager
def driver(environment: str | Path, module: str, mode: str, target: Target) -> Generator[Driver]:
    """Start one; it ends with the block.

    Args:
        environment: Whose packages it has.
        module: Of `benchmarks`: who triggers.
        mode: How, a name of `benchmarks.programs.modes`.
        target: What is triggered.
    """
    with running(environment, "programs.driver", module, mode) as program:
        program.tell(asdict(target))
        yield Driver(program)
