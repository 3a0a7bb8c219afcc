"""Fails at its first try and succeeds at the second, as the guide's ten lines expect."""

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.sdk import dag, get_current_context, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context


@dag(
    dag_id="warehouse",
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    default_args={"retries": 0},
)
def warehouse() -> None:
    @task
    def load() -> None:
        # Clearing raises `max_tries`; Airflow 2 may count a try twice.
        if get_current_context()["ti"].max_tries == 0:
            raise ValueError("the warehouse is closed")

    @task(multiple_outputs=False)
    def report() -> dict[str, int]:
        return {"rows": 3}

    load() >> report()


warehouse()
