"""What `trigger_many` costs and holds, at any size of the batch: `growth.py MODE URL`.

Each line of input is a batch: how many triggers, and whether the outcomes are kept. The answer is
its CPU seconds, and by how many bytes the peak of the memory grew from its first outcomes on.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

from airflow_trigger import AirflowClient, AsyncAirflowClient, TriggerOutcome
from benchmarks.programs.ours import requests
from benchmarks.programs.target import Instant, Target

STEP = 1_000
WARM = 5_000
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Batch:
    number: int
    keep: bool = False


@dataclass(frozen=True)
class Cost:
    """CPU in seconds; how the memory grew in bytes, 0 for a batch that ends before it is warm."""

    cpu: float
    growth: int


@dataclass
class Watch:
    """Looks at the memory now and then, while the outcomes go by."""

    keep: bool
    seen: int = 0
    kept: list[TriggerOutcome] = field(default_factory=list[TriggerOutcome])
    warm: int | None = None
    peak: int = 0

    def see(self, outcome: TriggerOutcome) -> None:
        outcome.result()
        self.seen += 1
        if self.keep:
            self.kept.append(outcome)
        if self.seen % STEP == 0:
            self.peak = max(self.peak, resident())
        if self.seen == WARM:
            self.warm = self.peak

    @property
    def growth(self) -> int:
        return 0 if self.warm is None else self.peak - self.warm


def resident() -> int:
    """Bytes of memory that the process holds (RSS)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def batches(target: Target) -> None:
    with AirflowClient(target.url, target.token) as airflow:
        for line in sys.stdin:
            batch = Batch(**json.loads(line))
            watch, started = begin(batch)
            for outcome in airflow.trigger_many(requests(target, range(batch.number))):
                watch.see(outcome)
            report(watch, started)


async def async_batches(target: Target) -> None:
    async with AsyncAirflowClient(target.url, target.token) as airflow:
        for line in sys.stdin:  # nothing else is to happen while it waits for a line
            batch = Batch(**json.loads(line))
            watch, started = begin(batch)
            async for outcome in airflow.trigger_many(requests(target, range(batch.number))):
                watch.see(outcome)
            report(watch, started)


def begin(batch: Batch) -> tuple[Watch, Instant]:
    gc.collect()
    return Watch(batch.keep), Instant.now()


def report(watch: Watch, started: Instant) -> None:
    print(json.dumps(asdict(Cost(started.took().cpu, watch.growth))), flush=True)


def main() -> None:
    _, mode, url = sys.argv
    target = Target(url, "token", "sales", "order", prefix="growth")
    if mode == "sync":
        batches(target)
    else:
        asyncio.run(async_batches(target))


if __name__ == "__main__":
    main()
