"""The client: one line per method, the decisions are in `_flows`."""

from __future__ import annotations

import ssl
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from threading import Lock
from types import TracebackType
from typing import TYPE_CHECKING, Self
from weakref import WeakSet

import httpx

from airflow_trigger._adapters.request import T, operation_request
from airflow_trigger._arguments import must_be_a
from airflow_trigger._config import DEFAULT_TIMEOUT, Config
from airflow_trigger._flows.dags import dag, set_paused
from airflow_trigger._flows.observer import Observer
from airflow_trigger._flows.runs import get_run
from airflow_trigger._flows.server import server
from airflow_trigger._flows.steps import Session
from airflow_trigger._flows.trigger import check_conf, trigger
from airflow_trigger._forks import OfOneProcess, call_in_children
from airflow_trigger._sync.engine import Engine
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
    from airflow_trigger._flows.pace import Pace
    from airflow_trigger._flows.runs import Listing
    from airflow_trigger._flows.wait_many import Awaited
    from airflow_trigger._sync.batch import TriggerBatch, Work
    from airflow_trigger._sync.engine import Engine
    from airflow_trigger.events import Event
    from airflow_trigger.models import BatchProgress, Dag, ServerInfo


class AirflowClient(OfOneProcess):
    """Starts DAG runs on one Airflow server, 2.x or 3.x; safe to share between threads.

    Make one per server and keep it: it holds the connections. Close it with `close()`, or use it as
    a context manager; one that lives as long as the process need not be closed. The children of a
    fork may use that of their parent: they begin with connections of their own, and each closes it
    for itself.

    Args:
        base_url: The address of Airflow's web server, as str or `httpx.URL`; a trailing slash,
            `/api/v1` or `/api/v2` is cut off, a path before it is kept (`https://host/team-a`).
            None reads the environment variable `AIRFLOW_TRIGGER_URL`.
        auth: Credentials, any `httpx.Auth`; a str is a bearer token. None reads the environment:
            `AIRFLOW_TRIGGER_TOKEN`, else `AIRFLOW_TRIGGER_TOKEN_FILE`, else
            `AIRFLOW_TRIGGER_USERNAME` with `AIRFLOW_TRIGGER_PASSWORD`.
        api: The API to speak; None asks the server once, on first use.
        conf_check: What is checked before a trigger is sent. "strict": the conf against the
            schemas of the DAG's params, and that the DAG declares its keys (if it declares any);
            "schema": the schemas only; "json": that it is a JSON object.
        on_paused: What a trigger does if the DAG is paused: "error" raises `DagPaused`, "unpause"
            unpauses exactly that DAG first, "allow" lets the run wait.
        allowed_run_id_pattern: Which run ids the server allows, where its `[scheduler]
            allowed_run_id_pattern` is not Airflow's own: the same regular expression. It can no
            more be read by the API than the next one.
        allow_trigger_in_future: Whether a trigger may have a `logical_date` in the future, for an
            Airflow 2 with `[scheduler] allow_trigger_in_future`, which starts such runs at once for
            DAGs without a schedule. Any other server, and every Airflow 3, which has no such
            setting any more, makes the run and leaves its tasks alone until that date.
        retry: How often and how long to try again what is safe to try again.
        timeout: For one request, in seconds or as `httpx.Timeout`; its `read` also bounds the whole
            body of an answer.
        max_connections: At most so many requests at a time; further ones wait.
        verify: False switches the check of certificates off; a context is for your own, as
            `ssl.create_default_context(cafile=…)` makes it.
        proxy: The URL of a proxy; None reads the environment, as httpx does.
        headers: Sent with every request; they replace the client's own, in any spelling. None that
            describes a body, such as `Content-Type`. `auth` replaces an `Authorization` among them.
        on_event: Called with each attempt, retry and outcome, in the thread or task in which it
            happens; what it raises is logged and stops nothing.
        transport: In the place of httpx's own, for tests and special networks. It is the same in
            the children of a fork and in all event loops. Its `httpx.ConnectError` and
            `ConnectTimeout` have to mean that nothing was sent.

    Raises:
        ConfigError: There is no URL, or no credentials, or the URL, `timeout`, `max_connections`,
            a header, the proxy, `allowed_run_id_pattern` or the certificates of the environment
            cannot be one.
        TypeError, ValueError: An argument is of another type, or not one of the choices.

    >>> with AirflowClient("https://airflow.example.internal", "token") as airflow:
    ...     airflow.base_url
    'https://airflow.example.internal'
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
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        if transport is not None:
            must_be_a(httpx.BaseTransport, "transport", transport, called="an httpx.BaseTransport")
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
        self._engine = Engine(config, transport)
        self._batches: WeakSet[Work] = WeakSet()
        self._guard = Lock()
        call_in_children(self._after_fork)

    def _after_fork(self) -> None:
        self._guard = Lock()

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
            run_id: The name of the run: up to 250 letters, digits and `_.~:+-`, or what the
                client's `allowed_run_id_pattern` allows, without slashes or "..". None makes a
                unique one.
            idempotency_key: Any text, such as the id of the event. The run id is derived from it,
                the same in every process: the second call gets the run of the first, even if the
                DAG was paused or got other params in between.
            logical_date: The date that the run is for, aware and not in the future, unless the
                client was given `allow_trigger_in_future`. None: Airflow 2 takes the current time,
                Airflow 3 leaves it empty.
            run_after: The run starts no sooner; aware. Airflow 3.
            data_interval: Start and end of the data that the run is for, aware. Airflow 2.9; on
                Airflow 3 together with a `logical_date` only.
            note: A text that the web interface shows beside the run, of at most 1,000 characters.
            partition_key: The partition that the run is for, in at most 250 characters. Airflow
                3.2.
            conf_check: In the place of the client's.
            on_paused: In the place of the client's.

        Returns:
            The run as the server described it. Its `created` is True if this call made the run,
            False if the idempotency key had made it before, and None where that cannot be known:
            an answer was lost, and another process may have used the same id meanwhile.

        Raises:
            ConfError: The conf is not JSON, or not what the DAG declares; `.problems` lists all.
            InvalidRunId: The server does not allow the run id, or would mishandle it.
            InvalidDate: A date has no time zone, or Airflow would make a run that does nothing, or
                would drop the date; or the data_interval ends before it begins.
            DagPaused: The DAG is paused, and `on_paused` is "error".
            Unsupported: The server's version does not know one of the arguments.
            DagNotFound: The server has no such DAG.
            RunAlreadyExists: A run of that `run_id` exists, and this call did not make it.
            IdempotencyConflict: The run of that `idempotency_key` has another conf.
            Conflict: A run of that `logical_date` exists.
            InvalidRequest: The server refuses the request, or would not keep a text of it: it was
                not sent.
            AuthenticationFailed, PermissionDenied: The credentials do not do.
            RateLimited, ServerError, ConnectionFailed: Nothing was started.
            TriggerUnconfirmed: There was no clear answer and the run may exist; `.ref` names it.
            UnexpectedResponse: Something else than Airflow answered.
            TypeError, ValueError: An argument is of another type, or not one of the choices.

        >>> def on_order(airflow: AirflowClient, order: int) -> None:
        ...     airflow.trigger("orders", {"order": order}, idempotency_key=f"order-{order}")
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
        return self._open("trigger").run(trigger(self._session, wanted))

    def trigger_many(
        self,
        requests: Iterable[TriggerRequest],
        *,
        concurrency: int = 8,
        max_rate: float | None = None,
        on_progress: Callable[[BatchProgress], None] | None = None,
    ) -> TriggerBatch:
        """Start many runs, several at a time.

        A request that fails is an outcome like the others and does not stop them. The iterable is
        read in a thread of its own, no faster than requests can begin, so it may be endless. As the
        client's retry budget drains, fewer requests are sent at a time; after a sign that the
        server struggles the next one waits.

        Args:
            requests: The arguments of `trigger`, as values.
            concurrency: At most so many at a time, and no more than `max_connections`.
            max_rate: At most so many begin per second, evenly spread.
            on_progress: Called before each outcome is given, for progress bars.

        Returns:
            The outcomes, each as soon as it is known, so not in the order of the requests; there is
            one for every request that was taken from the iterable. Nothing begins before the first
            is asked for. Leave it early with `close()`, or use it as a context manager.

        What is raised comes after the outcomes of all requests that had begun; the others were not
        sent. It may be what the iterable raised, too.

        Raises:
            AuthenticationFailed: The credentials do not do.
            ConfigError: There are none to be had: no token file, a token provider that fails.
            ConnectionFailed, ServerError, TriggerUnconfirmed, UnexpectedResponse: So many requests
                in a row came to nothing that the server is taken to be down: twice the
                `concurrency`, at least 6.
            PermissionDenied: So many requests in a row, from the first one on, were refused.
            TypeError: The iterable gave something else than a request. By the call itself, as a
                ValueError: an argument is of another type, or has no sense.

        >>> def start(airflow: AirflowClient, orders: Iterable[str]) -> None:
        ...     requests = (TriggerRequest("sales", idempotency_key=order) for order in orders)
        ...     for outcome in airflow.trigger_many(requests, concurrency=16):
        ...         print(outcome.run or outcome.error)
        """
        from airflow_trigger._sync.batch import TriggerBatch, Work

        work = Work(
            lambda request, stop: self._open("trigger_many").run(
                trigger(self._session, request), stop=stop
            ),
            requests,
            self._pace(concurrency, max_rate),
            on_progress,
            check_open=lambda: self._open("trigger_many"),
        )
        with self._guard:
            self._batches.add(work)
        return TriggerBatch(work)

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
        from airflow_trigger._flows.runs import Listing

        return self._listed(Listing.of(dag_id, states=states, since=since, limit=limit))

    def _listed(self, listing: Listing) -> Iterator[DagRun]:
        from airflow_trigger._flows.runs import next_page

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
        from airflow_trigger._flows.server import operation_call

        request = operation_request(operation, self._session.base_url, *args, **kwargs)
        return self._open("call").run(operation_call(self._session, operation.__name__, request))

    def server(self) -> ServerInfo:
        """Tell the server's Airflow version and API; the server is asked once.

        Raises:
            UnexpectedResponse: No Airflow answers at the base_url.
            ConnectionFailed, RequestTimeout, ServerError: As for every request.
        """
        return self._open("server").run(server(self._session))

    def pause(self, dag_id: str) -> Dag:
        """Pause one DAG: its runs wait from now on.

        Raises:
            DagNotFound: There is no such DAG.
            TypeError, ValueError: The dag_id is no text, or names nothing.
            PermissionDenied: The credentials lack edit on the DAG.
        """
        return self._open("pause").run(set_paused(self._session, dag_id, is_paused=True))

    def unpause(self, dag_id: str) -> Dag:
        """Unpause one DAG: its waiting runs start.

        Raises:
            DagNotFound: There is no such DAG.
            TypeError, ValueError: The dag_id is no text, or names nothing.
            PermissionDenied: The credentials lack edit on the DAG.
        """
        return self._open("unpause").run(set_paused(self._session, dag_id, is_paused=False))

    def close(self) -> None:
        """Close the batches that are under way and the connections.

        The client cannot be used any more: each method raises a `RuntimeError`. A trigger that is
        under way in another thread does too, and where its run may exist the `TriggerUnconfirmed`
        is its `__cause__`. To close it again does nothing.
        """
        with self._guard:
            batches = list(self._batches)
        for batch in batches:
            batch.close()
        self._session.is_closed = True
        self._engine.close()

    def __enter__(self) -> Self:
        self._open("__enter__")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _open(self, method: str) -> Engine:
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
        engine: Engine | None = getattr(self, "_engine", None)
        # At the end of the process there is nothing left to close it for.
        if engine is not None and not engine.is_closed and not sys.is_finalizing():
            warnings.warn(f"{self!r} was not closed", ResourceWarning, stacklevel=2, source=self)
