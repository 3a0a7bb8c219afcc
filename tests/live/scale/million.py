"""What a million triggers a day need, calculated from the measurements of the parts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from tests.live.scale.page import Table

A_DAY = 1_000_000
AVERAGE = A_DAY / 86_400
# The load in the busiest hour, as a multiple of the average.
PEAK = 5
ORDERS_A_RUN = 100
KEPT = {"1 day": 1, "7 days": 7, "30 days": 30}


def tables(figures: Mapping[str, float]) -> Iterator[Table]:
    loads = [AVERAGE, AVERAGE * PEAK, AVERAGE * PEAK / ORDERS_A_RUN]
    cores = os.cpu_count() or 1
    yield Table(
        (
            "required",
            "on average",
            f"in a peak of {PEAK} times that",
            f"in the peak, {ORDERS_A_RUN} orders a run",
        ),
        [
            ["triggers/s", *loads],
            ["cores of API servers", *(load * figures["API seconds"] for load in loads)],
            [
                "cores of PostgreSQL, for the triggers",
                *(load * figures["PostgreSQL seconds"] for load in loads),
            ],
            ["cores of the clients", *(load * figures["client seconds"] for load in loads)],
            [
                "schedulers, for runs without a process",
                *(load / figures["empty runs per second"] for load in loads),
            ],
            [
                "cores for one small Python task per run",
                *(load * cores / figures["Python tasks per second"] for load in loads),
            ],
        ],
    )
    gigabytes = A_DAY * figures["bytes"] / 1e9
    yield Table(
        ("kept for", "runs", "database, GB"),
        [[kept, days * A_DAY, days * gigabytes] for kept, days in KEPT.items()],
    )
