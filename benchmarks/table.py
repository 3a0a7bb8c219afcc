"""The table: what was measured, beside whom, and whether the target is met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

HEAD = ("row", "what", "ours", "peer", "ours / peer", "target", "met")


@dataclass(frozen=True)
class Figure:
    value: float
    unit: str

    def __str__(self) -> str:
        digits = 0 if self.value >= 100 else 1 if self.value >= 10 else 2
        return f"{self.value:,.{digits}f} {self.unit}"


@dataclass(frozen=True, kw_only=True)
class Target:
    """Both bounds are met by a value that equals them."""

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
        row: The name of the row, which `make bench ROW=…` takes.
        what: What was measured.
        peer: Beside whom; None if the target is for our own figure.
        ratio: Ours by the peer's: the median over the rounds, so not quite that of the two medians.
        target: For the ratio, or without a peer for our figure; None for a line that only shows.
    """

    row: str
    what: str
    ours: Figure
    peer: str | None = None
    theirs: Figure | None = None
    ratio: float | None = None
    target: Target | None = None

    @property
    def verdict(self) -> str:
        value = self.ours.value if self.ratio is None else self.ratio
        if self.target is None:
            return ""
        return "yes" if self.target.is_met(value) else "NO"

    def cells(self) -> tuple[str, ...]:
        return (
            self.row,
            self.what,
            str(self.ours),
            "" if self.peer is None else f"{self.peer}: {self.theirs}",
            "" if self.ratio is None else f"{self.ratio:.2f}",
            "" if self.target is None else str(self.target),
            self.verdict,
        )


def as_text(lines: Iterable[Line]) -> str:
    """For a terminal."""
    table = [HEAD, *(line.cells() for line in lines)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    )


def as_markdown(lines: Iterable[Line]) -> str:
    """For the page: a row is named by the command that prints it."""
    rows = [(f"`make bench ROW={line.row}`", *line.cells()[1:]) for line in lines]
    table: list[Sequence[str]] = [("printed by", *HEAD[1:]), ("---",) * len(HEAD), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in table)
