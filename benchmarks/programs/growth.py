"""What `trigger_many` costs and holds, at any size of the batch: `growth MODE URL`.

Each line of input is a batch. The answer is what its windows of `WINDOW` triggers cost, what a
small batch after each of them cost, and by how much the memory grew from the first outcomes on.
All in JSON.
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
# Until the requests that are under way are answered; further ones wait for the loop to go on.
SETTLED = 0.1
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Batch:
    number: int
    keep: bool = False


@dataclass
class Cost:
    """CPU seconds of each window and of the small batch after it; growth in bytes."""

    windows: list[float] = field(default_factory=list[float])
    smalls: list[float] = field(default_factory=list[float])
    growth: int = 0


class Watch:
    """Looks at the clock and the memory now and then, while the outcomes go by."""

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
        """Whether it is time for a small batch."""
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
    """Bytes of memory that the process holds (RSS)."""
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
        for line in sys.stdin:  # nothing else is to happen while it waits for a line
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
