"""A DAG that loads a file of sales; runs on Airflow 2.9 and later."""

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
    description="Loads a file of sales.",
    params={
        "dataset_name": Param(
            type="string", minLength=1, description="What to load."
        ),
        "file_type": Param(
            "csv",
            enum=["csv", "parquet"],
            description="How the file is written.",
        ),
        "start_date": Param(
            "2026-01-01",
            type="string",
            format="date",
            description="The first day to load.",
        ),
    },
)
def sales_import() -> None:
    @task
    def load() -> dict[str, Any]:
        params = dict(get_current_context()["params"])
        print(f"loading {params['dataset_name']}.{params['file_type']}")
        return params

    load()


sales_import()
