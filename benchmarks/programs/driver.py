"""Triggers runs in rounds: `python -m benchmarks.programs.driver MODULE MODE`.

It reads lines of JSON from stdin: first the target, then one line for each round, with its number
of triggers. After each round it writes how long that took, also as JSON. In this way the rounds of
several programs can take turns.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from types import ModuleType

from benchmarks.programs.modes import ASYNC, SYNC
from benchmarks.programs.target import Instant, Round, Target


def rounds() -> Iterator[tuple[range, int]]:
    """For each round, the numbers of its triggers and the concurrency."""
    first = 0
    for line in sys.stdin:
        wanted = Round(**json.loads(line))
        yield range(first, first + wanted.number), wanted.concurrency
        first += wanted.number


def report(started: Instant) -> None:
    print(json.dumps(asdict(started.took())), flush=True)


def drive(module: ModuleType, mode: str, target: Target) -> None:
    with SYNC[mode](module, target) as run:
        for orders, concurrency in rounds():
            started = Instant.now()
            run(orders, concurrency)
            report(started)


async def drive_async(module: ModuleType, mode: str, target: Target) -> None:
    async with ASYNC[mode](module, target) as run:
        for orders, concurrency in rounds():  # blocking is fine: nothing else has to run
            started = Instant.now()
            await run(orders, concurrency)
            report(started)


def main() -> None:
    _, name, mode = sys.argv
    module = importlib.import_module(f"benchmarks.{name}")
    target = Target(**json.loads(sys.stdin.readline()))
    if mode in SYNC:
        drive(module, mode, target)
    else:
        asyncio.run(drive_async(module, mode, target))


if __name__ == "__main__":
    main()
