"""Start one run for each day of a month, with a progress bar.

It is safe to run again after an interruption: runs that exist are found by
their key, and the failed tasks of failed runs run again. The URL and the
credentials come from the environment, as for quickstart.py.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from rich.progress import Progress

from airflow_trigger import (
    AirflowClient,
    BatchProgress,
    DagRun,
    TriggerRequest,
)

FIRST = date(2026, 10, 1)
DAYS = 31


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


def main() -> None:
    with AirflowClient() as airflow, Progress() as bars:
        bar = bars.add_task("days", total=DAYS)

        def advance(progress: BatchProgress) -> None:
            bars.update(bar, completed=progress.finished)

        runs: list[DagRun] = []
        for outcome in airflow.trigger_many(
            requests(), concurrency=4, max_rate=10, on_progress=advance
        ):
            if outcome.run is None:
                bars.print(
                    f"{outcome.request.idempotency_key}: {outcome.error}"
                )
            else:
                runs.append(outcome.run)

        bar = bars.add_task("runs", total=len(runs))
        for run in airflow.wait_many(runs, timeout=600):
            bars.advance(bar)
            if run.state != "success":
                bars.print(str(airflow.failure(run)), markup=False)


if __name__ == "__main__":
    main()
