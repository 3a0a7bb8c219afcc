"""Runs at each event of the asset `s3://life/orders` (a dataset, on Airflow 2)."""

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.sdk import Asset, dag
except ImportError:
    from airflow.datasets import Dataset as Asset
    from airflow.decorators import dag
    from airflow.operators.empty import EmptyOperator


@dag(
    schedule=[Asset("s3://life/orders")],
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
)
def life_asset() -> None:
    EmptyOperator(task_id="nothing")


life_asset()
