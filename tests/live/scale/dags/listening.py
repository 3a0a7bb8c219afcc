"""Two DAGs that run when the asset `s3://scale/orders` has changed (a dataset, on Airflow 2)."""

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.sdk import Asset, dag
except ImportError:
    from airflow.datasets import Dataset as Asset
    from airflow.decorators import dag
    from airflow.operators.empty import EmptyOperator

for name in ("listener_1", "listener_2"):

    @dag(
        name,
        schedule=[Asset("s3://scale/orders")],
        start_date=datetime(2024, 1, 1, tzinfo=UTC),
        catchup=False,
        is_paused_upon_creation=False,
        max_active_runs=1000,
    )
    def listener() -> None:
        EmptyOperator(task_id="nothing")

    listener()
