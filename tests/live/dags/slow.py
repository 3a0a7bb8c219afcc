"""Runs for the `seconds` of its conf, or 20, in short naps, so that a kill takes effect at once."""

from __future__ import annotations

import time
from datetime import UTC, datetime

try:
    from airflow.sdk import dag, get_current_context, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
)
def slow() -> None:
    @task(retries=0)
    def nap() -> None:
        conf = get_current_context()["dag_run"].conf or {}
        deadline = time.monotonic() + float(conf.get("seconds", 20))
        while time.monotonic() < deadline:
            time.sleep(0.1)

    nap()


slow()
