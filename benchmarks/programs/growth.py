"""CPU time and memory of `trigger_many` for batches of any size: `growth MODE URL`.

It reads a batch from each line of stdin, and writes the CPU time of each of its windows of `WINDOW`
triggers, the CPU time of a small batch after each window, and how much the memory grew after the
first `WARM` outcomes. All lines are JSON.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from airflow_trigger import AirflowClient, AsyncAirflowClient, TriggerOutcome
from benchmarks.programs.ours import requests
from benchmarks.programs.target import Instant, Target

STEP = 1_000
WARM = 5_000
WINDOW = 10_000
SMALL = 1_000
# Seconds for the current requests to end; `trigger_many` sends no more until the loop continues.
SETTLED = 0.1
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Batch:
    number: int
    keep: bool = False


@dataclass
class Cost:
    """CPU seconds of each window and of the small batch after it; memory growth in bytes."""

    windows: list[float] = field(default_factory=list[float])
    smalls: list[float] = field(default_factory=list[float])
    growth: int = 0


class Watch:
    """Samples CPU time and memory while the outcomes arrive."""

    def __init__(self, batch: Batch) -> None:
        self.cost = Cost()
        self._batch = batch
        self._seen = 0
        self._kept: list[TriggerOutcome] = []
        self._peak = 0
        self._warm = 0
        gc.collect()
        self._window = Instant.now()

    def see(self, outcome: TriggerOutcome) -> bool:
        """Record an outcome; returns whether it is time for a small batch."""
        outcome.result()
        self._seen += 1
        if self._batch.keep:
            self._kept.append(outcome)
        if self._seen % STEP == 0:
            self._peak = max(self._peak, resident())
        if self._seen == WARM:
            self._warm = self._peak
        self.cost.growth = self._peak - self._warm
        return self._seen % WINDOW == 0

    @contextmanager
    def small(self) -> Generator[None]:
        started = Instant.now()
        yield
        self.cost.smalls.append(started.took().cpu)
        self._window = Instant.now()

    def end_window(self) -> None:
        self.cost.windows.append(self._window.took().cpu)


def resident() -> int:
    """The resident memory of the process (RSS), in bytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE


def run(airflow: AirflowClient, target: Target, batch: Batch) -> Cost:
    watch = Watch(batch)
    for outcome in airflow.trigger_many(requests(target, range(batch.number))):
        if watch.see(outcome):
            time.sleep(SETTLED)
            watch.end_window()
            with watch.small():
                for small in airflow.trigger_many(requests(target, range(SMALL))):
                    small.result()
    return watch.cost


async def run_async(airflow: AsyncAirflowClient, target: Target, batch: Batch) -> Cost:
    watch = Watch(batch)
    async for outcome in airflow.trigger_many(requests(target, range(batch.number))):
        if watch.see(outcome):
            await asyncio.sleep(SETTLED)
            watch.end_window()
            with watch.small():
                async for small in airflow.trigger_many(requests(target, range(SMALL))):
                    small.result()
    return watch.cost


def batches(target: Target) -> None:
    with AirflowClient(target.url, target.token) as airflow:
        for line in sys.stdin:
            report(run(airflow, target, Batch(**json.loads(line))))


async def async_batches(target: Target) -> None:
    async with AsyncAirflowClient(target.url, target.token) as airflow:
        for line in sys.stdin:  # blocking is fine: nothing else has to run
            report(await run_async(airflow, target, Batch(**json.loads(line))))


def report(cost: Cost) -> None:
    print(json.dumps(asdict(cost)), flush=True)


def main() -> None:
    _, mode, url = sys.argv
    target = Target(url, "token", "sales", "order", prefix="growth")
    if mode == "sync":
        batches(target)
    else:
        asyncio.run(async_batches(target))


if __name__ == "__main__":
    main()
