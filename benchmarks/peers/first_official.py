"""The first trigger in a fresh process: `first_official.py URL`."""

import sys

from airflow_client.client import ApiClient, Configuration, DagRunApi, TriggerDAGRunPostBody

URL = sys.argv[1]

with ApiClient(Configuration(host=URL, access_token="token")) as api_client:  # noqa: S106 - none
    body = TriggerDAGRunPostBody(logical_date=None, dag_run_id="first-1", conf={"order": 1})
    run = DagRunApi(api_client).trigger_dag_run("sales", body)
    assert run.dag_run_id == "first-1"
