"""Whether CPU time per trigger and memory stay constant as a batch gets larger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from statistics import median

from benchmarks.processes import running
from benchmarks.programs.growth import SMALL, WARM, WINDOW, Batch, Cost
from benchmarks.rounds import ratio
from benchmarks.stub import stub
from benchmarks.table import Figure, Line, Target

LARGE = 100_000
KEPT = 10_000
MEGABYTE = 1024 * 1024
MISSED = (
    "Memory or CPU grows with the length of the batch, or another load on the machine "
    "disturbed the measurement. Split batches of more than 100,000 triggers."
)


def lines() -> Iterator[Line]:
    for mode in ("sync", "async"):
        yield from growth(mode)
        yield kept(mode)


def growth(mode: str) -> Iterator[Line]:
    """The second half of a large batch, compared with small batches that run in between."""
    cost = measured(mode, Batch(LARGE))
    half = len(cost.windows) // 2
    large = [seconds / WINDOW for seconds in cost.windows[half:]]
    small = [seconds / SMALL for seconds in cost.smalls[half:]]
    yield Line(
        row="growth",
        what=f"CPU per trigger, the last {half * WINDOW:,} of a batch of {LARGE:,}, {mode}",
        ours=Figure(1e6 * median(large), "µs"),
        peer=f"batches of {SMALL:,}",
        theirs=Figure(1e6 * median(small), "µs"),
        ratio=ratio(large, small),
        target=Target(at_least=0.9, at_most=1.1),
    )
    yield Line(
        row="growth",
        what=f"memory growth over {LARGE:,} triggers, outcomes discarded, {mode}",
        ours=Figure(cost.growth / MEGABYTE, "MB"),
        target=Target(at_most=5, unit="MB"),
    )


def kept(mode: str) -> Line:
    cost = measured(mode, Batch(WARM + KEPT, keep=True))
    return Line(
        row="growth",
        what=f"memory growth over {KEPT:,} triggers, outcomes kept, {mode}",
        ours=Figure(cost.growth / MEGABYTE, "MB"),
        target=Target(at_most=25, unit="MB"),
    )


def measured(mode: str, batch: Batch) -> Cost:
    """Run a batch in a separate process."""
    with stub() as url, running("ours", "programs.growth", mode, url) as program:
        return Cost(**program.ask(asdict(batch)))
