"""Draws the sequence diagrams in docs/sequences from the text files there: `make pictures`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import attrs

from tests.docs.pages import ROOT
from tests.docs.svg import THEMES, Theme, framed

FOLDER = ROOT / "docs" / "sequences"
# In pixels: between two lifelines, between two steps, the side margins, the top margin.
COLUMN, STEP, MARGIN, HEAD = 170, 34, 70, 62
RADIUS = 10
ARROW = re.compile(r"(?P<start>\w+) -> (?P<end>\w+): (?P<text>.+)")
CRASH = re.compile(r"crash (?P<at>\w+): (?P<text>\d+)")
LOST = re.compile(r"lost (?P<start>\w+) -> (?P<end>\w+): (?P<text>.+)")


@attrs.frozen
class Arrow:
    start: int
    end: int
    text: str
    is_lost: bool = False


@attrs.frozen
class Crash:
    at: int
    text: str


@attrs.frozen
class Steps:
    """The participants, and the steps from top to bottom."""

    title: str
    columns: tuple[str, ...]
    steps: tuple[Arrow | Crash, ...]


def parsed(text: str) -> Steps:
    """Parse the text of a diagram.

    The first two lines are the title and the columns. Each other line is an arrow,
    `service -> PostgreSQL: COMMIT`, a lost message, `lost Airflow -> client: 200`, or a point where
    a process may crash, `crash service: 1`.
    """
    title, columns, *lines = text.strip().splitlines()
    names = columns.removeprefix("columns: ").split(", ")
    steps = [_step(line, names) for line in lines]
    return Steps(title.removeprefix("title: "), tuple(names), tuple(steps))


def _step(line: str, names: Sequence[str]) -> Arrow | Crash:
    if arrow := LOST.fullmatch(line) or ARROW.fullmatch(line):
        start, end = names.index(arrow["start"]), names.index(arrow["end"])
        return Arrow(start, end, arrow["text"], is_lost=arrow.re is LOST)
    crash = CRASH.fullmatch(line)
    if crash is None:
        raise ValueError(f"neither an arrow nor a crash: {line}")
    return Crash(names.index(crash["at"]), crash["text"])


def made(source: Path) -> dict[str, str]:
    """The files drawn from a text: name → SVG."""
    sequence = parsed(source.read_text())
    return {f"{source.stem}-{name}.svg": drawn(sequence, theme) for name, theme in THEMES.items()}


def drawn(sequence: Steps, theme: Theme) -> str:
    width = 2 * MARGIN + COLUMN * (len(sequence.columns) - 1)
    height = HEAD + STEP * len(sequence.steps) + 16
    parts = [*_heads(sequence.columns, height), *_steps(sequence.steps)]
    return framed(sequence.title, width, height, theme, parts)


def _heads(columns: Sequence[str], height: int) -> Iterator[str]:
    for number, name in enumerate(columns):
        x = _x(number)
        yield f'<path class="l" stroke-dasharray="3 4" d="M{x} 40 V{height - 8}"/>'
        yield f'<rect class="b" x="{x - 55}" y="10" width="110" height="30" rx="6"/>'
        yield f'<text x="{x}" y="30">{escape(name)}</text>'


def _steps(steps: Sequence[Arrow | Crash]) -> Iterator[str]:
    for number, step in enumerate(steps):
        y = HEAD + STEP * number + 12
        if isinstance(step, Crash):
            x = _x(step.at)
            yield f'<circle class="bad" cx="{x}" cy="{y - 5}" r="{RADIUS}"/>'
            yield f'<text class="n" x="{x}" y="{y - 1}">{step.text}</text>'
            continue
        start, end = _x(step.start), _x(step.end)
        back = -7 if end > start else 7
        if step.is_lost:
            short = start + (end - start) * 3 // 4
            cross = "m-6 -6 l12 12 m-12 0 l12 -12"
            yield f'<path class="lost" d="M{start} {y} H{short} {cross}"/>'
        else:
            yield f'<path class="l" d="M{start} {y} H{end} m{back} -4 l{-back} 4 l{back} 4"/>'
        yield f'<text class="t" x="{(start + end) // 2}" y="{y - 6}">{escape(step.text)}</text>'


def _x(column: int) -> int:
    return MARGIN + COLUMN * column


def main() -> None:
    """Draw all diagrams."""
    for source in FOLDER.glob("*.txt"):
        for name, svg in made(source).items():
            (FOLDER / name).write_text(svg)


if __name__ == "__main__":
    main()
