"""The page with the tables: the text between the markers of a part is replaced, the rest stays."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import psutil

from benchmarks.results import cpu_model
from tests.live.releases import CannotRun

PAGE = Path(__file__).parents[3] / "docs" / "scale.md"
COMMAND = "python -m tests.live.scale"


@dataclass(frozen=True)
class Table:
    """Rows of texts and numbers; a number is rounded to the precision of the measurement."""

    head: Sequence[str]
    rows: Sequence[Sequence[str | float]]
    # A remark on the whole table, on its own line.
    note: str = ""
    # The input of the plan for a million triggers.
    figures: Mapping[str, float] = field(default_factory=dict[str, float])

    def __str__(self) -> str:
        lines = [self.head, ["---"] * len(self.head)]
        lines += [[_shown(cell) for cell in row] for row in self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"{table}\n\n{self.note}" if self.note else table


def _shown(cell: str | float) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int) or abs(cell) >= 100:
        return f"{cell:,.0f}"
    return f"{cell:.1f}" if abs(cell) >= 10 else f"{cell:.2f}"


def begin(part: str) -> str:
    return f"<!-- written by {COMMAND} {part}: begin -->"


def end(part: str) -> str:
    return f"<!-- written by {COMMAND} {part}: end -->"


def composed(tables: Iterable[Table], facts: str) -> str:
    return "\n\n".join([facts, *map(str, tables)])


def replaced(page: str, part: str, between: str) -> str:
    """The page with another text between the markers of a part."""
    head, *rest = page.split(begin(part))
    if len(rest) != 1 or rest[0].count(end(part)) != 1:
        raise CannotRun(f"{PAGE.name} needs the lines {begin(part)} and {end(part)}, once each")
    _, tail = rest[0].split(end(part))
    return f"{head}{begin(part)}\n\n{between}\n\n{end(part)}{tail}"


def write(part: str, between: str) -> None:
    PAGE.write_text(replaced(PAGE.read_text(), part, between))


def facts(part: str, *, airflow: str, postgresql: str, load: float) -> str:
    """What a part was measured on, and when."""
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"`{COMMAND} {part}`, {date.today().isoformat()}: Airflow {airflow}, PostgreSQL"
        f" {postgresql} and the client together on {os.cpu_count()} cores ({cpu_model()},"
        f" {memory:.0f} GiB), Python {platform.python_version()}; load when it began {load:.1f}."
    )
