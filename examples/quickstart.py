"""Trigger a DAG with conf, wait for its run, and see a wrong conf rejected.

URL and credentials come from the environment: AIRFLOW_TRIGGER_URL, and
AIRFLOW_TRIGGER_TOKEN or
AIRFLOW_TRIGGER_USERNAME with AIRFLOW_TRIGGER_PASSWORD.
"""

import time
from uuid import uuid4

from airflow_trigger import AirflowClient, ConfError, DagRun

STARTED = time.monotonic()


def say(text: str) -> None:
    print(f"[{time.monotonic() - STARTED:5.1f} s] {text}", flush=True)


def progress(run: DagRun) -> None:
    say(f"  … {run.state}")


def main() -> None:
    with AirflowClient() as airflow:
        say(f"found Airflow {airflow.server().version} at {airflow.base_url}")

        conf = {"dataset_name": "monthly_sales", "year": 2026}
        event = str(uuid4())  # identifies the event, such as an order's id
        run = airflow.trigger("sales", conf, idempotency_key=event)
        say(f"triggered {run.dag_id} with {conf}, created: {run.created}")
        again = airflow.trigger("sales", conf, idempotency_key=event)
        say(f"the same event again: created: {again.created}")
        say(f"  the same run: {again.run_id == run.run_id}")

        run = airflow.wait(run, timeout=120, on_poll=progress)
        say(f"state: {run.state}")
        say(f"conf:  {run.conf}")
        say(f"url:   {run.url}")

        try:
            wrong = {"dataset_nmae": "monthly_sales", "year": "last"}
            airflow.trigger("sales", wrong)
        except ConfError as error:
            say("a wrong conf is rejected before it is sent:")
            for problem in error.problems:
                say(f"  {problem}")


if __name__ == "__main__":
    main()
