"""Runs of a task without a process, runs of one with a process, and runs that only wait."""

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.sdk import dag, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.operators.empty import EmptyOperator


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=True,
)
def waits() -> None:
    EmptyOperator(task_id="nothing")


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=True,
    max_active_runs=1000,
)
def empty() -> None:
    EmptyOperator(task_id="nothing")


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=True,
    max_active_runs=1000,
)
def python() -> None:
    @task
    def nothing() -> None:
        pass

    nothing()


waits()
empty()
python()
