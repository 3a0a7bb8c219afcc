"""Created paused; a run lasts until the file that its conf names as `until` exists."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

try:
    from airflow.sdk import dag, get_current_context, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=True,
    default_args={"retries": 0},
)
def drains() -> None:
    @task
    def nap() -> None:
        conf = get_current_context()["dag_run"].conf or {}
        end = time.monotonic() + 120
        while "until" in conf and not Path(conf["until"]).exists() and time.monotonic() < end:
            time.sleep(0.2)

    nap()


drains()
