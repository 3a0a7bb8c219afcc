"""A param of each common kind. `amount` has no default (from 2.9 on), so a run must have it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from airflow import __version__

try:
    from airflow.sdk import Param, dag, get_current_context, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.models.param import Param
    from airflow.operators.python import get_current_context


# Airflow before 2.9 rejects the whole file if a Param has no default.
OLD = tuple(map(int, __version__.split(".")[:2])) < (2, 9)


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    params={
        "amount": Param(
            **({"default": 1} if OLD else {}),
            type="integer",
            minimum=1,
            maximum=100,
            description="How many.",
        ),
        "region": Param("eu", type="string", enum=["eu", "us", "apac"]),
        "code": Param("AB-1", type="string", pattern="^[A-Z]{2}-[0-9]+$"),
        "day": Param("2024-01-31", type="string", format="date"),
        "moment": Param("2024-01-31T12:00:00+00:00", type="string", format="date-time"),
        "tables": Param(["orders"], type="array", items={"type": "string"}, minItems=1),
        "target": Param(
            {"schema": "sales", "retries": 0},
            type="object",
            properties={"schema": {"type": "string"}, "retries": {"type": "integer"}},
            required=["schema"],
            additionalProperties=False,
        ),
        "comment": Param(None, type=["null", "string"], maxLength=20),
        "dry_run": Param(default=False, type="boolean"),
        "ratio": Param(0.5, type="number", exclusiveMinimum=0),
    },
)
def declared_params() -> None:
    @task
    def echo() -> dict[str, Any]:
        return dict(get_current_context()["params"])

    echo()


declared_params()
