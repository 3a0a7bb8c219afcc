"""`doctor`: checks the connection to the server, and what a trigger needs."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from airflow_trigger.cli._completion import complete_dag_id
from airflow_trigger.cli._params import json_option

if TYPE_CHECKING:
    from airflow_trigger.cli._text import Span

COLOURS = {"ok": "green", "note": "magenta", "FAILS": "bold red"}
# The line of a step, with its name, its verdict and what was seen; and the line of its advice.
A_STEP = re.compile(r"(?P<name>\S.*?  +)(?P<verdict>ok|note|FAILS) +(?P<seen>\S)")
ADVICE = re.compile(r" +-> ")

HELP = """\
\b
Example:
  airflow-trigger doctor sales

Prints one line for each step, and below it what to do. Starts and changes nothing, and shows no
secrets. Exit status: 0 if no step fails. 2: a setting is missing or wrong, or the DAG is paused. 3:
invalid credentials or missing permission. 5: the server rejected a request. 75: any other failure,
which may be temporary: no connection, a response that is not from Airflow, or a component is down.
"""


@click.command(epilog=HELP, short_help="Check the connection and the credentials.")
@click.argument("dag_id", metavar="[DAG_ID]", required=False, shell_complete=complete_dag_id)
@json_option
def doctor(dag_id: str | None, *, as_json: bool) -> int:
    """Check step by step what a trigger needs: what fails, and what to do about it."""
    from airflow_trigger.__main__ import as_json as object_of
    from airflow_trigger.__main__ import examined, status_of
    from airflow_trigger.cli._json import dumps
    from airflow_trigger.cli._text import in_commands, paint, visible

    report = examined(dag_id)
    if as_json:
        print(dumps(object_of(report)))
    else:
        columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        paint(_lines(visible(in_commands(str(report)), lines=True), columns))
    return status_of(report)


def _lines(text: str, columns: int | None) -> Iterator[list[Span]]:
    """The report in colours; lines longer than the terminal are wrapped with a hanging indent."""
    for line in text.splitlines():
        step, advice = A_STEP.match(line), ADVICE.match(line)
        indent = step.start("seen") if step else advice.end() if advice else 0
        first, *others = _wrapped(line, indent, columns)
        if step is None:
            yield [(first, "")]
        else:
            name, verdict = step["name"], step["verdict"]
            yield [(name, ""), (verdict, COLOURS[verdict]), (first[step.end("verdict") :], "")]
        for other in others:
            yield [(other, "")]


def _wrapped(line: str, indent: int, columns: int | None) -> list[str]:
    if columns is None or columns <= 2 * indent:
        return [line]
    return wrap(
        line,
        columns,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
