"""A small DAG with declared params; runs on Airflow 2 and 3."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

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
    params={
        "dataset_name": Param(
            "daily_sales", enum=["daily_sales", "monthly_sales"]
        ),
        "year": Param(2026, type="integer", minimum=2000, maximum=2100),
    },
)
def sales() -> None:
    @task
    def report() -> dict[str, Any]:
        params = dict(get_current_context()["params"])
        print(f"reporting {params['dataset_name']} of {params['year']}")
        return params

    report()


sales()
