"""The stream stderr: lines for people, and below them a live line that is redrawn."""

from __future__ import annotations

import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager, suppress

from airflow_trigger.cli import _signals

# Seconds between two updates of the live line.
TICK = 1.0
# The assumed width of a terminal that does not report it.
COLUMNS = 80
# The columns that a live line leaves free: for the cursor, and for the ^C of the terminal.
SPARE = 3
# Warnings of the client that contain this are not shown: the progress reports the reason itself.
IN_OTHER_WORDS = "airflow.why(run)"

# Returns the parts of a live line, each with a style of rich.
Line = Callable[[], Sequence[tuple[str, str]]]


def note(text: str) -> None:
    """Print a line on stderr, above the live line if there is one."""
    from airflow_trigger.cli._text import visible

    _stderr.write(f"{visible(text, lines=True)}\n")


def is_terminal() -> bool:
    """Whether stderr is a terminal that can redraw a line."""
    is_dumb = os.environ.get("TERM", "").lower() in ("dumb", "unknown")
    return sys.stderr is not None and sys.stderr.isatty() and not is_dumb


@contextmanager
def live_line(line: Line) -> Generator[None]:
    """Show a line that is updated, at the bottom of the terminal."""
    over = threading.Event()

    def keep_drawing() -> None:
        _signals.block()
        while not over.wait(TICK):
            draw()

    _stderr.use(line)
    threading.Thread(target=keep_drawing, daemon=True).start()
    try:
        yield
    finally:
        over.set()
        _stderr.use(None)


def draw() -> None:
    """Redraw the live line, if there is one."""
    _stderr.write("")


@contextmanager
def warnings_noted() -> Generator[None]:
    """Print warnings that the client logs, and Python's own, as lines on stderr."""
    logger, handler = logging.getLogger("airflow_trigger"), _Notes(logging.WARNING)
    logger.addHandler(handler)
    shown, warnings.showwarning = warnings.showwarning, _show
    try:
        yield
    finally:
        logger.removeHandler(handler)
        warnings.showwarning = shown


def _show(message: Warning | str, *_: object, **__: object) -> None:
    note(f"Warning: {message}")


class _Notes(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not _signals.last_words.are_due and IN_OTHER_WORDS not in message:
            note(f"Warning: {message}")


class _Stderr:
    """The stream, shared by the live line and the lines of several threads."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._line: Line | None = None

    def use(self, line: Line | None) -> None:
        """Show a live line, or with None remove it."""
        with self._lock:
            had_one, self._line = self._line is not None, line
            _signals.last_words.prefix = "" if line is None else _signals.ERASED
            self.write(_signals.ERASED if had_one else "")

    def write(self, lines: str) -> None:
        """Write whole lines, and the live line below them."""
        with self._lock:
            if self._line is not None:
                lines = f"{_signals.ERASED}{lines}{_drawn(self._line())}"
            # A closed stderr must not end the wait for the run.
            with suppress(OSError, ValueError):
                if lines and sys.stderr is not None:
                    sys.stderr.write(lines)
                    sys.stderr.flush()


_stderr = _Stderr()


def _drawn(parts: Sequence[tuple[str, str]]) -> str:
    """The line, in colours and cut to the width of the terminal, so it never wraps."""
    # Imported only for a terminal.
    from rich.console import Console
    from rich.text import Text

    from airflow_trigger.cli._text import visible

    encoding = sys.stderr.encoding
    text = Text(no_wrap=True, end="")
    for part, style in parts:
        shown = visible(part).encode(encoding, "backslashreplace").decode(encoding)
        text.append(shown, style=style)
    text.truncate(max(_columns() - SPARE, 1), overflow="crop")
    console = Console(file=sys.stderr, highlight=False)
    with console.capture() as capture:
        console.print(text, end="", soft_wrap=True)
    return capture.get()


def _columns() -> int:
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return min(columns or COLUMNS, 2 * COLUMNS)
