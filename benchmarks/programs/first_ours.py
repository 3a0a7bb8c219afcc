"""The first trigger in a fresh process: `first_ours.py URL`."""

import sys

from airflow_trigger import AirflowClient

URL = sys.argv[1]

# With these settings it sends exactly one request, like the other clients.
with AirflowClient(URL, "token", api="v2", conf_check="json", on_paused="allow") as airflow:
    run = airflow.trigger("sales", {"order": 1}, run_id="first-1")
    assert run.run_id == "first-1"
