"""The command line in separate processes, against a fake that is served over HTTP."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Self

import attrs

from airflow_trigger.testing import FakeAirflow

# Seconds to wait for a command to end or to print something.
GUARD = 60.0
COMMAND = (sys.executable, "-W", "error::ResourceWarning", "-c")
# A program that a script starts in the background ignores Ctrl-C, and so do its children.
SCRIPT = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from airflow_trigger.cli import main
sys.exit(main())
"""
# So that Ctrl-C on the terminal reaches it.
OF_TERMINAL = f"import fcntl, termios\nfcntl.ioctl(0, termios.TIOCSCTTY, 0)\n{SCRIPT}"


def environment(settings: dict[str, str]) -> dict[str, str]:
    """The environment of a command with these settings."""
    named = {f"AIRFLOW_TRIGGER_{name}": value for name, value in settings.items()}
    return named | {"PYTHONPATH": ":".join(sys.path), "PATH": os.environ["PATH"], "TERM": "xterm"}


def of(fake: FakeAirflow, url: str) -> dict[str, str]:
    """The settings for connecting to a fake."""
    return {"URL": url, "USERNAME": fake.username, "PASSWORD": fake.password}


def run(
    settings: dict[str, str], *arguments: str, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, SCRIPT, *arguments],
        env=environment(settings),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=GUARD,
    )


@contextmanager
def started(settings: dict[str, str], *arguments: str) -> Generator[subprocess.Popen[str]]:
    """A running command, with pipes for stdout and stderr."""
    with subprocess.Popen(
        [*COMMAND, SCRIPT, *arguments],
        env=environment(settings),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@attrs.define
class Terminal:
    """A command on its own terminal."""

    process: subprocess.Popen[bytes]
    fd: int
    shown: bytes = b""

    def until(self, words: bytes) -> Self:
        """Read until the words have been printed."""
        end = time.monotonic() + GUARD
        while words not in self.shown:
            assert self._read(end - time.monotonic()), f"never said {words!r}: {self.shown!r}"
        return self

    def end(self) -> int:
        """Read to the end; returns the exit status."""
        while self._read(GUARD):
            pass
        return self.process.wait(GUARD)

    def resize(self, columns: int) -> None:
        """Set the width of the terminal."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.fd], [], [], max(seconds, 0))
        if not ready:
            return False
        try:
            part = os.read(self.fd, 65536)
        except OSError:  # the end of a pseudo-terminal
            return False
        self.shown += part
        return bool(part)


@contextmanager
def on_terminal(
    settings: dict[str, str],
    *arguments: str,
    columns: int = 80,
    variables: dict[str, str] | None = None,
) -> Generator[Terminal]:
    """A command that runs on a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*COMMAND, OF_TERMINAL, *arguments],
        env=environment(settings) | (variables or {}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    terminal = Terminal(process, ours)
    terminal.resize(columns)
    try:
        yield terminal
    finally:
        process.kill()
        process.wait()
        os.close(ours)


class Screen:
    """What a terminal without reflow shows of what was written to it."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.lines = [""]
        self.widest = 0

    def feed(self, shown: bytes) -> Self:
        """Process the output."""
        text = shown.decode()
        for part in re.split(r"(\x1b\[[0-9;?]*[a-zA-Z]|\r\n|\r|\n)", text):
            if part == "\r\n" or part == "\n":
                self.lines.append("")
            elif part.endswith("K") and part.startswith("\x1b["):
                self.lines[-1] = ""
            elif part and part != "\r" and not part.startswith("\x1b["):
                self.lines[-1] += part
                self.widest = max(self.widest, len(self.lines[-1]))
        return self
