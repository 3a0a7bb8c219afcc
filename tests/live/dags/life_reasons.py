"""Fails at once; if Airflow has retry policies, the policy gives the reason."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

try:
    from airflow.sdk import dag, task
except ImportError:
    from airflow.decorators import dag, task

policy: dict[str, Any] = {}
try:
    from airflow.sdk.definitions.retry_policy import ExceptionRetryPolicy, RetryAction, RetryRule
except ImportError:  # before 3.3
    pass
else:
    rule = RetryRule(ValueError, RetryAction.FAIL, reason="another try would read the same file")
    policy["retry_policy"] = ExceptionRetryPolicy(rules=[rule])


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    default_args={"retries": 0},
)
def life_reasons() -> None:
    @task(**policy)
    def load() -> None:
        raise ValueError("the file is cut short")

    @task
    def report() -> None: ...

    load() >> report()


life_reasons()
