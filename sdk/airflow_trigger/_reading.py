"""The half of the client that asks: one line per method, the decisions are in `_flows`.

What a first trigger does not need is loaded by the method that needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from airflow_trigger._adapters import T, operation_request
from airflow_trigger._base_client import BaseClient
from airflow_trigger._engine import Engine
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


class Reading(BaseClient[Engine]):
    """What a client asks of the server; nothing here starts or changes anything but by `call`."""

    def get_run(self, dag_id: str, run_id: str) -> DagRun:
        """Read one run.

        Raises:
            RunNotFound: There is no such run, or no such DAG.
            TypeError, ValueError: An id is no text, or names nothing. It need not match the
                client's `allowed_run_id_pattern`: the server may have runs of other names.

        And those of every request: AuthenticationFailed, PermissionDenied, RateLimited,
        ServerError, ConnectionFailed, RequestTimeout, UnexpectedResponse.
        """
        return self._open("get_run").run(get_run(self._session, RunRef(dag_id, run_id)))

    def wait(
        self,
        run: DagRun | RunRef,
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
        raise_on_failure: bool = True,
        on_poll: Callable[[DagRun], None] | None = None,
    ) -> DagRun:
        """Wait until a run has finished.

        The server is asked soon at first and then ever more rarely, at most every 15 seconds. It
        may restart meanwhile: up to 5 minutes without an answer are waited through.

        Args:
            run: A run, or the reference that a service stored.
            timeout: Give up after this many seconds; None waits for ever.
            poll_interval: Ask every so many seconds instead.
            raise_on_failure: Whether a run that failed raises `RunFailed` or is returned.
            on_poll: Called with the run each time that the server was asked, for progress.

        Returns:
            The finished run.

        Raises:
            RunFailed: The run finished, and not successfully.
            WaitTimeout: The run had not finished in time; it goes on.
            RunNotFound: There is no such run, or it was deleted meanwhile.
            TypeError, ValueError: It is no run, or the times cannot be.

        And those of `get_run`.
        """
        from airflow_trigger._flows.wait import Waiting, wait

        how = Waiting(
            timeout=timeout,
            poll_interval=poll_interval,
            raise_on_failure=raise_on_failure,
            on_poll=on_poll,
        )
        return self._open("wait").run(wait(self._session, run, how))

    def wait_many(
        self,
        runs: Iterable[DagRun | RunRef],
        *,
        timeout: float | None = None,
        poll_interval: float | None = None,
    ) -> Iterator[DagRun]:
        """Wait for many runs, and give each when it has finished, successfully or not.

        The server is asked as rarely as by `wait`, and for up to 100 runs in one request.

        Args:
            runs: Runs, or references that a service stored.
            timeout: Give up after this many seconds; None waits for ever.
            poll_interval: Ask every so many seconds instead.

        Raises:
            WaitTimeout: Some runs had not finished in time, `.pending`; they go on.
            RunNotFound, PermissionDenied: After all others have finished: one of the runs does not
                exist, or may not be read.
            TypeError, ValueError: Something else than a run is among them, or the times cannot be.

        And those of `get_run`.

        >>> def failures(airflow: AirflowClient, refs: list[RunRef]) -> list[DagRun]:
        ...     return [run for run in airflow.wait_many(refs) if run.state == "failed"]
        """
        from airflow_trigger._flows.wait import Waiting
        from airflow_trigger._flows.wait_many import Awaited

        how = Waiting(timeout=timeout, poll_interval=poll_interval)
        # Not a generator itself: what is wrong with the arguments is raised by the call.
        return self._awaited(Awaited.of(runs, how))

    def _awaited(self, awaited: Awaited) -> Iterator[DagRun]:
        from airflow_trigger._flows.wait_many import next_finished

        while not awaited.is_done:
            yield from self._open("wait_many").run(next_finished(self._session, awaited))
        awaited.raise_unreadable()

    def runs(
        self,
        dag_id: str | None = None,
        *,
        states: Iterable[str] | None = None,
        since: datetime | None = None,
        limit: int | None = None,
    ) -> Iterator[DagRun]:
        """List runs, the newest first, reading page after page as far as they are asked for.

        A run that starts meanwhile does not show up; none is listed twice or missed.

        Args:
            dag_id: Of this DAG; None lists the runs of all DAGs.
            states: Only runs in one of these states, such as `["failed"]`.
            since: Only runs that were to start then or later, aware: by `run_after` on Airflow 3,
                by `logical_date` on Airflow 2.
            limit: At most so many.

        Raises:
            DagNotFound: There is no such DAG.
            InvalidDate: `since` has no time zone.
            InvalidRequest: The server knows no such state.
            TypeError, ValueError: An argument is of another type, or `limit` is below 0.

        And those of `get_run`.
        """
        from airflow_trigger._flows.listing import Listing

        return self._listed(Listing.of(dag_id, states=states, since=since, limit=limit))

    def _listed(self, listing: Listing) -> Iterator[DagRun]:
        from airflow_trigger._flows.listing import next_page

        while not listing.is_done:
            yield from self._open("runs").run(next_page(self._session, listing))

    def dag(self, dag_id: str) -> Dag:
        """Read one DAG: its params, its pause, its schedule.

        Raises:
            DagNotFound: There is no such DAG, or these credentials may not see it.
            TypeError, ValueError: The dag_id is no text, or names nothing.

        And those of `get_run`.
        """
        return self._open("dag").run(dag(self._session, dag_id))

    def check_conf(self, dag_id: str, conf: Conf | None = None) -> dict[str, JSON]:
        """Check a conf as `trigger` would, without starting anything.

        Returns:
            The JSON object that would be sent.

        Raises:
            ConfError: `trigger` would refuse it; `.problems` lists everything that is wrong.
            DagNotFound: There is no such DAG.
        """
        wanted = TriggerRequest(dag_id, conf, on_paused="allow")
        return self._open("check_conf").run(check_conf(self._session, wanted))

    def call(self, operation: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call any operation of the REST API with this client's credentials, retries and errors.

        Args:
            operation: A module of `airflow_rest.v1.api` or `airflow_rest.v2.api`.
            *args: The positional arguments of that operation.
            **kwargs: Its keyword arguments.

        Returns:
            The operation's own model; None for an answer without content. A field that the server
            left out, or that is not of its type, is not set: to read it raises AttributeError.

        Raises:
            Unsupported: The operation belongs to the API that this server does not speak.
            TypeError: It is no operation, or does not take these arguments.
            ValueError: An id in its path is empty, "." or "..", and would lead to something else.

        And those of `get_run`. Only idempotent methods (RFC 9110, 9.2.2) are sent again after a
        lost answer.

        >>> from airflow_rest.v2.api.variable import get_variable
        >>> def region(airflow: AirflowClient) -> str | None:
        ...     return airflow.call(get_variable, variable_key="region").value
        """
        from airflow_trigger._flows.operation import operation_call

        request = operation_request(operation, *args, **kwargs)
        return self._open("call").run(operation_call(self._session, operation.__name__, request))

    def server(self) -> ServerInfo:
        """Tell the server's Airflow version and API; the server is asked once.

        Raises:
            UnexpectedResponse: No Airflow answers at the base_url.
            ConnectionFailed, RequestTimeout, ServerError: As for every request.
        """
        return self._open("server").run(server(self._session))
