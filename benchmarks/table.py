"""The table of results: the measurement, the peer, and whether the target is met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

HEAD: tuple[str, ...] = (
    "row",
    "what",
    "airflow-trigger",
    "compared with",
    "ratio",
    "target",
    "met",
)
OURS = "airflow-trigger"


@dataclass(frozen=True)
class Figure:
    value: float
    unit: str

    def __str__(self) -> str:
        digits = 0 if self.value >= 100 else 1 if self.value >= 10 else 2
        return f"{self.value:,.{digits}f} {self.unit}"


@dataclass(frozen=True, kw_only=True)
class Target:
    """A range of values; both bounds are inclusive."""

    at_least: float | None = None
    at_most: float | None = None
    unit: str = ""

    def is_met(self, value: float) -> bool:
        is_low = self.at_least is not None and value < self.at_least
        is_high = self.at_most is not None and value > self.at_most
        return not is_low and not is_high

    def __str__(self) -> str:
        bounds = [("≥", self.at_least), ("≤", self.at_most)]
        texts = [f"{sign} {bound:g}" for sign, bound in bounds if bound is not None]
        return " ".join([*texts, self.unit]).strip()


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the table.

    Attributes:
        row: The name of the row, as in `make bench ROW=…`.
        what: What was measured.
        subject: What `ours` was measured of, in the few lines where it is not airflow-trigger.
        peer: What it is compared with; None if it is not compared.
        ratio: `ours` divided by `theirs`: the median over the rounds, which differs slightly from
            the ratio of the two medians.
        target: For the ratio, or without a peer for `ours`; None if there is no target.
    """

    row: str
    what: str
    ours: Figure
    subject: str = OURS
    peer: str | None = None
    theirs: Figure | None = None
    ratio: float | None = None
    target: Target | None = None

    @property
    def key(self) -> tuple[str, str, str | None]:
        """Identifies the same measurement in several results."""
        return self.row, self.what, self.peer

    @property
    def misses(self) -> bool:
        value = self.ours.value if self.ratio is None else self.ratio
        return self.target is not None and not self.target.is_met(value)

    @property
    def verdict(self) -> str:
        if self.target is None:
            return ""
        return "target missed" if self.misses else "yes"

    @property
    def compared(self) -> str:
        """What is compared between results: the ratio, or without a peer the figure."""
        return str(self.ours) if self.ratio is None else f"{self.ratio:.2f}"

    def cells(self) -> tuple[str, ...]:
        return (
            self.row,
            self.what,
            str(self.ours) if self.subject == OURS else f"{self.subject}: {self.ours}",
            "" if self.peer is None else f"{self.peer}: {self.theirs}",
            "" if self.ratio is None else f"{self.ratio:.2f}",
            "" if self.target is None else str(self.target),
            self.verdict,
        )


def as_text(lines: Iterable[Line]) -> str:
    """The table for a terminal."""
    table = [HEAD, *(line.cells() for line in lines)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def as_markdown(runs: Sequence[Sequence[Line | None]]) -> str:
    """The table for the page, without the name of the row.

    Args:
        runs: For each line, its counterpart in each result, the newest last; None if a result does
            not have the line.
    """
    head: list[str] = list(HEAD[1:])
    if runs and len(runs[0]) > 1:
        place = head.index("ratio")
        head[place : place + 1] = [f"run {number + 1}" for number in range(len(runs[0]))]
    table: list[Sequence[str]] = [head, ("---",) * len(head), *_without_repetition(map(_row, runs))]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)


def _without_repetition(rows: Iterable[list[str]]) -> Iterator[list[str]]:
    """Blank the first two cells where they repeat those of the row above."""
    above: list[str] = []
    for row in rows:
        yield ["", "", *row[2:]] if row[:2] == above else row
        above = row[:2]


def _row(run: Sequence[Line | None]) -> list[str]:
    *_, last = run
    assert last is not None
    _, what, ours, theirs, ratio, target, verdict = last.cells()
    if len(run) == 1:
        return [what, ours, theirs, ratio, target, verdict]
    ratios = ["" if line is None else line.compared for line in run]
    verdicts = dict.fromkeys(line.verdict for line in run if line is not None)
    return [what, ours, theirs, *ratios, target, " and ".join(verdicts)]
