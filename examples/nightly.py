r"""A script for cron: run a DAG for a day, exit with 0 or 1.

    5 1 * * *  python nightly.py "$(date +\%F)"

If the run fails, the script prints why. Start it again for the same day: it
reruns the failed tasks, or waits for the run if it is still going. The URL and
the credentials come from the environment, as for quickstart.py.
"""

import sys
from datetime import date

from airflow_trigger import AirflowClient, AirflowTriggerError, RunFailed


def main(day: date) -> int:
    try:
        with AirflowClient() as airflow:
            return nightly(airflow, day)
    except AirflowTriggerError as error:
        print(error, file=sys.stderr)
        return 1


def nightly(airflow: AirflowClient, day: date) -> int:
    conf = {"dataset_name": "daily_sales", "year": day.year}
    try:
        run = airflow.run(
            "sales",
            conf,
            idempotency_key=f"nightly {day}",
            on_failed="rerun",
            timeout=4 * 3600,
        )
    except RunFailed as error:
        print(airflow.failure(error.run), file=sys.stderr)
        return 1
    print(run.state, run.url)
    return 0


if __name__ == "__main__":
    sys.exit(main(date.fromisoformat(sys.argv[1])))
