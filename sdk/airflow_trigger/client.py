"""The client: one line per method, the decisions are in `_flows`."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from types import TracebackType
from typing import Self

import httpx

from airflow_trigger._adapters import Operation, P, T, operation_request
from airflow_trigger._base_client import DEFAULT_TIMEOUT, BaseClient
from airflow_trigger._config import Config
from airflow_trigger._engine import Engine
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


class AirflowClient(BaseClient[Engine]):
    """Starts DAG runs on one Airflow server, 2.x or 3.x; safe to share between threads.

    Make one per server and keep it: it holds the connections. Close it with `close()`, or use it as
    a context manager.

    Args:
        base_url: The address of Airflow's web server; a trailing slash, `/api/v1` or `/api/v2` is
            cut off, a path before it is kept (`https://host/team-a`). None reads the environment
            variable `AIRFLOW_TRIGGER_URL`.
        auth: Credentials, any `httpx.Auth`; a str is a bearer token. None reads the environment:
            `AIRFLOW_TRIGGER_TOKEN`, else `AIRFLOW_TRIGGER_TOKEN_FILE`, else
            `AIRFLOW_TRIGGER_USERNAME` with `AIRFLOW_TRIGGER_PASSWORD`.
        api: The API to speak; None asks the server once, on first use.
        conf_check: What is checked before a trigger is sent. "strict": the conf against the
            schemas of the DAG's params, and that the DAG declares its keys (if it declares any);
            "schema": the schemas only; "json": that it is a JSON object.
        on_paused: What a trigger does if the DAG is paused: "error" raises `DagPaused`, "unpause"
            unpauses exactly that DAG first, "allow" lets the run wait.
        retry: How often and how long to try again what is safe to try again.
        timeout: For one request, in seconds or as `httpx.Timeout`.
        max_connections: At most so many requests at a time; further ones wait.
        verify: As httpx's: False switches the check of certificates off.
        proxy: As httpx's.
        headers: Sent with every request, beside the client's own.
        transport: In the place of httpx's own, for tests and special networks.

    Raises:
        ConfigError: There is no URL, or no credentials, or the URL cannot be one.

    >>> with AirflowClient("https://airflow.example.internal", "token") as airflow:
    ...     airflow.base_url
    'https://airflow.example.internal'
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
        transport: httpx.BaseTransport | None = None,
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
        self._engine = Engine(config, transport)

    def trigger(
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
        """Start exactly one run of a DAG.

        Every attempt carries the same run id, so a lost answer does not start a second run. The
        DAG's params and its pause are read once and remembered for 30 seconds.

        Args:
            dag_id: The DAG to start.
            conf: The run's configuration: a mapping, or an attrs, dataclass or pydantic instance.
                Aware datetimes, dates, enums, UUIDs, decimals and paths in it become JSON.
            run_id: The name of the run: up to 250 characters without slashes, blanks or "..". None
                makes a unique one.
            idempotency_key: Any text, such as the id of the event. The run id is derived from it,
                the same in every process: the second call gets the run of the first.
            logical_date: The date that the run is for, aware and not in the future. None: Airflow 2
                takes the current time, Airflow 3 leaves it empty.
            run_after: The run starts no sooner; aware. Airflow 3.
            data_interval: Start and end of the data that the run is for, aware. Airflow 2.9.
            note: A text that the web interface shows beside the run.
            partition_key: The partition that the run is for. Airflow 3.2.
            conf_check: In the place of the client's.
            on_paused: In the place of the client's.

        Returns:
            The run as the server described it. Its `created` is True if this call made the run,
            False if the idempotency key had made it before, and None where that cannot be known:
            an answer was lost, and another process may have used the same id meanwhile.

        Raises:
            ConfError: The conf is not JSON, or not what the DAG declares; `.problems` lists all.
            InvalidRunId: Some supported server would mishandle the run id.
            InvalidDate: A date has no time zone, or Airflow would make a run that does nothing.
            DagPaused: The DAG is paused, and `on_paused` is "error".
            Unsupported: The server's version does not know one of the arguments.
            DagNotFound: The server has no such DAG.
            RunAlreadyExists: A run of that `run_id` exists, and this call did not make it.
            IdempotencyConflict: The run of that `idempotency_key` has another conf.
            Conflict: A run of that `logical_date` exists.
            InvalidRequest: The server refuses the request.
            AuthenticationFailed, PermissionDenied: The credentials do not do.
            RateLimited, ServerError, ConnectionFailed: Nothing was started.
            TriggerUnconfirmed: The answer was lost and the run may exist; `.ref` names it.
            UnexpectedResponse: Something else than Airflow answered.

        >>> def on_order(airflow: AirflowClient, order_id: str) -> None:
        ...     airflow.trigger("sales", {"order": order_id}, idempotency_key=order_id)
        """
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
        return self._engine.run(trigger(self._session, wanted))

    def get_run(self, dag_id: str, run_id: str) -> DagRun:
        """Read one run.

        Raises:
            RunNotFound: There is no such run, or no such DAG.

        And those of every request: AuthenticationFailed, PermissionDenied, RateLimited,
        ServerError, ConnectionFailed, RequestTimeout, UnexpectedResponse.
        """
        return self._engine.run(get_run(self._session, RunRef(dag_id, run_id)))

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

        And those of `get_run`.
        """
        how = Waiting(
            timeout=timeout,
            poll_interval=poll_interval,
            raise_on_failure=raise_on_failure,
            on_poll=on_poll,
        )
        return self._engine.run(wait(self._session, run, how))

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
            states: Only runs in one of these states.
            since: Only runs that were to start then or later, aware: by `run_after` on Airflow 3,
                by `logical_date` on Airflow 2.
            limit: At most so many.

        Raises:
            DagNotFound: There is no such DAG.

        And those of `get_run`.
        """
        listing = Listing.of(dag_id, states=states, since=since, limit=limit)
        while not listing.is_done:
            yield from self._engine.run(next_page(self._session, listing))

    def dag(self, dag_id: str) -> Dag:
        """Read one DAG: its params, its pause, its schedule.

        Raises:
            DagNotFound: There is no such DAG, or these credentials may not see it.

        And those of `get_run`.
        """
        return self._engine.run(dag(self._session, dag_id))

    def check_conf(self, dag_id: str, conf: Conf | None = None) -> dict[str, JSON]:
        """Check a conf as `trigger` would, without starting anything.

        Returns:
            The JSON object that would be sent.

        Raises:
            ConfError: `trigger` would refuse it; `.problems` lists everything that is wrong.
            DagNotFound: There is no such DAG.
        """
        wanted = TriggerRequest(dag_id, conf, on_paused="allow")
        return self._engine.run(check_conf(self._session, wanted))

    def pause(self, dag_id: str) -> Dag:
        """Pause one DAG: its runs wait from now on.

        Raises:
            DagNotFound: There is no such DAG.
            PermissionDenied: The credentials lack edit on the DAG.
        """
        return self._engine.run(set_paused(self._session, dag_id, is_paused=True))

    def unpause(self, dag_id: str) -> Dag:
        """Unpause one DAG: its waiting runs start.

        Raises:
            DagNotFound: There is no such DAG.
            PermissionDenied: The credentials lack edit on the DAG.
        """
        return self._engine.run(set_paused(self._session, dag_id, is_paused=False))

    def call(self, operation: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call any operation of the REST API with this client's credentials, retries and errors.

        Args:
            operation: A module of `airflow_rest.v1.api` or `airflow_rest.v2.api`.
            *args: The positional arguments of that operation.
            **kwargs: Its keyword arguments, without `client`.

        Returns:
            The operation's own model; None for an answer without content.

        Raises:
            Unsupported: The operation belongs to the API that this server does not speak.

        And those of `get_run`. Only idempotent methods (RFC 9110, 9.2.2) are sent again after a
        lost answer.

        >>> from airflow_rest.v2.api.variable import get_variable
        >>> def region(airflow: AirflowClient) -> str | None:
        ...     return airflow.call(get_variable, variable_key="region").value
        """
        request = operation_request(operation, *args, **kwargs)
        return self._engine.run(operation_call(self._session, operation.__name__, request))

    def server(self) -> ServerInfo:
        """Tell the server's Airflow version and API; the server is asked once.

        Raises:
            UnexpectedResponse: No Airflow answers at the base_url.
            ConnectionFailed, RequestTimeout, ServerError: As for every request.
        """
        return self._engine.run(server(self._session))

    def close(self) -> None:
        """Close the connections; the client cannot be used any more."""
        self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
