"""Waits in every way that Airflow has: for a pool, a retry, a sensor, a trigger, another task.

The test creates the pool `life_closed`, with no slots. Nothing here ends by itself.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

try:
    from airflow.providers.standard.triggers.temporal import TimeDeltaTrigger
    from airflow.sdk import BaseOperator, dag, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.models import BaseOperator
    from airflow.triggers.temporal import TimeDeltaTrigger


class Defers(BaseOperator):
    def execute(self, context: Any) -> None:
        self.defer(trigger=TimeDeltaTrigger(timedelta(hours=1)), method_name="go_on")

    def go_on(self, context: Any, event: Any = None) -> None: ...


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    default_args={"retries": 0},
)
def life_waits() -> None:
    @task(pool="life_closed")
    def for_a_slot() -> None: ...

    @task(retries=1, retry_delay=timedelta(hours=1))
    def for_a_retry() -> None:
        raise ConnectionError("the shop does not answer")

    @task.sensor(mode="reschedule", poke_interval=3600, timeout=86400)
    def for_a_file() -> bool:
        return False

    @task
    def for_another() -> None: ...

    for_a_slot()
    for_a_retry() >> for_another()
    for_a_file()
    Defers(task_id="for_a_trigger")


life_waits()
