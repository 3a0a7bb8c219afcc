"""Backfill a month with at most four runs at a time.

Each of four threads starts a run and waits for its end before it starts the
next one. Prints a line of CSV for each run when it has ended, and exits with 1
unless every run has succeeded. It is safe to run again, like backfill.py. Runs
left over from an interrupted backfill do not count towards the four: only the
DAG's max_active_runs limits all of them.
"""

import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial

from airflow_trigger import AirflowClient, AirflowTriggerError

FIRST = date(2026, 10, 1)
DAYS = 31
RUNS = 4


def main() -> int:
    days = [FIRST + timedelta(days=number) for number in range(DAYS)]
    with AirflowClient() as airflow, ThreadPoolExecutor(RUNS) as threads:
        states = threads.map(partial(load, airflow), days)
        results: set[str] = set()
        for day, result in zip(days, states, strict=True):
            print(f"{day},{result}", flush=True)
            results.add(result)
    return 0 if results == {"success"} else 1


def load(airflow: AirflowClient, day: date) -> str:
    try:
        # Without a timeout: after one, the run would continue beside the next.
        run = airflow.run(
            "sales",
            {"dataset_name": "daily_sales", "year": day.year},
            idempotency_key=f"backfill {day}",
            on_failed="rerun",
            raise_on_failure=False,
        )
    except AirflowTriggerError as error:
        return str(error)
    return run.state


if __name__ == "__main__":
    sys.exit(main())
