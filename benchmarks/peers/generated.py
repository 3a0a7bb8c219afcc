"""The output of openapi-python-client for the unmodified spec."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

from airflow_api_client import AuthenticatedClient
from airflow_api_client.api.dag_run import trigger_dag_run
from airflow_api_client.models import TriggerDAGRunPostBody, TriggerDAGRunPostBodyConfType0

from benchmarks.programs.modes import AsyncTrigger, Trigger
from benchmarks.programs.target import Target


def body(target: Target, order: int) -> TriggerDAGRunPostBody:
    conf = TriggerDAGRunPostBodyConfType0.from_dict(target.conf(order))
    return TriggerDAGRunPostBody(logical_date=None, dag_run_id=target.run_id(order), conf=conf)


@contextmanager
def client(target: Target) -> Generator[Trigger]:
    with AuthenticatedClient(base_url=target.url, token=target.token) as http:
        yield lambda order: trigger_dag_run.sync(
            target.dag_id, client=http, body=body(target, order)
        )


@asynccontextmanager
async def async_client(target: Target) -> AsyncGenerator[AsyncTrigger]:
    async with AuthenticatedClient(base_url=target.url, token=target.token) as http:
        yield lambda order: trigger_dag_run.asyncio(
            target.dag_id, client=http, body=body(target, order)
        )
