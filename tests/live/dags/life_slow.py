"""One run at a time, which lasts until the file that its conf names as `until` exists.

It lasts for the `seconds` of its conf at most, by default 60.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

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
    max_active_runs=1,
    default_args={"retries": 0},
)
def life_slow() -> None:
    @task
    def nap() -> list[int]:
        conf = get_current_context()["dag_run"].conf or {}
        until = Path(conf.get("until", "/nowhere"))
        deadline = time.monotonic() + float(conf.get("seconds", 60))
        print("napping", flush=True)
        while time.monotonic() < deadline and not until.exists():
            time.sleep(0.1)
        return [1, 2]

    @task
    def after() -> None: ...

    @task
    def each(n: int) -> int:
        return n

    napping = nap()
    napping >> after()
    each.expand(n=napping)


life_slow()
