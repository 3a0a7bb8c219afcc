"""airflow-trigger with its defaults, except that it allows paused DAGs, for the row `airflow`."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager

from airflow_trigger import AirflowClient, AsyncAirflowClient, TriggerRequest
from benchmarks.programs.modes import AsyncRun, AsyncTrigger, Run, Trigger
from benchmarks.programs.target import Target


@contextmanager
def client(target: Target) -> Generator[Trigger]:
    with AirflowClient(target.url, target.token, on_paused="allow") as airflow:
        yield lambda order: airflow.trigger(
            target.dag_id, target.conf(order), run_id=target.run_id(order)
        )


@asynccontextmanager
async def async_client(target: Target) -> AsyncGenerator[AsyncTrigger]:
    async with AsyncAirflowClient(target.url, target.token, on_paused="allow") as airflow:
        yield lambda order: airflow.trigger(
            target.dag_id, target.conf(order), run_id=target.run_id(order)
        )


def requests(target: Target, orders: Iterable[int]) -> Iterator[TriggerRequest]:
    for order in orders:
        yield TriggerRequest(target.dag_id, target.conf(order), run_id=target.run_id(order))


@contextmanager
def batch(target: Target) -> Generator[Run]:
    with AirflowClient(target.url, target.token, on_paused="allow") as airflow:

        def run(orders: Iterable[int], concurrency: int) -> None:
            wanted = requests(target, orders)
            for outcome in airflow.trigger_many(wanted, concurrency=concurrency):
                outcome.result()

        yield run


@asynccontextmanager
async def async_batch(target: Target) -> AsyncGenerator[AsyncRun]:
    async with AsyncAirflowClient(target.url, target.token, on_paused="allow") as airflow:

        async def run(orders: Iterable[int], concurrency: int) -> None:
            wanted = requests(target, orders)
            async for outcome in airflow.trigger_many(wanted, concurrency=concurrency):
                outcome.result()

        yield run
