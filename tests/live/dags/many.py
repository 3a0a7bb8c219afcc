"""Accepts any number of runs with any conf; it is paused, so none of them starts."""

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.sdk import dag
except ImportError:
    from airflow.decorators import dag
    from airflow.operators.empty import EmptyOperator


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=True,
)
def many() -> None:
    EmptyOperator(task_id="nothing")


many()
