"""The two clients: one line per method, the decisions are in `_flows`."""

from __future__ import annotations

import ssl
import warnings
from collections.abc import Callable, Mapping
from datetime import datetime
from types import TracebackType
from typing import Generic, Self, TypeVar

import httpx

from airflow_trigger._config import Config
from airflow_trigger._engine import AsyncEngine, Engine
from airflow_trigger._flows.runs import Waiting, get_run, wait
from airflow_trigger._flows.server import server
from airflow_trigger._flows.steps import Session
from airflow_trigger._flows.trigger import Trigger, trigger
from airflow_trigger.models import Api, DagRun, RunRef, ServerInfo
from airflow_trigger.retry import RetryPolicy

E = TypeVar("E", bound=Engine | AsyncEngine)

DEFAULT_TIMEOUT = httpx.Timeout(30.0, connect=10.0)


class _Client(Generic[E]):
    """What both clients have in common."""

    _session: Session
    _engine: E

    @property
    def base_url(self) -> str:
        """The address of the server, as it is used."""
        return self._session.base_url

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.base_url!r})"

    def __del__(self) -> None:
        # There is no engine if the constructor refused its arguments.
        engine: Engine | AsyncEngine | None = getattr(self, "_engine", None)
        if engine is not None and not engine.is_closed:
            warnings.warn(f"{self!r} was not closed", ResourceWarning, stacklevel=2, source=self)


class AirflowClient(_Client[Engine]):
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
        self._session = Session(base_url=config.base_url, api=api, retry=retry)
        self._engine = Engine(config, transport)

    def trigger(
        self,
        dag_id: str,
        conf: Mapping[str, object] | None = None,
        *,
        run_id: str | None = None,
        logical_date: datetime | None = None,
        note: str | None = None,
    ) -> DagRun:
        """Start one run of a DAG.

        A lost answer does not start a second run: every attempt carries the same run id.

        Args:
            dag_id: The DAG to start.
            conf: The run's configuration, a JSON object; None is an empty one.
            run_id: The name of the run; None makes a unique one.
            logical_date: The date that the run is for, aware; None: Airflow 2 takes the current
                time, Airflow 3 leaves it empty.
            note: A text that the web interface shows beside the run.

        Returns:
            The run as the server described it, with `created` set.

        Raises:
            ConfError: The conf is not plain JSON.
            InvalidDate: The date has no time zone.
            InvalidRequest: The server refuses the request, for example the conf.
            DagNotFound: The server has no such DAG.
            RunAlreadyExists: A run of that `run_id` exists, and this call did not make it.
            Conflict: A run of that `logical_date` exists.
            AuthenticationFailed, PermissionDenied: The credentials do not do.
            RateLimited, ServerError, ConnectionFailed: Nothing was started.
            TriggerUnconfirmed: The answer was lost and the run may exist; `.ref` names it.
            UnexpectedResponse: Something else than Airflow answered.

        >>> airflow.trigger("sales", {"dataset_name": "monthly_sales"})  # doctest: +SKIP
        """
        wanted = Trigger(
            dag_id=dag_id, conf=conf, run_id=run_id, logical_date=logical_date, note=note
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


class AsyncAirflowClient(_Client[AsyncEngine]):
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
        self._session = Session(base_url=config.base_url, api=api, retry=retry)
        self._engine = AsyncEngine(config, transport)

    async def trigger(
        self,
        dag_id: str,
        conf: Mapping[str, object] | None = None,
        *,
        run_id: str | None = None,
        logical_date: datetime | None = None,
        note: str | None = None,
    ) -> DagRun:
        """Same as `AirflowClient.trigger`."""
        wanted = Trigger(
            dag_id=dag_id, conf=conf, run_id=run_id, logical_date=logical_date, note=note
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
