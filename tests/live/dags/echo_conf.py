"""Gives back the conf it was started with. Declares no params, so it takes any conf."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

try:
    from airflow.sdk import dag, get_current_context, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
)
def echo_conf() -> None:
    @task
    def echo() -> dict[str, Any]:
        return dict(get_current_context()["dag_run"].conf or {})

    echo()


echo_conf()
