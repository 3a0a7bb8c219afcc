"""Events of an asset that two DAGs are scheduled on: how many runs they lead to."""

from __future__ import annotations

import time
from collections.abc import Iterator

from tests.live.scale.lab import Attempts, Lab, Labs, wait_until
from tests.live.scale.page import Table

ASSET = "s3://scale/orders"
LISTENERS = ("listener_1", "listener_2")
# After this long without a further run, it is assumed that all have come.
_QUIET_SECONDS = 5.0


def tables(labs: Labs, count: int) -> Iterator[Table]:
    events = count // 2
    lab = labs.lab()
    attempts = Attempts()
    with lab.client(attempts) as client:
        began = time.monotonic()
        for number in range(events):
            client.emit(ASSET, {"order": number})
        emitted = time.monotonic() - began
    done = _quiet(lab) - began
    yield Table(
        ("events", "requests", "emitted after, s", "runs of each DAG", "all done after, s"),
        [
            [
                events,
                len(attempts.seconds),
                emitted,
                ", ".join(str(lab.database.runs(dag_id)) for dag_id in LISTENERS),
                done,
            ]
        ],
    )


def _quiet(lab: Lab) -> float:
    """When the last run that the events led to came."""
    seen, since = 0, time.monotonic()

    def is_quiet() -> bool:
        nonlocal seen, since
        if (now := lab.database.runs(*LISTENERS)) != seen:
            seen, since = now, time.monotonic()
        waiting = lab.database.number("SELECT count(*) FROM asset_dag_run_queue")
        return not waiting and time.monotonic() - since > _QUIET_SECONDS

    wait_until(is_quiet)
    return since
