"""Whether a trigger costs the same and the memory stays flat, however large the batch is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from statistics import median

from benchmarks.processes import running
from benchmarks.programs.growth import WARM, Batch, Cost
from benchmarks.stub import stub
from benchmarks.table import Figure, Line, Target

SMALL = 1_000
LARGE = 100_000
KEPT = 10_000
SMALLS = 5
MEGABYTE = 1024 * 1024


def lines() -> Iterator[Line]:
    for mode in ("sync", "async"):
        yield from growth(mode)
        yield kept(mode)


def growth(mode: str) -> Iterator[Line]:
    """The large batch between small ones, as a machine gets faster and slower with time."""
    small = [Batch(SMALL)] * SMALLS
    _, *costs = measured(mode, [Batch(SMALL), *small, Batch(LARGE), *small])
    large = costs.pop(SMALLS)
    one = median(cost.cpu / SMALL for cost in costs)
    yield Line(
        row="growth",
        what=f"CPU of a trigger of {LARGE:,}, {mode}",
        ours=Figure(1e6 * large.cpu / LARGE, "µs"),
        peer=f"one of {SMALL:,}",
        theirs=Figure(1e6 * one, "µs"),
        ratio=large.cpu / LARGE / one,
        target=Target(at_least=0.9, at_most=1.1),
    )
    yield Line(
        row="growth",
        what=f"memory that {LARGE:,} triggers add, no outcome kept, {mode}",
        ours=Figure(large.growth / MEGABYTE, "MB"),
        target=Target(at_most=5, unit="MB"),
    )


def kept(mode: str) -> Line:
    (cost,) = measured(mode, [Batch(WARM + KEPT, keep=True)])
    return Line(
        row="growth",
        what=f"memory for {KEPT:,} outcomes that are kept, {mode}",
        ours=Figure(cost.growth / MEGABYTE, "MB"),
        target=Target(at_most=25, unit="MB"),
    )


def measured(mode: str, batches: list[Batch]) -> list[Cost]:
    """One batch after the other, in a process of its own."""
    with stub() as url, running("ours", "programs.growth", mode, url) as program:
        return [Cost(**program.ask(asdict(batch))) for batch in batches]
