"""Ctrl-C, SIGTERM and SIGHUP: the command prints how to continue, and exits."""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from types import FrameType

# The exit status of a command that a signal ends, minus the number of the signal.
BASE = 128
# Seconds that a command has to end by itself. It may be in a call that no signal interrupts, such
# as a DNS lookup.
GRACE = 2.0
NUMBERS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
OVER = b"\0"
# Moves the cursor of a terminal to the beginning of the line, and erases the line.
ERASED = "\r\x1b[2K"


class Interrupted(BaseException):
    """A signal ends the command.

    Attributes:
        status: The exit status.
    """

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.status: int = BASE + number


class LastWords:
    """The message of an interrupted command about how to continue, which is printed once.

    Attributes:
        prefix: The control sequence that erases the current live line.
        are_due: Whether a signal has arrived.
    """

    def __init__(self) -> None:
        self.prefix = ""
        self.are_due = False
        self._text = ""
        self._lock = threading.Lock()

    def are(self, text: str) -> None:
        """Replace the message."""
        self._text = text

    def say(self) -> None:
        """Print the message on stderr."""
        with self._lock:
            text, self._text = self._text, ""
        if text:
            # Bypasses Python's streams, whose lock the main thread may hold.
            with suppress(OSError):
                os.write(2, f"{self.prefix}{text}\n".encode(errors="backslashreplace"))


last_words = LastWords()


@contextmanager
def handled() -> Generator[None]:
    """Make the first signal raise `Interrupted`, and the second end the process immediately."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    reader, writer = socket.socketpair()
    writer.settimeout(0)
    # Signals that are ignored stay ignored, as under nohup or after & in a script.
    numbers = [number for number in NUMBERS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _interrupt) for number in numbers}
    awakened = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    watcher = threading.Thread(target=_watch, args=(reader,), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(awakened)
        for number, handler in before.items():
            signal.signal(number, handler)
        writer.send(OVER)
        watcher.join()
        reader.close()
        writer.close()


def block() -> None:
    """Block all signals in this thread, so that the main thread handles them."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, NUMBERS)


def _interrupt(number: int, _: FrameType | None) -> None:
    last_words.are_due = True
    for each in NUMBERS:
        # The watcher thread sees the next signal.
        if signal.getsignal(each) is _interrupt:
            signal.signal(each, _do_nothing)
    raise Interrupted(number)


def _do_nothing(number: int, _: FrameType | None) -> None:
    pass


def _watch(reader: socket.socket) -> None:
    block()
    first = reader.recv(1)
    if first == OVER:
        return
    is_ready, _, _ = select.select([reader], [], [], GRACE)
    second = reader.recv(1) if is_ready else first
    if second == OVER:
        return
    last_words.say()
    os._exit(BASE + second[0])
