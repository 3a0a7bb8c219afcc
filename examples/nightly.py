r"""A script for cron: start the run of a day, wait, exit with 0 or 1.

    5 1 * * *  python nightly.py "$(date +\%F)"

Run again for the same day it waits for the run that is there. Address and
credentials come from the environment, as for quickstart.py.
"""

import sys
from datetime import date

from airflow_trigger import AirflowClient, AirflowTriggerError


def main(day: date) -> int:
    try:
        with AirflowClient() as airflow:
            conf = {"dataset_name": "daily_sales", "year": day.year}
            run = airflow.trigger(
                "sales", conf, idempotency_key=f"nightly {day}"
            )
            run = airflow.wait(run, timeout=4 * 3600)
    except AirflowTriggerError as error:
        print(error, file=sys.stderr)
        return 1
    print(run.state, run.url)
    return 0


if __name__ == "__main__":
    sys.exit(main(date.fromisoformat(sys.argv[1])))
