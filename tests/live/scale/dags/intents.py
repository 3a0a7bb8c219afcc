"""The same work as a run for each order, and as one run with a mapped task for each of them."""

from __future__ import annotations

from datetime import UTC, datetime

try:
    from airflow.sdk import dag, get_current_context, task
except ImportError:
    from airflow.decorators import dag, task
    from airflow.operators.python import get_current_context


def conf() -> dict[str, object]:
    return get_current_context()["dag_run"].conf or {}


@task
def ship(order: object) -> None:
    print(f"order {order} is shipped")


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=True,
    max_active_runs=1000,
)
def one_order() -> None:
    @task
    def ship_it() -> None:
        print(f"order {conf()['order']} is shipped")

    ship_it()


@dag(
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=UTC),
    catchup=False,
    is_paused_upon_creation=True,
    max_active_tasks=1000,
)
def many_orders() -> None:
    @task
    def orders() -> list[object]:
        return list(conf()["orders"])

    ship.expand(order=orders())


one_order()
many_orders()
