"""A DAG with one run for each order; runs on Airflow 2 and 3."""

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.sdk import Param, dag, get_current_context, task
except ImportError:  # Airflow 2
    from airflow.decorators import dag, task
    from airflow.models.param import Param
    from airflow.operators.python import get_current_context


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    params={"order": Param(1, type="integer", minimum=1)},
)
def orders() -> None:
    @task
    def ship() -> None:
        print(f"shipping order {get_current_context()['params']['order']}")

    ship()


orders()
