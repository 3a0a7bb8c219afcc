"""One test for both clients: the asynchronous one behind the methods of the synchronous one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from airflow_trigger import AsyncAirflowClient, DagRun, RunRef, ServerInfo


class Client(Protocol):
    """The methods that both clients have, as `AirflowClient` has them."""

    def trigger(
        self,
        dag_id: str,
        conf: Mapping[str, object] | None = None,
        *,
        run_id: str | None = None,
        logical_date: datetime | None = None,
        note: str | None = None,
    ) -> DagRun: ...

    def get_run(self, dag_id: str, run_id: str) -> DagRun: ...

    def wait(
        self,
        run: DagRun | RunRef,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        raise_on_failure: bool = True,
        on_poll: Callable[[DagRun], None] | None = None,
    ) -> DagRun: ...

    def server(self) -> ServerInfo: ...

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...


class Blocking:
    """An `AsyncAirflowClient` whose every call is run to its end on an event loop of its own."""

    def __init__(self, client: AsyncAirflowClient) -> None:
        self._client = client
        self._runner = asyncio.Runner()

    def trigger(
        self,
        dag_id: str,
        conf: Mapping[str, object] | None = None,
        *,
        run_id: str | None = None,
        logical_date: datetime | None = None,
        note: str | None = None,
    ) -> DagRun:
        call = self._client.trigger(
            dag_id, conf, run_id=run_id, logical_date=logical_date, note=note
        )
        return self._runner.run(call)

    def get_run(self, dag_id: str, run_id: str) -> DagRun:
        return self._runner.run(self._client.get_run(dag_id, run_id))

    def wait(
        self,
        run: DagRun | RunRef,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        raise_on_failure: bool = True,
        on_poll: Callable[[DagRun], None] | None = None,
    ) -> DagRun:
        call = self._client.wait(
            run,
            timeout=timeout,
            poll_interval=poll_interval,
            raise_on_failure=raise_on_failure,
            on_poll=on_poll,
        )
        return self._runner.run(call)

    def server(self) -> ServerInfo:
        return self._runner.run(self._client.server())

    def close(self) -> None:
        self._runner.run(self._client.close())
        self._runner.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
