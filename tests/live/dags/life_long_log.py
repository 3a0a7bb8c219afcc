"""Fails after 3,000 lines of log, or as many as `lines` in its conf."""

from __future__ import annotations

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
def life_long_log() -> None:
    @task(retries=0)
    def talk() -> None:
        conf = get_current_context()["dag_run"].conf or {}
        for n in range(int(conf.get("lines", 3000))):
            print(f"line {n} of the task")
        raise ValueError("the file is missing: orders-2026.csv")

    talk()


life_long_log()
