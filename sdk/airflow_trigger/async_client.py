"""The client for asyncio: the same methods, awaitable, on the same flows."""

from __future__ import annotations

import ssl
import sys
import warnings
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Mapping
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self
from weakref import WeakSet

import httpx

from airflow_trigger._adapters.request import T, operation_request
from airflow_trigger._arguments import must_be_a
from airflow_trigger._async.engine import AsyncEngine
from airflow_trigger._config import DEFAULT_TIMEOUT, Config
from airflow_trigger._flows.dags import dag, set_paused
from airflow_trigger._flows.observer import Observer
from airflow_trigger._flows.runs import get_run
from airflow_trigger._flows.server import server
from airflow_trigger._flows.steps import Session
from airflow_trigger._flows.trigger import check_conf, trigger
from airflow_trigger._forks import OfOneProcess
from airflow_trigger.models import (
    JSON,
    Api,
    Conf,
    ConfCheck,
    DagRun,
    OnPaused,
    RunRef,
    TriggerRequest,
)
from airflow_trigger.retry import RetryPolicy

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Operation, P
    from airflow_trigger._async.batch import AsyncTriggerBatch, AsyncWork
    from airflow_trigger._async.engine import AsyncEngine
    from airflow_trigger._flows.pace import Pace
    from airflow_trigger._flows.runs import Listing
    from airflow_trigger._flows.wait_many import Awaited
    from airflow_trigger.events import Event
    from airflow_trigger.models import BatchProgress, Dag, ServerInfo


class AsyncAirflowClient(OfOneProcess):
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
        from airflow_trigger._async.batch import AsyncTriggerBatch, AsyncWork

        work = AsyncWork(
            lambda request: self._open("trigger_many").run(trigger(self._session, request)),
            requests,
            self._pace(concurrency, max_rate),
            on_progress,
            check_open=lambda: self._open("trigger_many"),
        )
        self._batches.add(work)
        return AsyncTriggerBatch(work)

    async def get_run(self, dag_id: str, run_id: str) -> DagRun:
        """Same as `AirflowClient.get_run`."""
        return await self._open("get_run").run(get_run(self._session, RunRef(dag_id, run_id)))

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
        from airflow_trigger._flows.wait import Waiting, wait

        how = Waiting(
            timeout=timeout,
            poll_interval=poll_interval,
            raise_on_failure=raise_on_failure,
            on_poll=on_poll,
        )
        return await self._open("wait").run(wait(self._session, run, how))

    def wait_many(
        self,
        runs: Iterable[DagRun | RunRef],
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
    ) -> AsyncIterator[DagRun]:
        """Same as `AirflowClient.wait_many`."""
        from airflow_trigger._flows.wait import Waiting
        from airflow_trigger._flows.wait_many import Awaited

        how = Waiting(timeout=timeout, poll_interval=poll_interval)
        return self._awaited(Awaited.of(runs, how))

    async def _awaited(self, awaited: Awaited) -> AsyncIterator[DagRun]:
        from airflow_trigger._flows.wait_many import next_finished

        while not awaited.is_done:
            for run in await self._open("wait_many").run(next_finished(self._session, awaited)):
                yield run
        awaited.raise_unreadable()

    def runs(
        self,
        dag_id: str | None = None,
        *,
        states: Iterable[str] | None = None,
        since: datetime | None = None,
        limit: int | None = None,
    ) -> AsyncIterator[DagRun]:
        """Same as `AirflowClient.runs`."""
        from airflow_trigger._flows.runs import Listing

        return self._listed(Listing.of(dag_id, states=states, since=since, limit=limit))

    async def _listed(self, listing: Listing) -> AsyncIterator[DagRun]:
        from airflow_trigger._flows.runs import next_page

        while not listing.is_done:
            for run in await self._open("runs").run(next_page(self._session, listing)):
                yield run

    async def dag(self, dag_id: str) -> Dag:
        """Same as `AirflowClient.dag`."""
        return await self._open("dag").run(dag(self._session, dag_id))

    async def check_conf(self, dag_id: str, conf: Conf | None = None) -> dict[str, JSON]:
        """Same as `AirflowClient.check_conf`."""
        wanted = TriggerRequest(dag_id, conf, on_paused="allow")
        return await self._open("check_conf").run(check_conf(self._session, wanted))

    async def call(self, operation: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Same as `AirflowClient.call`."""
        from airflow_trigger._flows.server import operation_call

        request = operation_request(operation, self._session.base_url, *args, **kwargs)
        return await self._open("call").run(
            operation_call(self._session, operation.__name__, request)
        )

    async def server(self) -> ServerInfo:
        """Same as `AirflowClient.server`."""
        return await self._open("server").run(server(self._session))

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

    def _open(self, method: str) -> AsyncEngine:
        """The engine, for a method that is called now.

        Raises:
            RuntimeError: The client was closed.
        """
        if self._session.is_closed:
            raise RuntimeError(
                f"{self!r} was closed, and {method} was called after that. Make a new client; one "
                "serves all threads, from the start of the program to its end."
            )
        return self._engine

    def _pace(self, concurrency: int, max_rate: float | None) -> Pace:
        from airflow_trigger._flows.pace import Pace

        pace = Pace(
            concurrency=concurrency,
            max_rate=max_rate,
            policy=self._session.retry,
            budget=self._session.budget,
        )
        # More would wait for a connection, and fail when they waited too long.
        pace.concurrency = min(concurrency, self._engine.max_connections)
        return pace

    @property
    def base_url(self) -> str:
        """The address of the server, as it is used."""
        return self._session.base_url

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.base_url!r})"

    def __del__(self) -> None:
        # There is no engine if the constructor refused its arguments.
        engine: AsyncEngine | None = getattr(self, "_engine", None)
        # At the end of the process there is nothing left to close it for.
        if engine is not None and not engine.is_closed and not sys.is_finalizing():
            warnings.warn(f"{self!r} was not closed", ResourceWarning, stacklevel=2, source=self)
