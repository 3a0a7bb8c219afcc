"""Created paused: its runs stay queued."""

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
    is_paused_upon_creation=True,
)
def paused() -> None:
    @task
    def nothing() -> None:
        pass

    nothing()


paused()
