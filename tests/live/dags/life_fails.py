"""Fails with a chained exception, unless the file that its conf names as `unless` exists."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

try:
    from airflow.sdk import dag, get_current_context, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context


def conf() -> dict[str, Any]:
    return get_current_context()["dag_run"].conf or {}


def unless_mended() -> bool:
    return "unless" not in conf() or not Path(conf()["unless"]).exists()


def wake_disk() -> None:
    raise OSError("the disk is asleep")


def read_rows(source: str) -> None:
    try:
        wake_disk()
    except OSError as error:
        raise ValueError(f"the file is missing: {source}") from error


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=False,
    default_args={"retries": 0},
)
def life_fails() -> None:
    @task
    def extract() -> dict[str, str]:
        return {"source": "orders-2026.csv"}

    @task
    def load(extracted: dict[str, str]) -> None:
        print(f"the secret is {conf().get('secret')}")
        if unless_mended():
            read_rows(extracted["source"])

    @task
    def report() -> None: ...

    @task
    def part(n: int) -> int:
        if n == 1 and unless_mended():
            raise KeyError(f"part {n} has no rows")
        return n

    @task
    def gather() -> None: ...

    load(extract()) >> report()
    part.expand(n=[0, 1, 2]) >> gather()


life_fails()
