"""The client for asyncio: the same methods, awaitable, on the same flows."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Self

import httpx

from airflow_trigger._adapters import Operation, P, T, operation_request
from airflow_trigger._base_client import DEFAULT_TIMEOUT, BaseClient
from airflow_trigger._config import Config
from airflow_trigger._engine import AsyncEngine
from airflow_trigger._flows.dags import dag, set_paused
from airflow_trigger._flows.listing import Listing, next_page
from airflow_trigger._flows.operation import operation_call
from airflow_trigger._flows.runs import Waiting, get_run, wait
from airflow_trigger._flows.server import server
from airflow_trigger._flows.steps import Session
from airflow_trigger._flows.trigger import check_conf, trigger
from airflow_trigger.models import (
    JSON,
    Api,
    Conf,
    ConfCheck,
    Dag,
    DagRun,
    OnPaused,
    RunRef,
    ServerInfo,
    TriggerRequest,
)
from airflow_trigger.retry import RetryPolicy


class AsyncAirflowClient(BaseClient[AsyncEngine]):
    """The same as `AirflowClient` for asyncio: same arguments, same methods, awaitable.

    Safe to share between the tasks of one event loop.

    >>> async def start() -> None:
    ...     async with AsyncAirflowClient("https://airflow.example.internal", "token") as airflow:
    ...         run = await airflow.trigger("sales", {"dataset_name": "monthly_sales"})
    ...         await airflow.wait(run, timeout=600)
    """

    def __init__(
        self,
        base_url: str | None = None,
        auth: httpx.Auth | str | None = None,
        *,
        api: Api | None = None,
        conf_check: ConfCheck = "strict",
        on_paused: OnPaused = "error",
        retry: RetryPolicy = RetryPolicy(),
        timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
        max_connections: int = 100,
        verify: bool | ssl.SSLContext = True,
        proxy: str | httpx.URL | httpx.Proxy | None = None,
        headers: Mapping[str, str] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        config = Config.resolve(
            base_url=base_url,
            auth=auth,
            timeout=timeout,
            max_connections=max_connections,
            verify=verify,
            proxy=proxy,
            headers=headers,
        )
        self._session = Session(
            base_url=config.base_url,
            api=api,
            retry=retry,
            conf_check=conf_check,
            on_paused=on_paused,
        )
        self._engine = AsyncEngine(config, transport)

    async def trigger(
        self,
        dag_id: str,
        conf: Conf | None = None,
        *,
        run_id: str | None = None,
        idempotency_key: str | None = None,
        logical_date: datetime | None = None,
        run_after: datetime | None = None,
        data_interval: tuple[datetime, datetime] | None = None,
        note: str | None = None,
        partition_key: str | None = None,
        conf_check: ConfCheck | None = None,
        on_paused: OnPaused | None = None,
    ) -> DagRun:
        """Same as `AirflowClient.trigger`."""
        wanted = TriggerRequest(
            dag_id,
            conf,
            run_id=run_id,
            idempotency_key=idempotency_key,
            logical_date=logical_date,
            run_after=run_after,
            data_interval=data_interval,
            note=note,
            partition_key=partition_key,
            conf_check=conf_check,
            on_paused=on_paused,
        )
        return await self._engine.run(trigger(self._session, wanted))

    async def get_run(self, dag_id: str, run_id: str) -> DagRun:
        """Same as `AirflowClient.get_run`."""
        return await self._engine.run(get_run(self._session, RunRef(dag_id, run_id)))

    async def wait(
        self,
        run: DagRun | RunRef,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        raise_on_failure: bool = True,
        on_poll: Callable[[DagRun], None] | None = None,
    ) -> DagRun:
        """Same as `AirflowClient.wait`."""
        how = Waiting(
            timeout=timeout,
            poll_interval=poll_interval,
            raise_on_failure=raise_on_failure,
            on_poll=on_poll,
        )
        return await self._engine.run(wait(self._session, run, how))

    async def runs(
        self,
        dag_id: str | None = None,
        *,
        states: Iterable[str] | None = None,
        since: datetime | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[DagRun]:
        """Same as `AirflowClient.runs`."""
        listing = Listing.of(dag_id, states=states, since=since, limit=limit)
        while not listing.is_done:
            for run in await self._engine.run(next_page(self._session, listing)):
                yield run

    async def dag(self, dag_id: str) -> Dag:
        """Same as `AirflowClient.dag`."""
        return await self._engine.run(dag(self._session, dag_id))

    async def check_conf(self, dag_id: str, conf: Conf | None = None) -> dict[str, JSON]:
        """Same as `AirflowClient.check_conf`."""
        wanted = TriggerRequest(dag_id, conf, on_paused="allow")
        return await self._engine.run(check_conf(self._session, wanted))

    async def pause(self, dag_id: str) -> Dag:
        """Same as `AirflowClient.pause`."""
        return await self._engine.run(set_paused(self._session, dag_id, is_paused=True))

    async def unpause(self, dag_id: str) -> Dag:
        """Same as `AirflowClient.unpause`."""
        return await self._engine.run(set_paused(self._session, dag_id, is_paused=False))

    async def call(self, operation: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Same as `AirflowClient.call`."""
        request = operation_request(operation, *args, **kwargs)
        return await self._engine.run(operation_call(self._session, operation.__name__, request))

    async def server(self) -> ServerInfo:
        """Same as `AirflowClient.server`."""
        return await self._engine.run(server(self._session))

    async def close(self) -> None:
        """Same as `AirflowClient.close`."""
        await self._engine.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
