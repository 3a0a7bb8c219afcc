"""Succeeds, and leaves results of every kind."""

from __future__ import annotations

import time
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
    default_args={"retries": 0},
)
def life_results() -> None:
    @task(multiple_outputs=False)  # otherwise it pushes each key too, and 3.0 cannot push None
    def summarise() -> dict[str, Any]:
        return {"rows": 3, "regions": ["eu", "us"], "late": None, "share": 0.5, "name": "Zoë's"}

    @task
    def indexes() -> list[int]:
        return [0, 1, 2]

    @task  # due to the type hint it also pushes `i`, which nobody reads
    def parts(n: int) -> dict[str, int]:
        time.sleep(0.7 * (2 - n))  # the first index ends last
        return {"i": n}

    @task
    def nothing() -> None: ...

    @task
    def many() -> int:
        context = get_current_context()
        context["ti"].xcom_push(key="other", value="a text")
        context["ti"].xcom_push(key="with space", value=[1, 2])
        return 7

    @task
    def moment() -> datetime:
        return datetime(2026, 3, 1, 12, 30, tzinfo=UTC)

    parts.expand(n=indexes())
    summarise()
    nothing()
    many()
    moment()


life_results()
