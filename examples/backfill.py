"""Start one run for each day of a month, and print the results as CSV.

    python backfill.py > backfill.csv

Exits with 1 unless every run has succeeded. It is safe to run again: the runs
are found by their keys, and the failed tasks of failed runs run again. The
URL and the credentials come from the environment, as for quickstart.py.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date, timedelta

from rich.console import Console
from rich.progress import Progress

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    BatchProgress,
    RunRef,
    TriggerRequest,
)

FIRST = date(2026, 10, 1)
DAYS = 31

# The run id and the result of each key.
Rows = dict[str | None, tuple[str, str]]


def requests() -> Iterator[TriggerRequest]:
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        conf = {"dataset_name": "daily_sales", "year": day.year}
        yield TriggerRequest(
            "sales",
            conf,
            idempotency_key=f"backfill {day}",
            on_failed="rerun",
        )


def main() -> int:
    rows: Rows = {
        request.idempotency_key: ("", "not started") for request in requests()
    }
    keys: dict[RunRef, str | None] = {}
    with (
        AirflowClient() as airflow,
        Progress(console=Console(stderr=True)) as bars,
    ):
        for step in (start, wait):
            try:
                step(airflow, bars, rows, keys)
            except AirflowTriggerError as error:  # such as WaitTimeout
                bars.console.print(str(error), markup=False)
    table = csv.writer(sys.stdout)
    table.writerow(("key", "run_id", "result"))
    table.writerows((key, *row) for key, row in rows.items())
    return 0 if {result for _, result in rows.values()} == {"success"} else 1


def start(
    airflow: AirflowClient,
    bars: Progress,
    rows: Rows,
    keys: dict[RunRef, str | None],
) -> None:
    bar = bars.add_task("started", total=DAYS)

    def advance(progress: BatchProgress) -> None:
        bars.update(bar, completed=progress.finished)

    for outcome in airflow.trigger_many(
        requests(), concurrency=4, max_rate=10, on_progress=advance
    ):
        key = outcome.request.idempotency_key
        if outcome.run is None:
            rows[key] = ("", str(outcome.error))
        else:
            rows[key] = (outcome.run.run_id, "not finished")
            keys[outcome.run.ref] = key


def wait(
    airflow: AirflowClient,
    bars: Progress,
    rows: Rows,
    keys: dict[RunRef, str | None],
) -> None:
    bar = bars.add_task("finished", total=len(keys))
    for run in airflow.wait_many(list(keys), timeout=4 * 3600):
        bars.advance(bar)
        rows[keys[run.ref]] = (run.run_id, run.state)


if __name__ == "__main__":
    sys.exit(main())
