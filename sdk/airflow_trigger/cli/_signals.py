"""What Ctrl-C, SIGTERM and SIGHUP do: the command says how to go on, and ends."""

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

# The exit status of a command that a signal ends, less the number of the signal.
BASE = 128
# Seconds in which a command ends by itself. It may be inside something that no signal interrupts,
# such as the look-up of a host name.
GRACE = 2.0
NUMBERS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)
OVER = b"\0"
# On a terminal, to the beginning of the line, which is erased.
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
    """What a command says when it is interrupted: how to go on. It is said once.

    Attributes:
        prefix: What erases the live line that is there.
        are_due: Whether a signal has come.
    """

    def __init__(self) -> None:
        self.prefix = ""
        self.are_due = False
        self._text = ""
        self._lock = threading.Lock()

    def are(self, text: str) -> None:
        """Replace them."""
        self._text = text

    def say(self) -> None:
        """Write them to stderr."""
        with self._lock:
            text, self._text = self._text, ""
        if text:
            # Past Python's streams, which the main thread may hold.
            with suppress(OSError):
                os.write(2, f"{self.prefix}{text}\n".encode(errors="backslashreplace"))


last_words = LastWords()


@contextmanager
def handled() -> Generator[None]:
    """Let the first signal raise `Interrupted`, and the second one end the process at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    reader, writer = socket.socketpair()
    writer.settimeout(0)
    # What is ignored stays so, as with nohup or behind the & of a script.
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
    """Leave all signals to the main thread; for other threads."""
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_BLOCK, NUMBERS)


def _interrupt(number: int, _: FrameType | None) -> None:
    last_words.are_due = True
    for each in NUMBERS:
        # The watcher sees the next one.
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
