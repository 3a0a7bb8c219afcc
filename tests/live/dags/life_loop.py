"""Repeats its step three times and fails in the second iteration, if Airflow has loops.

It does not fail if the file that its conf names as `unless` exists.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

try:
    from airflow.sdk import dag, get_current_context, task, task_group
except ImportError:
    from airflow.decorators import dag, task, task_group
    from airflow.operators.python import get_current_context


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    default_args={"retries": 0},
)
def life_loop() -> None:
    @task
    def step() -> str:
        context = get_current_context()
        mended = Path((context["dag_run"].conf or {}).get("unless", ""))
        iteration = context["loop"].index if "loop" in context else 0
        print(f"this is iteration {iteration}")
        if iteration == 1 and not mended.is_file():
            raise ValueError("the second iteration fails")
        return f"iteration {iteration}"

    @task_group
    def body() -> None:
        step()

    @task
    def report() -> str:
        return "after the loop"

    # Before 3.4 a group has no loops, and runs once.
    group = body.loop(max_iterations=3) if hasattr(body, "loop") else body()
    group >> report()


life_loop()
