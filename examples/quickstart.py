"""Start a DAG with conf, once, wait for it, and see a wrong conf refused.

Address and credentials come from the environment: AIRFLOW_TRIGGER_URL, and
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
        event = str(uuid4())  # names what happened, such as an order
        run = airflow.trigger("sales", conf, idempotency_key=event)
        say(f"run {run.run_id} of DAG {run.dag_id}, created: {run.created}")
        again = airflow.trigger("sales", conf, idempotency_key=event)
        say(f"the same event again: the same run, created: {again.created}")

        run = airflow.wait(run, timeout=120, on_poll=progress)
        say(f"state: {run.state}")
        say(f"conf:  {run.conf}")
        say(f"url:   {run.url}")

        try:
            wrong = {"dataset_nmae": "monthly_sales", "year": "last"}
            airflow.trigger("sales", wrong)
        except ConfError as error:
            say(f"a wrong conf is refused: {error}")


if __name__ == "__main__":
    main()
