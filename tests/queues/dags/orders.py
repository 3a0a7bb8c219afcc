"""The DAG of the examples, with its params, and with a task that costs nothing to run."""

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.sdk import Param, dag
except ImportError:
    from airflow.decorators import dag
    from airflow.models.param import Param
    from airflow.operators.empty import EmptyOperator


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    max_active_runs=1,
    params={"order": Param(1, type="integer", minimum=1)},
)
def orders() -> None:
    EmptyOperator(task_id="ship")


orders()
