"""The half of the client for asyncio that asks."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from airflow_trigger._adapters import T, operation_request
from airflow_trigger._async_engine import AsyncEngine
from airflow_trigger._base_client import BaseClient
from airflow_trigger._flows.dags import dag
from airflow_trigger._flows.runs import get_run
from airflow_trigger._flows.server import server
from airflow_trigger._flows.trigger import check_conf
from airflow_trigger.models import JSON, Conf, DagRun, RunRef, TriggerRequest

if TYPE_CHECKING:
    from airflow_trigger._adapters._interface import Operation, P
    from airflow_trigger._flows.listing import Listing
    from airflow_trigger._flows.wait_many import Awaited
    from airflow_trigger.dags import Dag
    from airflow_trigger.server import ServerInfo


class AsyncReading(BaseClient[AsyncEngine]):
    """Same as `Reading` for asyncio."""

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
        from airflow_trigger._flows.listing import Listing

        return self._listed(Listing.of(dag_id, states=states, since=since, limit=limit))

    async def _listed(self, listing: Listing) -> AsyncIterator[DagRun]:
        from airflow_trigger._flows.listing import next_page

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
        from airflow_trigger._flows.operation import operation_call

        request = operation_request(operation, *args, **kwargs)
        return await self._open("call").run(
            operation_call(self._session, operation.__name__, request)
        )

    async def server(self) -> ServerInfo:
        """Same as `AirflowClient.server`."""
        return await self._open("server").run(server(self._session))
