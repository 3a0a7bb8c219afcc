"""Whether the memory of `trigger_many` stays flat, whatever the number of requests.

Each measurement runs in a process of its own, against the stub: the memory of the process (RSS, its
peak so far), and what Python allocated (tracemalloc), for fewer requests, as it takes several times
as long.

    python -m benchmarks.memory [--requests 100000] [--traced 20000]
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import itertools
import json
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Literal, TypeAlias

import psutil

from airflow_trigger import AirflowClient, AsyncAirflowClient, TriggerOutcome, TriggerRequest
from benchmarks.stub import stub

Mode: TypeAlias = Literal["sync", "async"]
Meter: TypeAlias = Literal["rss", "tracemalloc"]

MODES: tuple[Mode, ...] = ("sync", "async")
STEP = 1_000
WARM = 5_000
KEPT = 10_000
MEGABYTE = 1024 * 1024


@dataclass
class Watch:
    """Counts the outcomes that go by, and looks at the memory now and then.

    Attributes:
        keep: Whether to keep the outcomes.
        peaks: The highest memory so far, in bytes, by the number of outcomes seen.
    """

    used: Callable[[], int]
    keep: bool
    seen: int = 0
    kept: list[TriggerOutcome] = field(default_factory=list[TriggerOutcome])
    peaks: dict[int, int] = field(default_factory=dict[int, int])
    highest: int = 0

    def see(self, outcome: TriggerOutcome) -> None:
        outcome.result()
        self.seen += 1
        if self.keep:
            self.kept.append(outcome)
        if self.seen % STEP == 0:
            self.highest = max(self.highest, self.used())
            self.peaks[self.seen] = self.highest


@dataclass
class Result:
    """Growth in bytes, from `WARM` outcomes on."""

    growth: int
    per_second: float


def requests(number: int) -> Iterator[TriggerRequest]:
    """So many of an endless stream."""
    endless = (TriggerRequest("sales", {"order": order}) for order in itertools.count())
    return itertools.islice(endless, number)


def run_sync(url: str, number: int, watch: Watch) -> None:
    with AirflowClient(url, "token") as airflow:
        for outcome in airflow.trigger_many(requests(number)):
            watch.see(outcome)


async def run_async(url: str, number: int, watch: Watch) -> None:
    async with AsyncAirflowClient(url, "token") as airflow:
        async for outcome in airflow.trigger_many(requests(number)):
            watch.see(outcome)


def rss() -> int:
    used: int = psutil.Process().memory_info().rss
    return used


def traced() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def measure(mode: Mode, meter: Meter, number: int, *, keep: bool) -> Result:
    """Run one batch in this process."""
    watch = Watch(rss if meter == "rss" else traced, keep)
    if meter == "tracemalloc":
        tracemalloc.start()
    with stub() as url:
        started = time.perf_counter()
        if mode == "sync":
            run_sync(url, number, watch)
        else:
            asyncio.run(run_async(url, number, watch))
        seconds = time.perf_counter() - started
    assert watch.seen == number
    return Result(watch.peaks[number] - watch.peaks[WARM], number / seconds)


def measured(mode: Mode, meter: Meter, number: int, *, keep: bool = False) -> Result:
    """The same in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.memory", "--requests", str(number)]
    command += ["--one", mode, meter, *(["keep"] if keep else [])]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return Result(**json.loads(done.stdout))


def row(mode: Mode, number: int, number_traced: int) -> str:
    whole = measured(mode, "rss", number)
    allocated = measured(mode, "tracemalloc", number_traced)
    kept = measured(mode, "rss", WARM + KEPT, keep=True)
    growths = (one.growth / MEGABYTE for one in (whole, allocated, kept))
    return f"{mode:<8}{whole.per_second:12.0f}" + "".join(f"{growth:14.2f}" for growth in growths)


def table(number: int, number_traced: int) -> None:
    print(f"MB by which memory grew after the first {WARM:,} of {number:,} requests whose outcomes")
    print(f"were not kept (tracemalloc: of {number_traced:,}), and with {KEPT:,} outcomes kept")
    print(f"{'client':<8}{'requests/s':>12}{'peak RSS':>14}{'tracemalloc':>14}{'kept: RSS':>14}")
    for mode in MODES:
        print(row(mode, number, number_traced), flush=True)


def count(text: str) -> int:
    number = int(text)
    if number % STEP or number <= WARM:
        raise argparse.ArgumentTypeError(f"not a multiple of {STEP}, and more than {WARM}")
    return number


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.memory")
    parser.add_argument("--requests", type=count, default=100_000)
    parser.add_argument("--traced", type=count, default=20_000)
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is None:
        table(options.requests, options.traced)
    else:
        mode, meter, *keep = options.one
        print(json.dumps(asdict(measure(mode, meter, options.requests, keep=bool(keep)))))


if __name__ == "__main__":
    main()
