"""What the GET operations read: runs, results, assets, and a task that asks for approval."""

from __future__ import annotations

from datetime import UTC, datetime

from airflow.exceptions import AirflowException

try:
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.sdk import Asset, AssetAlias, dag, task
except ImportError:
    from airflow.datasets import Dataset as Asset
    from airflow.decorators import dag, task
    from airflow.operators.empty import EmptyOperator

    AssetAlias = None

try:  # from Airflow 3.1 on; on 3.0 the provider has it, but importing it fails
    from airflow.providers.standard.operators.hitl import ApprovalOperator
except (ImportError, AirflowException):
    ApprovalOperator = None

FIRST = Asset("s3://every-get/first", extra={"team": "sales"})
SECOND = Asset("s3://every-get/second")
# A test replaces this tag, which makes another version of the DAG.
TAG = "first"
START = {"start_date": datetime(2024, 1, 1, tzinfo=UTC), "catchup": False}
AWAKE = START | {"is_paused_upon_creation": False}


@dag(
    schedule=None,
    tags=[TAG],
    params={"region": "eu"},
    default_args={"owner": "sales", "retries": 0},
    owner_links={"sales": "https://sales.example"},
    **AWAKE,
)
def every_get() -> None:
    @task
    def one() -> dict[str, int]:
        return {"rows": 3}

    @task
    def each(n: int) -> int:
        return n

    one() >> EmptyOperator(task_id="emits", outlets=[FIRST])
    each.expand(n=[0, 1])
    if AssetAlias:
        EmptyOperator(task_id="aliased", outlets=[AssetAlias("every-get")])


@dag(schedule=[FIRST], **AWAKE)
def every_get_consumer() -> None:
    EmptyOperator(task_id="nothing")


# An event of only the first asset stays in the queue.
@dag(schedule=[FIRST, SECOND], **AWAKE)
def every_get_waits() -> None:
    EmptyOperator(task_id="nothing")


# The pool does not exist, which the server warns about.
@dag(schedule="@daily", is_paused_upon_creation=True, **START)
def every_get_daily() -> None:
    EmptyOperator(task_id="nothing", pool="every_get")


@dag(schedule=None, **AWAKE)
def every_get_asks() -> None:
    ApprovalOperator(task_id="may_it", subject="May it go on?")


every_get()
every_get_consumer()
every_get_waits()
every_get_daily()
if ApprovalOperator:
    every_get_asks()
