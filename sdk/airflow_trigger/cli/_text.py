"""Text for people on stdout and stderr, with control characters from elsewhere escaped."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING, TypeAlias
from unicodedata import combining, east_asian_width

from airflow_trigger._flows import texts

if TYPE_CHECKING:
    from airflow_trigger.models import RunRef

# A part of a line, and its style in rich's notation.
Span: TypeAlias = tuple[str, str]

# Advice in messages and diagnoses → the command for it. The command has RUN instead of {ref} if the
# advice may be about a run other than that of the message.
COMMAND_OF = {
    "airflow.failure(run)": "failure {ref}",
    "airflow.log(task)": "log {ref} TASK_ID",
    "airflow.why(run)": "why RUN",
    "airflow.cancel(run)": "cancel RUN",
    "Use the existing run (.run), or pass another key to start another run": (
        "status {ref} shows the existing run; to start another run, use another --key"
    ),
    "Use the existing run (.run), or choose another run_id": (
        "status {ref} shows the existing run; to start another run, use another --run-id"
    ),
}
# Arguments of the client, in the form in which its messages name them.
AN_OPTION = re.compile(r"\b(conf_check|on_failed|on_paused)=[\"'](\w+)[\"']")
# Advice for which there is no command: the same message also names a page or an option.
TO_UNPAUSE = re.compile(r"(Unpause it)(?:: airflow\.| with )unpause\([^()]*\)")
TO_GIVE_URL = re.compile(r"pass base_url, ([^,]*), or set (\w+)")
# Advice in Python, in messages that also name the environment variables.
TO_GIVE_AUTH = re.compile(r"give auth, such as \w+\([^()]*\), or |, or give auth, such as [^.]*")
A_KEY = re.compile(r"\bthe idempotency_key (?=['\"])")


def visible(text: str, *, lines: bool = False) -> str:
    r"""Return text that is safe to print on a terminal: control characters become escapes.

    Escape sequences, carriage returns, C1 controls, bidirectional controls, line separators and
    other invisible characters are shown as in Python source; printable characters are unchanged.

    Args:
        text: The text of a server, a log, or a person.
        lines: Whether the text may have several lines: if so, line feeds and tabs are kept.

    >>> visible("\x1b[31mred\n")
    '\\x1b[31mred\\n'
    >>> visible("two\nlines", lines=True)
    'two\nlines'
    """
    shown = texts.visible(text)
    return shown if lines else shown.replace("\n", r"\n").replace("\t", r"\t")


def in_commands(text: str, ref: RunRef | str = "RUN") -> str:
    """A message of the client, with commands and options instead of methods and arguments.

    >>> in_commands("Unpause it with unpause(dag_id), or trigger with on_paused='unpause'.")
    'Unpause it, or trigger with --on-paused unpause.'
    """
    for method, command in COMMAND_OF.items():
        text = text.replace(method, f"airflow-trigger {command.format(ref=ref)}")
    text = AN_OPTION.sub(lambda found: f"--{found[1].replace('_', '-')} {found[2]}", text)
    text = A_KEY.sub("--key ", TO_GIVE_AUTH.sub("", text))
    return TO_GIVE_URL.sub(r"set \2, \1", TO_UNPAUSE.sub(r"\1", text))


def prepare_streams() -> None:
    """Make stdout and stderr escape characters that their encoding does not have."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # The parent process closed the stream, as `>&-` does.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif callable(reconfigure := getattr(stream, "reconfigure", None)):
            # A test may replace a stream with one that has no encoding.
            reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print text on stdout, with control characters escaped."""
    print(visible(text, lines=True))


def note(text: str) -> None:
    """Print a message for people on stderr."""
    print(visible(text, lines=True), file=sys.stderr)


def paint(lines: Iterable[Sequence[Span]]) -> None:
    """Print lines on stdout, in colours on a terminal."""
    if not (sys.stdout.isatty() or os.environ.get("FORCE_COLOR")):
        for line in lines:
            print("".join(text for text, _ in line).rstrip())
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)


def width(text: str) -> int:
    """How many columns a text takes on a terminal.

    >>> width("café"), width("表")
    (4, 2)
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def aligned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows of cells, padded to the width of their columns, except the last cell of a row.

    >>> [" ".join(row) for row in aligned([["a", "b"], ["long", "c"]])]
    ['a    b', 'long c']
    """
    widths = [max(map(width, column)) for column in zip_longest(*rows, fillvalue="")]
    return [
        [cell + " " * (most - width(cell)) for cell, most in zip(row, widths, strict=False)]
        for row in rows
    ]
