"""A DAG of the harness, copied beside the caller's DAGs: its run shows that tasks really run."""

# Airflow is not installed where types are checked.
# mypy: ignore-errors
# pyright: basic, reportMissingImports=false

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.sdk import dag, task
except ImportError:
    from airflow.decorators import dag, task


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
)
def warm_up() -> None:
    @task
    def nothing() -> None:
        pass

    nothing()


warm_up()
