"""Programs in the environments: what a fresh process costs, and long-lived ones for rounds."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from benchmarks.environments import CLEAN, ROOT, python_of
from benchmarks.programs.target import Round, Target, Took


def cpu_of_process(environment: str, *arguments: str) -> float:
    """CPU seconds, user and system, of a fresh process from its start to its end.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    # Isolated: the folder of the program and the user's own packages are not looked through.
    command = [str(python_of(environment)), "-I", *arguments]
    process = subprocess.Popen(command, env=CLEAN, stdin=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return usage.ru_utime + usage.ru_stime


class Driver:
    """A program that keeps its client open, and triggers when it is told to."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def tell(self, what: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(what) + "\n")
        self._process.stdin.flush()

    def run(self, number: int, *, concurrency: int = 1) -> Took:
        """One round of so many triggers.

        Raises:
            RuntimeError: The program ended; why is on the standard error.
        """
        assert self._process.stdout is not None
        self.tell(asdict(Round(number, concurrency)))
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self._process.args!r} ended in the middle of a round")
        return Took(**json.loads(answer))


@contextmanager
def driver(python: Path, module: str, mode: str, target: Target) -> Generator[Driver]:
    """Start one; it ends with the block.

    Args:
        python: Of the environment whose packages it has.
        module: Of `benchmarks`: who triggers.
        mode: How, a name of `benchmarks.programs.modes`.
        target: What is triggered.
    """
    command = [str(python), "-m", "benchmarks.programs.driver", module, mode]
    with started(command) as process:
        begun = Driver(process)
        begun.tell(asdict(target))
        yield begun


@contextmanager
def started(command: Sequence[str]) -> Generator[subprocess.Popen[str]]:
    """A program that finds `benchmarks`, and is told and tells in lines."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=CLEAN | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,  # ends with us, even if we are killed; then so does the program
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
