"""What the operations that read are asked about: runs, results, assets, and who waits for them."""

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.sdk import Asset, dag, task
except ImportError:
    from airflow.datasets import Dataset as Asset
    from airflow.decorators import dag, task
    from airflow.operators.empty import EmptyOperator

try:  # from Airflow 3.1 on
    from airflow.providers.standard.operators.hitl import ApprovalOperator
except ImportError:
    ApprovalOperator = None

try:
    from airflow.sdk import AssetAlias
except ImportError:
    AssetAlias = None

FIRST, SECOND = Asset("s3://every-get/first"), Asset("s3://every-get/second")
START = {"start_date": datetime(2024, 1, 1, tzinfo=UTC), "catchup": False}
AWAKE = START | {"is_paused_upon_creation": False}


@dag(schedule=None, tags=["every-get"], **AWAKE)
def every_get() -> None:
    @task
    def one() -> dict[str, int]:
        print("one line")
        return {"rows": 3}

    @task
    def each(n: int) -> int:
        return n

    one()
    each.expand(n=[0, 1])
    if AssetAlias:
        EmptyOperator(task_id="aliased", outlets=[AssetAlias("every-get")])


@dag(schedule=[FIRST], **AWAKE)
def every_get_consumer() -> None:
    EmptyOperator(task_id="nothing")


# An event of the first asset stays in its queue.
@dag(schedule=[FIRST, SECOND], **AWAKE)
def every_get_of_two() -> None:
    EmptyOperator(task_id="nothing")


@dag(schedule="@daily", is_paused_upon_creation=True, **START)
def every_get_daily() -> None:
    EmptyOperator(task_id="nothing")


@dag(schedule=None, **AWAKE)
def every_get_asks() -> None:
    ApprovalOperator(task_id="may_it", subject="May it go on?")


every_get()
every_get_consumer()
every_get_of_two()
every_get_daily()
if ApprovalOperator:
    every_get_asks()
