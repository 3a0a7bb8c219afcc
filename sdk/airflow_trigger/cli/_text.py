"""What the texts for people share: the text of others made harmless."""

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

# A part of a line, and its style, as rich calls it.
Span: TypeAlias = tuple[str, str]

# What a diagnosis names; the runs that it advises to cancel are others than its own.
COMMAND_OF = {
    "airflow.failure(run)": "failure {ref}",
    "airflow.log(task)": "log {ref} TASK_ID",
    "airflow.why(run)": "why RUN",
    "airflow.cancel(run)": "cancel RUN",
}
# Arguments of the client, as its messages name them.
AN_OPTION = re.compile(r"\b(conf_check|on_failed|on_paused)=[\"'](\w+)[\"']")
# What there is no command for, but a page or an option that is named beside it.
TO_UNPAUSE = re.compile(r"(Unpause it)(?:: airflow\.| with )unpause\([^()]*\)")
TO_GIVE_URL = re.compile(r"pass base_url, ([^,]*), or set (\w+)")


def visible(text: str, *, lines: bool = False) -> str:
    r"""Return foreign text on which no terminal acts: control characters become escapes.

    Escape sequences, carriage returns, C1 controls, bidirectional controls, line separators and
    what else cannot be seen are shown as in Python's source; what is printable stays as it is.

    Args:
        text: The text of a server, a log, or a person.
        lines: Whether the text may have several lines: line feeds and tabs stay then.

    >>> visible("\x1b[31mred\n")
    '\\x1b[31mred\\n'
    >>> visible("two\nlines", lines=True)
    'two\nlines'
    """
    shown = texts.visible(text)
    return shown if lines else shown.replace("\n", r"\n").replace("\t", r"\t")


def in_commands(text: str, ref: RunRef | str = "RUN") -> str:
    """A text of the client, with the methods and arguments that it names as commands and options.

    >>> in_commands("Unpause it with unpause(dag_id), or trigger with on_paused='unpause'.")
    'Unpause it, or trigger with --on-paused unpause.'
    """
    for method, command in COMMAND_OF.items():
        text = text.replace(method, f"airflow-trigger {command.format(ref=ref)}")
    text = AN_OPTION.sub(lambda found: f"--{found[1].replace('_', '-')} {found[2]}", text)
    return TO_GIVE_URL.sub(r"set \2, \1", TO_UNPAUSE.sub(r"\1", text))


def prepare_streams() -> None:
    """Let stdout and stderr take every text, also if their encoding lacks a character of it."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # It was closed by whoever has started the process, as `>&-` does.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        elif callable(reconfigure := getattr(stream, "reconfigure", None)):
            # What a test puts in the place of a stream has all characters.
            reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print lines of others on stdout."""
    print(visible(text, lines=True))


def note(text: str) -> None:
    """Print what is for people alone, on stderr."""
    print(visible(text, lines=True), file=sys.stderr)


def paint(lines: Iterable[Sequence[Span]]) -> None:
    """Print lines on stdout, in colours if it is a terminal."""
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
    """How many columns of a terminal a text takes.

    >>> width("café"), width("表")
    (4, 2)
    """
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def aligned(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows of cells, with all cells but the last of a row as wide as their column.

    >>> [" ".join(row) for row in aligned([["a", "b"], ["long", "c"]])]
    ['a    b', 'long c']
    """
    widths = [max(map(width, column)) for column in zip_longest(*rows, fillvalue="")]
    return [
        [cell + " " * (most - width(cell)) for cell, most in zip(row, widths, strict=False)]
        for row in rows
    ]
