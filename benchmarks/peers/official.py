"""apache-airflow-client."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from airflow_client.client import ApiClient, Configuration, DagRunApi, TriggerDAGRunPostBody

from benchmarks.programs.modes import Trigger
from benchmarks.programs.target import Target


@contextmanager
def client(target: Target) -> Generator[Trigger]:
    with ApiClient(Configuration(host=target.url, access_token=target.token)) as api_client:
        runs = DagRunApi(api_client)

        def trigger(order: int) -> object:
            body = TriggerDAGRunPostBody(
                logical_date=None, dag_run_id=target.run_id(order), conf=target.conf(order)
            )
            return runs.trigger_dag_run(target.dag_id, body)

        yield trigger
