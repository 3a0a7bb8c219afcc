"""One task fails for good and one waits an hour for its retry, unless a file exists.

The conf of the run names the file as `unless`.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

try:
    from airflow.sdk import dag, get_current_context, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context


def answer() -> None:
    conf = get_current_context()["dag_run"].conf or {}
    if not Path(conf.get("unless", "")).is_file():
        raise ConnectionError("the shop does not answer")


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    default_args={"retries": 0},
)
def life_retries() -> None:
    @task(retries=1, retry_delay=timedelta(hours=1))
    def load() -> None:
        answer()

    @task
    def other() -> None:
        answer()

    @task
    def report() -> None: ...

    load() >> report()
    other()


life_retries()
