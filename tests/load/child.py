"""Programs in separate processes, in dev mode and with every warning as an error."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
# Much longer than any of them takes: it only ends one that hangs.
GUARD_SECONDS = 60


def _command(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-X", "dev", "-W", "error", "-m", f"tests.load.{module}", *arguments]


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    return subprocess.run(
        _command(module, *arguments),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=GUARD_SECONDS,
        check=False,
    )


@contextmanager
def started(module: str, *arguments: str) -> Generator[subprocess.Popen[str]]:
    """A running program, which does not outlive the block."""
    with subprocess.Popen(
        _command(module, *arguments),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()
