"""Many processes trigger an Airflow at its limit: how often it refuses, and how long it takes.

    python -m tests.queues.flood [--processes 50] [--triggers 20]

Each process is an ordinary client with default settings. Prints a line for each gateway and way
of triggering: uncoordinated, with the shared limit of examples/shared_limit.py, or through a queue.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import get_args

from tests.queues.busy_airflow import Gateway, Seen, running
from tests.queues.crowd import Crowd, Tally, Way, all_at_once
from tests.queues.servers import running_redis

GATEWAYS = (
    Gateway(name="429, Retry-After: 1", status=429, retry_after=1),
    Gateway(name="503", status=503),
)
HEAD = (
    "gateway",
    "coordination",
    "processes",
    "wanted",
    "runs",
    "duplicates",
    "requests",
    "refused",
    "lost",
    "busiest 100 ms",
    "retries per process: median",
    "max",
    "errors",
    "given up early",
    "time / ideal",
)


@dataclass(frozen=True)
class Result:
    """The result of one crowd."""

    gateway: Gateway
    crowd: Crowd
    seen: Seen
    tallies: Sequence[Tally]

    @property
    def doubled(self) -> int:
        return len(self.seen.orders) - len(set(self.seen.orders))

    @property
    def is_complete(self) -> bool:
        """Whether each order has exactly one run."""
        return sorted(self.seen.orders) == list(self.crowd.orders)

    @property
    def errors(self) -> Counter[str]:
        return sum((tally.errors for tally in self.tallies), Counter[str]())

    @property
    def time_by_ideal(self) -> float:
        began = min(tally.began for tally in self.tallies)
        ended = max(tally.ended for tally in self.tallies)
        return (ended - began) / self.gateway.ideal_seconds(len(self.crowd.orders))

    def cells(self) -> tuple[str, ...]:
        retries = [tally.retries for tally in self.tallies]
        errors = ", ".join(f"{number} {name}" for name, number in self.errors.most_common())
        return (
            self.gateway.name,
            self.crowd.way,
            str(self.crowd.triggering),
            str(len(self.crowd.orders)),
            str(len(set(self.seen.orders))),
            str(self.doubled),
            str(len(self.seen.arrivals)),
            str(self.seen.refused),
            str(self.seen.lost),
            str(self.seen.busiest_tenth),
            f"{median(retries):g}",
            str(max(retries)),
            errors or "0",
            str(sum(tally.early for tally in self.tallies)),
            f"{self.time_by_ideal:.2f}",
        )


def measured(
    gateway: Gateway,
    way: Way,
    *,
    redis_url: str,
    processes: int,
    triggers: int,
    workers: int = 4,
    rate: str = "10/second",
) -> Result:
    """Let one crowd trigger one Airflow."""
    with running(gateway) as airflow:
        crowd = Crowd(
            way=way,
            processes=processes,
            triggers=triggers,
            workers=workers,
            rate=rate,
            airflow=airflow.address,
            redis_url=redis_url,
        )
        tallies = all_at_once(crowd)
        return Result(gateway, crowd, airflow.seen(), tallies)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m tests.queues.flood")
    parser.add_argument("--processes", type=int, default=50)
    parser.add_argument("--triggers", type=int, default=20, help="of each process")
    parser.add_argument("--workers", type=int, default=4, help="that take from the queue")
    parser.add_argument("--rate", default="10/second", help="of the shared limit")
    options = parser.parse_args()
    print_line(HEAD)
    print_line(("---",) * len(HEAD))
    is_complete = True
    with running_redis(lambda text: print(text, file=sys.stderr)) as redis:
        for gateway in GATEWAYS:
            for way in get_args(Way):
                result = measured(gateway, way, redis_url=redis.url, **vars(options))
                print_line(result.cells())
                is_complete = is_complete and result.is_complete
    return 0 if is_complete else 1


def print_line(cells: Sequence[str]) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
