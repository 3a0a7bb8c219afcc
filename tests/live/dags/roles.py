"""For the table of roles: succeeds, fails, or keeps running, as its conf says."""

from __future__ import annotations

import time
from datetime import UTC, datetime

try:
    from airflow.sdk import Param, dag, get_current_context, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.models.param import Param
    from airflow.operators.python import get_current_context


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    default_args={"retries": 0},
    params={
        "seconds": Param(0, type="integer"),
        "fails": Param(default=False, type="boolean"),
    },
)
def roles() -> None:
    @task
    def work() -> int:
        params = get_current_context()["params"]
        deadline = time.monotonic() + params["seconds"]
        while time.monotonic() < deadline:
            time.sleep(0.1)
        if params["fails"]:
            raise ValueError("as the conf says")
        return 3

    work()


roles()
