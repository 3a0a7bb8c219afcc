"""Succeeds without starting a process, a hundred runs at a time."""

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
    is_paused_upon_creation=False,
    max_active_runs=100,
)
def quick() -> None:
    EmptyOperator(task_id="nothing")


quick()
