"""The client for asyncio: the same methods, awaitable, on the same flows."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self
from weakref import WeakSet

import httpx

from airflow_trigger._async_engine import AsyncEngine
from airflow_trigger._async_reading import AsyncReading
from airflow_trigger._base_client import DEFAULT_TIMEOUT
from airflow_trigger._choices import must_be_a
from airflow_trigger._config import Config
from airflow_trigger._flows.dags import set_paused
from airflow_trigger._flows.steps import Session
from airflow_trigger._flows.trigger import trigger
from airflow_trigger._observer import Observer
from airflow_trigger.models import Api, Conf, ConfCheck, DagRun, OnPaused, TriggerRequest
from airflow_trigger.retry import RetryPolicy

if TYPE_CHECKING:
    from airflow_trigger._batch.tasks import AsyncTriggerBatch, AsyncWork
    from airflow_trigger.batches import BatchProgress
    from airflow_trigger.dags import Dag
    from airflow_trigger.events import Event


class AsyncAirflowClient(AsyncReading):
    """The same as `AirflowClient` for asyncio: same arguments, same methods, awaitable.

    Safe to share between tasks. It serves one event loop after the other, or several in threads:
    the connections of a loop are its own, at most `max_connections` for each, and are closed when
    the loop is ended as `asyncio.run` does. `close()` closes those of the loop in which it runs.

    >>> async def start() -> None:
    ...     async with AsyncAirflowClient("https://airflow.example.internal", "token") as airflow:
    ...         run = await airflow.trigger("sales", {"dataset_name": "monthly_sales"})
    ...         await airflow.wait(run, timeout=600)
    """

    def __init__(
        self,
        base_url: str | httpx.URL | None = None,
        auth: httpx.Auth | str | None = None,
        *,
        api: Api | None = None,
        conf_check: ConfCheck = "strict",
        on_paused: OnPaused = "error",
        allowed_run_id_pattern: str | None = None,
        allow_trigger_in_future: bool = False,
        retry: RetryPolicy = RetryPolicy(),
        timeout: float | httpx.Timeout = DEFAULT_TIMEOUT,
        max_connections: int = 100,
        verify: bool | ssl.SSLContext = True,
        proxy: str | httpx.URL | httpx.Proxy | None = None,
        headers: Mapping[str, str] | None = None,
        on_event: Callable[[Event], None] | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        if transport is not None:
            must_be_a(
                httpx.AsyncBaseTransport,
                "transport",
                transport,
                called="an httpx.AsyncBaseTransport",
            )
        config = Config(
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
            allowed_run_id_pattern=allowed_run_id_pattern,
            allow_trigger_in_future=allow_trigger_in_future,
            observer=Observer(on_event),
        )
        self._engine = AsyncEngine(config, transport)
        self._batches: WeakSet[AsyncWork] = WeakSet()

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
        return await self._open("trigger").run(trigger(self._session, wanted))

    def trigger_many(
        self,
        requests: Iterable[TriggerRequest] | AsyncIterable[TriggerRequest],
        *,
        concurrency: int = 8,
        max_rate: float | None = None,
        on_progress: Callable[[BatchProgress], None] | None = None,
    ) -> AsyncTriggerBatch:
        """Same as `AirflowClient.trigger_many`; the requests may come asynchronously too.

        Use an asynchronous iterable where getting the next request may take time: a synchronous one
        holds up the event loop meanwhile.
        """
        from airflow_trigger._batch.tasks import AsyncTriggerBatch, AsyncWork

        work = AsyncWork(
            lambda request: self._open("trigger_many").run(trigger(self._session, request)),
            requests,
            self._pace(concurrency, max_rate),
            on_progress,
            check_open=lambda: self._open("trigger_many"),
        )
        self._batches.add(work)
        return AsyncTriggerBatch(work)

    async def pause(self, dag_id: str) -> Dag:
        """Same as `AirflowClient.pause`."""
        return await self._open("pause").run(set_paused(self._session, dag_id, is_paused=True))

    async def unpause(self, dag_id: str) -> Dag:
        """Same as `AirflowClient.unpause`."""
        return await self._open("unpause").run(set_paused(self._session, dag_id, is_paused=False))

    async def close(self) -> None:
        """Same as `AirflowClient.close`."""
        for batch in list(self._batches):
            await batch.close()
        self._session.is_closed = True
        await self._engine.close()

    async def __aenter__(self) -> Self:
        self._open("__aenter__")
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()
