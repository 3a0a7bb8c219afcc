"""The synchronous client; the logic of its methods is in `_flows`."""

from __future__ import annotations

import ssl
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self, overload

import httpx

from airflow_trigger._adapters.request import T, operation_request
from airflow_trigger._arguments import must_be_a, must_be_text
from airflow_trigger._config import DEFAULT_TIMEOUT, Config
from airflow_trigger._flows.dags import dag, set_paused
from airflow_trigger._flows.observer import Observer
from airflow_trigger._flows.runs import get_run, ref_for
from airflow_trigger._flows.server import server
from airflow_trigger._flows.steps import Session
from airflow_trigger._flows.trigger import check_conf, trigger
from airflow_trigger._ownership import OfOneProcess
from airflow_trigger._secrets import drop_frames
from airflow_trigger._sync.engine import Engine
from airflow_trigger.models import (
    JSON,
    Api,
    Conf,
    ConfCheck,
    DagRun,
    OnFailed,
    OnPaused,
    RunRef,
    TriggerRequest,
    as_request,
    id_of,
)
from airflow_trigger.retry import RetryPolicy

if TYPE_CHECKING:
    from typing import Unpack

    from airflow_trigger._adapters.request import Operation, P
    from airflow_trigger._flows.dags import IdListing
    from airflow_trigger._flows.logs import LogReading
    from airflow_trigger._flows.pace import Pace
    from airflow_trigger._flows.runs import Listing
    from airflow_trigger._flows.tasks import TaskListing
    from airflow_trigger._flows.wait_many import Awaited
    from airflow_trigger._sync.batch import TriggerBatch
    from airflow_trigger.events import Event
    from airflow_trigger.models import (
        AssetEvent,
        BatchProgress,
        Dag,
        Diagnosis,
        LogLine,
        Report,
        RunFailure,
        ServerInfo,
        TaskRun,
    )
    from airflow_trigger.typed import AnyDag, C, ConfAfterDag, RunOptions, TriggerOptions, TypedDag


class AirflowClient(OfOneProcess):
    """Triggers DAG runs on one Airflow server, version 2 or 3; safe to share between threads.

    Create one client per server and reuse it: it holds the connections. Close it with `close()`, or
    use it as a context manager. A client that lives as long as the process does not need to be
    closed. After a fork, a child process may keep using its parent's client: it opens connections
    of its own, and closes the client for itself only.

    Args:
        base_url: The URL of Airflow's web server, as str or `httpx.URL`. A trailing slash,
            `/api/v1` or `/api/v2` is removed; a path prefix is kept (`https://host/team-a`). None:
            the address that the credentials know, as `Mwaa` does, or else the environment variable
            `AIRFLOW_TRIGGER_URL`.
        auth: Credentials, any `httpx.Auth`; a str is a bearer token. None: read from the
            environment. `AIRFLOW_TRIGGER_AUTH` names the kind, such as `mwaa:prod`; without it, the
            first of these that is set is used: `AIRFLOW_TRIGGER_TOKEN`,
            `AIRFLOW_TRIGGER_TOKEN_FILE`, `AIRFLOW_TRIGGER_USERNAME` with
            `AIRFLOW_TRIGGER_PASSWORD` (or `AIRFLOW_TRIGGER_PASSWORD_FILE`).
            `AIRFLOW_TRIGGER_GATEWAY_AUTH` does the same for a gateway in front.
        api: The API version to use. None: detected once, on first use.
        conf_check: What to check before a trigger is sent. "strict": that the conf is valid under
            the schemas of the DAG's params and has no key that the DAG does not declare (if it
            declares any); "schema": the schemas only; "json": only that it is a JSON object.
        on_paused: What a trigger does if the DAG is paused. "error": raise `DagPaused`; "unpause":
            unpause that DAG first; "drain": let its unfinished runs continue until it pauses
            itself again (Airflow 3.4 and later); "allow": trigger anyway, the run stays queued.
        allowed_run_id_pattern: The regular expression of the server's `[scheduler]
            allowed_run_id_pattern`, if it is not Airflow's default. The API does not expose it.
        allow_trigger_in_future: Whether `trigger` accepts a `logical_date` in the future. Only for
            an Airflow 2 with `[scheduler] allow_trigger_in_future`, which starts such runs at once
            if the DAG has no schedule. Every other server creates the run, but starts none of its
            tasks before that date; Airflow 3 has no such setting. The API does not expose it.
        retry: How often and for how long to retry requests that are safe to retry.
        timeout: The timeout of one request, in seconds or as `httpx.Timeout`. Its `read` also
            limits the time for the whole response body.
        max_connections: The maximum number of concurrent requests; further requests wait.
        verify: False disables the verification of certificates. For a certificate authority of
            your own, pass an `ssl.SSLContext`, such as `ssl.create_default_context(cafile=…)`.
        proxy: The URL of a proxy. None: read from the environment, as httpx does.
        headers: Sent with every request. They override the client's own headers, whatever their
            case; `auth` overrides an `Authorization` among them. Headers that describe a body, such
            as `Content-Type`, are refused.
        on_event: Called for each attempt, retry and outcome, in the thread or task in which it
            happens. An exception that it raises is logged and otherwise ignored.
        transport: Replaces httpx's transport, for tests and special networks. Forked processes and
            all event loops share it. Its `httpx.ConnectError` and `httpx.ConnectTimeout` must mean
            that nothing was sent.

    Raises:
        ConfigError: The URL or the credentials are missing, or one of these is invalid: the URL,
            `timeout`, `max_connections`, a header, the proxy, `allowed_run_id_pattern`, the
            certificates that the environment names.
        TypeError, ValueError: An argument has the wrong type, or is not one of the choices.

    >>> def start() -> None:
    ...     with AirflowClient("https://airflow.example.internal", "token") as airflow:
    ...         run = airflow.trigger("sales", {"dataset_name": "monthly_sales"})
    ...         airflow.wait(run, timeout=600)
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
        try:
            if transport is not None:
                must_be_a(
                    httpx.BaseTransport, "transport", transport, called="an httpx.BaseTransport"
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
            self._engine = Engine(config, transport)
        except Exception as error:
            # A traceback may be shown with its locals.
            del base_url, auth, proxy, headers
            drop_frames(error)
            raise

    @overload
    def trigger(
        self, dag_id: TypedDag[C], conf: ConfAfterDag[C], **options: Unpack[TriggerOptions]
    ) -> DagRun: ...
    @overload
    def trigger(  # pyright: ignore[reportOverlappingOverload]
        self, dag_id: TypedDag[C], conf: C, **options: Unpack[TriggerOptions]
    ) -> DagRun: ...
    @overload
    def trigger(
        self,
        dag_id: str | TriggerRequest,
        conf: Conf | None = None,
        **options: Unpack[TriggerOptions],
    ) -> DagRun: ...
    def trigger(  # type: ignore[misc]  # pyright: ignore[reportInconsistentOverload]
        self,
        dag_id: AnyDag | TriggerRequest,
        conf: Conf | None = None,
        *,
        run_id: str | None = None,
        idempotency_key: str | None = None,
        logical_date: datetime | None = None,
        run_after: datetime | None = None,
        data_interval: tuple[datetime, datetime] | None = None,
        note: str | None = None,
        partition_key: str | None = None,
        bundle_version: str | None = None,
        conf_check: ConfCheck | None = None,
        on_paused: OnPaused | None = None,
        on_failed: OnFailed = "keep",
        deadline: float | None = None,
    ) -> DagRun:
        """Trigger a DAG: start exactly one run.

        All attempts send the same run id, so a lost response never leads to a second run. The
        DAG's params and whether it is paused are read first, and cached for 30 seconds.

        Args:
            dag_id: The DAG to trigger: its id, or a `TypedDag`, so that type checkers check the
                conf. Or a `TriggerRequest`, which has all the other arguments too.
            conf: The configuration of the run: a mapping, or an instance of an attrs class, a
                dataclass or a pydantic model. Aware datetimes, dates, enums, UUIDs, decimals and
                paths in it are converted to JSON.
            run_id: The id of the run: up to 250 letters, digits and `_.~:+-`, or what the client's
                `allowed_run_id_pattern` allows, without slashes or "..". None: a new unique id.
            idempotency_key: Any text, such as the id of the event that triggers the run. The run id
                is derived from it, in the same way in every process: a second call returns the run
                of the first, even if the DAG was paused or its params changed in between.
            logical_date: The logical date of the run: aware, and not in the future unless the
                client has `allow_trigger_in_future`. None: Airflow 2 uses the current time,
                Airflow 3 leaves it empty.
            run_after: The earliest start of the run; aware. Airflow 3 only.
            data_interval: The start and end of the data interval of the run; aware. Airflow 2.9 and
                later; on Airflow 3 only together with a `logical_date`.
            note: A note that the web interface shows with the run; at most 1,000 characters.
            partition_key: The partition that the run processes; at most 250 characters. Airflow 3.2
                and later.
            bundle_version: The version of the DAG's bundle to run, such as a Git commit. The server
                alone then checks the conf and the logical date, as it has the params of that
                version. None: the latest. Airflow 3.4 and later.
            conf_check: Overrides the client's setting.
            on_paused: Overrides the client's setting.
            on_failed: What to do if the run of the idempotency key exists and has failed. "keep":
                return it unchanged; "rerun": run its failed tasks again, as `rerun` does. Either
                way there is one run for one key.
            deadline: The total time for this call in seconds, including preliminary requests and
                retries; only the last check whether a lost attempt has started the run may take up
                to 5 seconds more. None: the `deadline` of the client's `RetryPolicy`.

        Returns:
            The run as the server described it. Its `created` is True if this call created the run,
            False if it already existed under the idempotency key, and None if that is unknown: a
            response was lost, and another process may have used the same id in the meantime.

        Raises:
            ConfError: The conf cannot become JSON, or does not fit the DAG's params; `.problems`
                lists all problems.
            InvalidRunId: Not every supported Airflow version accepts the run id.
            InvalidDate: A date has no time zone, or with it Airflow would create a run that does
                nothing, or would ignore the date; or the data_interval ends before it starts.
            DagPaused: The DAG is paused, and `on_paused` is "error".
            Unsupported: The server's Airflow version does not support one of the arguments.
            DagNotFound: The server has no such DAG.
            NotFound: The DAG has no such `bundle_version`.
            RunAlreadyExists: A run with this `run_id` exists, and this call did not create it.
            IdempotencyConflict: The run of this `idempotency_key` has a different conf.
            Conflict: A run with this `logical_date` exists.
            InvalidRequest: The server refused the request; or it was not sent, because the server
                could not store one of its texts.
            AuthenticationFailed, PermissionDenied: Invalid or insufficient credentials.
            RateLimited, ServerError, ConnectionFailed: No run was started.
            TriggerUnconfirmed: There was no clear response, and the run may exist; `.ref` names it.
            UnexpectedResponse: The response is not from Airflow.
            TypeError, ValueError: An argument has the wrong type, or is not one of the choices.

        >>> def on_order(airflow: AirflowClient, order: int) -> None:
        ...     key = f"order-{order}"
        ...     airflow.trigger("orders", {"order": order}, idempotency_key=key)
        """
        wanted = as_request(
            dag_id,
            conf,
            run_id=run_id,
            idempotency_key=idempotency_key,
            logical_date=logical_date,
            run_after=run_after,
            data_interval=data_interval,
            note=note,
            partition_key=partition_key,
            bundle_version=bundle_version,
            conf_check=conf_check,
            on_paused=on_paused,
            on_failed=on_failed,
            deadline=deadline,
        )
        return self._open("trigger").run(trigger(self._session, wanted))

    @overload
    def run(
        self, dag_id: TypedDag[C], conf: ConfAfterDag[C], **options: Unpack[RunOptions]
    ) -> DagRun: ...
    @overload
    def run(  # pyright: ignore[reportOverlappingOverload]
        self, dag_id: TypedDag[C], conf: C, **options: Unpack[RunOptions]
    ) -> DagRun: ...
    @overload
    def run(
        self, dag_id: str, conf: Conf | None = None, **options: Unpack[RunOptions]
    ) -> DagRun: ...
    def run(  # type: ignore[misc]  # pyright: ignore[reportInconsistentOverload]
        self,
        dag_id: AnyDag,
        conf: Conf | None = None,
        *,
        run_id: str | None = None,
        idempotency_key: str | None = None,
        logical_date: datetime | None = None,
        run_after: datetime | None = None,
        data_interval: tuple[datetime, datetime] | None = None,
        note: str | None = None,
        partition_key: str | None = None,
        bundle_version: str | None = None,
        conf_check: ConfCheck | None = None,
        on_paused: OnPaused | None = None,
        on_failed: OnFailed = "keep",
        deadline: float | None = None,
        timeout: float | None = None,
        poll_interval: float | None = None,
        raise_on_failure: bool = True,
        on_poll: Callable[[DagRun], None] | None = None,
    ) -> DagRun:
        """Trigger a DAG, and wait until the run has finished: `trigger` and `wait` in one call.

        Args:
            dag_id: The DAG to trigger: its id, or a `TypedDag`.
            conf: The configuration of the run, as for `trigger`.
            run_id: The id of the run.
            idempotency_key: Any text from which the run id is derived: a second call waits for the
                run of the first.
            logical_date: The logical date of the run; aware.
            run_after: The earliest start of the run; aware. Airflow 3 only.
            data_interval: The start and end of the data interval of the run; aware.
            note: A note that the web interface shows with the run.
            partition_key: The partition that the run processes. Airflow 3.2 and later.
            bundle_version: The version of the DAG's bundle to run, as for `trigger`. Airflow 3.4
                and later.
            conf_check: Overrides the client's setting.
            on_paused: Overrides the client's setting.
            on_failed: What to do if the run of the idempotency key exists and has failed; as for
                `trigger`.
            deadline: The total time for the trigger, in seconds; as for `trigger`.
            timeout: The maximum time to wait for the end of the run, in seconds. None: no limit.
            poll_interval: A fixed polling interval, in seconds. None: as `wait` polls.
            raise_on_failure: Whether a failed run raises `RunFailed`, or is returned.
            on_poll: Called with the run after each poll, for example to show progress.

        Returns:
            The finished run.

        Raises:
            RunFailed: The run has finished, but not successfully.
            WaitTimeout: The run was started, and has not finished in time; it continues.
            TypeError, ValueError: An argument has the wrong type or an invalid value. Nothing was
                started.

        Also raises the errors of `trigger` and of `wait`. If the run was started before the error,
        the error's `dag_id` and `run_id` name it, and its message says so.

        >>> def nightly(airflow: AirflowClient) -> DagRun:
        ...     return airflow.run("sales", {"day": "2026-11-26"}, timeout=3600)
        """
        from airflow_trigger._flows.wait import Waiting, trigger_and_wait

        how = Waiting(
            timeout=timeout,
            poll_interval=poll_interval,
            raise_on_failure=raise_on_failure,
            on_poll=on_poll,
        )
        wanted = TriggerRequest(
            id_of(dag_id),
            conf,
            run_id=run_id,
            idempotency_key=idempotency_key,
            logical_date=logical_date,
            run_after=run_after,
            data_interval=data_interval,
            note=note,
            partition_key=partition_key,
            bundle_version=bundle_version,
            conf_check=conf_check,
            on_paused=on_paused,
            on_failed=on_failed,
            deadline=deadline,
        )
        return self._open("run").run(trigger_and_wait(self._session, wanted, how))

    def trigger_many(
        self,
        requests: Iterable[TriggerRequest],
        *,
        concurrency: int = 8,
        max_rate: float | None = None,
        on_progress: Callable[[BatchProgress], None] | None = None,
    ) -> TriggerBatch:
        """Trigger many DAGs, several at a time.

        A request that fails becomes an outcome like the others, and does not stop them. The
        iterable is read in a separate thread, no faster than requests can start, so it may be
        endless. Fewer requests are sent at a time when the client's retry budget runs low, and the
        next one is delayed when the server shows signs of overload.

        Args:
            requests: The requests, each with the arguments of `trigger`.
            concurrency: The maximum number of requests at a time, limited by `max_connections`.
            max_rate: The maximum number of requests started per second, evenly spread. None: no
                limit.
            on_progress: Called before each outcome is returned, for example for a progress bar.

        Returns:
            An iterator over the outcomes. Each is returned as soon as it is known, so not in
            the order of the requests; there is one for every request that was taken from the
            iterable. Nothing is sent before the first outcome is requested. To stop early, call
            `close()` or use the iterator as a context manager.

        The iterator raises these errors after the outcomes of all requests that had started, and
        the remaining requests are not sent. An exception of the iterable is raised in the same way.

        Raises:
            AuthenticationFailed: Invalid credentials.
            ConfigError: No credentials, such as a missing token file or a token provider that
                fails.
            ConnectionFailed, ServerError, TriggerUnconfirmed, UnexpectedResponse: So many requests
                in a row failed that the server is considered down: twice the `concurrency`, at
                least 6.
            PermissionDenied: The same number of requests in a row, counted from the first one, were
                refused.
            TypeError: The iterable returned something other than a `TriggerRequest`.
            TypeError, ValueError: An argument has the wrong type or an invalid value. The call
                itself raises them.

        >>> def start(airflow: AirflowClient, orders: Iterable[str]) -> None:
        ...     requests = (TriggerRequest("sales", idempotency_key=order) for order in orders)
        ...     for outcome in airflow.trigger_many(requests, concurrency=16):
        ...         print(outcome.run or outcome.error)
        """
        from airflow_trigger._sync.batch import TriggerBatch, Work

        self._open("trigger_many")
        work = Work(
            lambda request, stop: self._open("trigger_many").run(
                trigger(self._session, request), stop=stop
            ),
            requests,
            self._pace(concurrency, max_rate),
            on_progress,
            begin=lambda work: self._open("trigger_many").add(work),
        )
        return TriggerBatch(work)

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

        Polls at intervals of a tenth of the elapsed time, at least 0.5 and at most 15 seconds. The
        server may restart meanwhile: up to 5 minutes without a response are tolerated.

        Args:
            run: A run, or a stored reference to one.
            timeout: The maximum time to wait, in seconds. None: no limit.
            poll_interval: A fixed polling interval, in seconds.
            raise_on_failure: Whether a failed run raises `RunFailed`, or is returned.
            on_poll: Called with the run after each poll, for example to show progress.

        Returns:
            The finished run.

        Raises:
            RunFailed: The run has finished, but not successfully.
            WaitTimeout: The run has not finished in time; it continues.
            RunNotFound: There is no such run, or it was deleted meanwhile.
            TypeError, ValueError: An argument has the wrong type or an invalid value.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def finished(airflow: AirflowClient, stored: str) -> DagRun:
        ...     return airflow.wait(RunRef.parse(stored), timeout=3600)
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
        """Wait for many runs, and return each one when it has finished, successfully or not.

        Polls at the intervals of `wait`, and reads up to 100 runs in one request.

        Args:
            runs: Runs, or stored references to them.
            timeout: The maximum time to wait for all of them, in seconds. None: no limit.
            poll_interval: A fixed polling interval, in seconds.

        Returns:
            An iterator over the finished runs, in the order in which they finish.

        Raises:
            WaitTimeout: Some runs have not finished in time, listed in `.pending`; they continue.
            RunNotFound, PermissionDenied: One of the runs does not exist, or may not be read.
                Raised after all other runs have finished.
            TypeError, ValueError: An argument has the wrong type or an invalid value. The call
                itself raises them.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def failures(airflow: AirflowClient, refs: list[RunRef]) -> list[RunRef]:
        ...     return [run.ref for run in airflow.wait_many(refs) if run.state == "failed"]
        """
        from airflow_trigger._flows.wait import Waiting
        from airflow_trigger._flows.wait_many import Awaited

        # Not a generator itself, so that the call raises errors, not the first read.
        self._open("wait_many")
        how = Waiting(timeout=timeout, poll_interval=poll_interval)
        return self._awaited(Awaited.of(runs, how))

    def get_run(
        self,
        dag_id: AnyDag,
        run_id: str | None = None,
        *,
        idempotency_key: str | None = None,
        deadline: float | None = None,
    ) -> DagRun:
        """Read one run.

        Args:
            dag_id: The DAG of the run.
            run_id: The id of the run. It does not have to match the client's
                `allowed_run_id_pattern`: the server may have older runs with other ids.
            idempotency_key: The key that the run was triggered with, instead of its id.
            deadline: The total time for this call in seconds, including retries. None: the
                `deadline` of the client's `RetryPolicy`.

        Returns:
            The run as the server described it.

        Raises:
            RunNotFound: There is no such run, or no such DAG.
            AuthenticationFailed, PermissionDenied: Invalid or insufficient credentials.
            RateLimited, ServerError, ConnectionFailed, RequestTimeout: The request failed, and so
                did its retries.
            UnexpectedResponse: The response is not from Airflow.
            InvalidRunId: The idempotency key is empty, or not Unicode.
            TypeError, ValueError: An id is not a str, or is not a valid id; or not exactly one of
                `run_id` and `idempotency_key` is given.

        >>> def has_failed(airflow: AirflowClient, order: int) -> bool:
        ...     run = airflow.get_run("orders", idempotency_key=f"order-{order}")
        ...     return run.state == "failed"
        """
        ref = ref_for(id_of(dag_id), run_id, idempotency_key)
        return self._open("get_run").run(get_run(self._session, ref, deadline=deadline))

    def runs(
        self,
        dag_id: AnyDag | None = None,
        *,
        states: Iterable[str] | None = None,
        since: datetime | None = None,
        limit: int | None = None,
    ) -> Iterator[DagRun]:
        """List runs, newest first; pages are read when they are needed.

        Runs that start meanwhile are not listed; no run is listed twice or missed.

        Args:
            dag_id: Only runs of this DAG. None: the runs of all DAGs.
            states: Only runs in one of these states, such as `["failed"]`. None: in any state.
            since: Only runs at or after this time, aware: by `run_after` on Airflow 3, by
                `logical_date` on Airflow 2. None: no limit.
            limit: The maximum number of runs. None: no limit.

        Returns:
            An iterator over the runs.

        Raises:
            DagNotFound: There is no such DAG.
            InvalidDate: `since` has no time zone.
            InvalidRequest: The server does not know one of the states.
            TypeError, ValueError: An argument has the wrong type, or `limit` is negative. The call
                itself raises them.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def failed(airflow: AirflowClient, since: datetime) -> list[str]:
        ...     runs = airflow.runs("sales", states=["failed"], since=since)
        ...     return [run.url for run in runs]
        """
        from airflow_trigger._flows.runs import Listing

        self._open("runs")
        return self._listed(
            Listing.of(
                None if dag_id is None else id_of(dag_id), states=states, since=since, limit=limit
            )
        )

    def tasks(
        self, run: DagRun | RunRef, *, states: Iterable[str | None] | None = None
    ) -> Iterator[TaskRun]:
        """List the tasks of a run; pages are read when they are needed.

        Airflow calls them task instances. Each index of a mapped task is a task of its own.

        Args:
            run: A run, or a stored reference to one.
            states: Only tasks in one of these states, such as `["failed", None]`; None among them
                stands for tasks that have not been scheduled yet. None: in any state.

        Returns:
            An iterator over the tasks.

        Raises:
            RunNotFound: There is no such run.
            InvalidRequest: The server does not know one of the states.
            PermissionDenied: The credentials may not read task instances.
            TypeError, ValueError: An argument has the wrong type or an invalid value. The call
                itself raises them.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def running(airflow: AirflowClient, run: DagRun) -> list[str]:
        ...     return [task.name for task in airflow.tasks(run, states=["running"])]
        """
        from airflow_trigger._flows.tasks import TaskListing

        self._open("tasks")
        return self._listed_tasks(TaskListing.of(run, states=states))

    def log(
        self, task: TaskRun, *, try_number: int | None = None, last: int | None = None
    ) -> Iterator[LogLine]:
        """Read the log of a task line by line; it is streamed, so it may be of any size.

        A log may hold secrets: the client itself never logs its lines, nor shows them in errors.
        The response is received while the lines are read: read them to the end, or close the
        iterator. A response that is cut off is requested again, and continues where it stopped.
        A line of more than 1 MB loses its middle.

        Args:
            task: The task, as from `tasks` or `failure`.
            try_number: The number of the try, from 1. None: the last try when the task was read. A
                task that had not run by then has no lines, and no request is sent.
            last: Return only this many of the last lines. The whole log is read first, because no
                version of Airflow can send only the end of a log; the deadline of the retry policy
                limits the time for that. None: all lines.

        Returns:
            An iterator over the lines.

        Raises:
            NotFound: There is no such task or try. Airflow 2 reports a missing try in a line
                instead, as do all versions if the log is gone.
            PermissionDenied: The credentials may not read logs.
            TypeError, ValueError: An argument has the wrong type or an invalid value. The call
                itself raises them.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def show(airflow: AirflowClient, task: TaskRun) -> None:
        ...     for line in airflow.log(task, last=50):
        ...         print(line)
        """
        from airflow_trigger._flows.logs import LogReading

        self._open("log")
        return self._logged(LogReading.of(task, try_number=try_number, last=last))

    def failure(self, run: DagRun | RunRef, *, log_lines: int = 20) -> RunFailure:
        """Find out why a run failed: the tasks that failed by themselves, and their exceptions.

        Tasks that never ran because of others (`upstream_failed`, `skipped`) are not causes. The
        exceptions and log lines may hold secrets: they are in the returned value, and in nothing
        that the client logs or raises. Only the logs of the first 20 failed tasks are read, as far
        as the deadline of the retry policy allows. Logs that are not or cannot be read are left
        out; `log_problem` of the task says why.

        Args:
            run: A run, or a stored reference to one.
            log_lines: How many of the last lines of each log to keep.

        Returns:
            The failure; `str()` is a readable summary. Its `tasks` are empty if no task failed by
            itself, such as for a run that was set to failed manually, or that has not failed.

        Raises:
            RunNotFound: There is no such run.
            TypeError, ValueError: An argument has the wrong type or an invalid value.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def explain(airflow: AirflowClient, run: DagRun) -> None:
        ...     print(airflow.failure(run))
        """
        from airflow_trigger._flows.failure import failure

        return self._open("failure").run(failure(self._session, run, log_lines=log_lines))

    @overload
    def result(
        self,
        run: DagRun | RunRef,
        task_id: str,
        *,
        key: str = "return_value",
        map_index: int | None = None,
        parse: None = None,
    ) -> JSON: ...

    @overload
    def result(
        self,
        run: DagRun | RunRef,
        task_id: str,
        *,
        key: str = "return_value",
        map_index: int | None = None,
        parse: Callable[[JSON], T],
    ) -> T: ...

    def result(
        self,
        run: DagRun | RunRef,
        task_id: str,
        *,
        key: str = "return_value",
        map_index: int | None = None,
        parse: Callable[[JSON], T] | None = None,
    ) -> T | JSON:
        """Read what a task of a run returned: its XCom, as JSON. Airflow 2.10 and later.

        Airflow does not store None: a task that returned None cannot be told from one that returned
        nothing, and both raise `ResultNotFound`. A value that is not JSON, such as a date, is
        returned as this version of Airflow serializes it. Versions before 2.10 send XComs only as
        the text of Python objects.

        Args:
            run: A run, or a stored reference to one.
            task_id: The task.
            key: The key of the XCom, for values that a task pushed by itself.
            map_index: The index of a mapped task. None: the list of the values of all its indexes
                in their order, or the value of a task that is not mapped. In the list, None stands
                for an index that succeeded or was skipped without a value; an index without a value
                in another state raises `ResultNotFound`, which names it.
            parse: Converts the JSON value, such as a class or a function. Its exceptions are raised
                unchanged.

        Returns:
            The value, or what `parse` made of it.

        Raises:
            ResultNotFound: The run has no such XCom; also for a task that does not exist.
                `retryable` if the run has not finished.
            RunNotFound: There is no such run.
            Unsupported: The server's Airflow is older than 2.10.
            PermissionDenied: The credentials may not read XComs.
            TypeError, ValueError: An argument has the wrong type or an invalid value.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def rows(airflow: AirflowClient, run: DagRun) -> int:
        ...     return airflow.result(run, "count_rows", parse=lambda value: int(str(value)))
        """
        from airflow_trigger._flows.results import result

        value = self._open("result").run(
            result(self._session, run, task_id, key=key, map_index=map_index)
        )
        return value if parse is None else parse(value)

    def cancel(self, run: DagRun | RunRef, *, deadline: float | None = None) -> DagRun:
        """Stop a run: an unfinished run is set to failed, and its tasks end.

        Reads the run first: one that has already finished is returned unchanged. Safe to repeat.
        Airflow has no conditional update: a run that succeeds between the check and the change
        becomes a failed one. If the run has teardown tasks, the call waits for them.

        Args:
            run: A run, or a stored reference to one.
            deadline: The total time for this call in seconds, including retries. None: the
                `deadline` of the client's `RetryPolicy`.

        Returns:
            The run, finished.

        Raises:
            RunNotFound: There is no such run.
            PermissionDenied: The credentials may not edit runs.
            TypeError, ValueError: An argument has the wrong type or an invalid value.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def stop(airflow: AirflowClient, run: DagRun) -> None:
        ...     cancelled = airflow.cancel(run)
        ...     print(cancelled.state)
        """
        from airflow_trigger._flows.control import cancel

        return self._open("cancel").run(cancel(self._session, run, deadline=deadline))

    def rerun(
        self, run: DagRun | RunRef, *, only_failed: bool = True, deadline: float | None = None
    ) -> DagRun:
        """Run the failed tasks of a finished run again, in the same run.

        Clears the tasks that failed, all tasks downstream of them, and those that a cancel left
        skipped; if no task failed by itself, as in a successful run, the whole run. After a lost
        response, the run is read before anything is sent again, so the call is safe to repeat. Two
        calls at the same time may cause one extra try.

        Args:
            run: A run, or a stored reference to one.
            only_failed: Whether to run only the failed tasks again, or all tasks.
            deadline: The total time for this call in seconds, including retries. None: the
                `deadline` of the client's `RetryPolicy`.

        Returns:
            The run, queued or running again, or already finished again. The run of a paused DAG
            stays queued until the DAG is unpaused.

        Raises:
            RunNotFinished: The run has not finished; nothing was changed.
            RunNotFound: There is no such run.
            Conflict: The server cleared no task; the run does not run again.
            PermissionDenied: The credentials may not edit task instances.
            TypeError, ValueError: An argument has the wrong type or an invalid value.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def again(airflow: AirflowClient, failed: DagRun) -> DagRun:
        ...     return airflow.wait(airflow.rerun(failed))
        """
        from airflow_trigger._flows.control import rerun

        return self._open("rerun").run(
            rerun(self._session, run, only_failed=only_failed, deadline=deadline)
        )

    def why(self, run: DagRun | RunRef) -> Diagnosis:
        """Find out why a run makes no progress: what its tasks wait for, and what to do about it.

        Checks the run, its DAG, its tasks, their pools and the health of the server; on Airflow
        2.10 and later also Airflow's own report on the dependencies of the tasks.

        Args:
            run: A run, or a stored reference to one.

        Returns:
            The diagnosis: the most likely reason first, none for a finished run. `str()` is a
            readable text. Checks that the credentials do not allow are listed in `unseen`.

        Raises:
            RunNotFound: There is no such run.
            TypeError, ValueError: An argument has the wrong type or an invalid value.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def explain_delay(airflow: AirflowClient, run: DagRun) -> None:
        ...     print(airflow.why(run))
        """
        from airflow_trigger._flows.diagnosis import why

        return self._open("why").run(why(self._session, run))

    def doctor(self, dag_id: AnyDag | None = None) -> Report:
        """Check each step of a trigger, and report what was found and what to do.

        The steps: the URL, the proxy, DNS, TCP and TLS, whether it is Airflow and which version,
        the clocks, the credentials, the permissions, the health of the scheduler, the DAG processor
        and the triggerer, and the DAG. Steps that depend on one that fails are left out.

        Nothing is started or changed: whether the DAG may be triggered is checked with a request
        that every Airflow version rejects as invalid after it has checked the permission. The
        request may appear in Airflow's audit log.

        A client with a `transport` of its own has no steps for proxy, DNS, TCP and TLS. The command
        `python -m airflow_trigger doctor` does the same with a client from the environment.

        Args:
            dag_id: A DAG to check too. None: no DAG.

        Returns:
            The report; `str()` is a readable text. It holds no secret. A step that fails raises no
            error: it is part of the report, whose `error` is the one that a trigger would raise.

        Raises:
            TypeError, ValueError: The dag_id is not a str, or is not a valid id.

        >>> def examine(airflow: AirflowClient) -> None:
        ...     report = airflow.doctor("sales")
        ...     if not report.is_ok:
        ...         print(report)
        """
        from airflow_trigger._flows.doctor import doctor

        engine = self._open("doctor")
        return engine.run(
            doctor(self._session, engine.config, None if dag_id is None else id_of(dag_id))
        )

    def emit(
        self,
        asset_uri: str,
        extra: Mapping[str, object] | None = None,
        *,
        idempotency_key: str | None = None,
        deadline: float | None = None,
    ) -> AssetEvent:
        """Record an event of an asset, which starts the DAGs that are scheduled on the asset.

        Assets are new in Airflow 3; with Airflow 2.9 and later it is a dataset event. Airflow gives
        the request no id, so the `extra` also carries a mark, as `airflow_trigger_mark`.
        After a lost response the events of the asset are searched for the mark until the deadline,
        and nothing is sent again. Only a request that was never sent, or that was refused with
        status 429, is sent again.

        Args:
            asset_uri: The URI of the asset, exactly as Airflow shows it.
            extra: A JSON object for the DAGs; converted like a conf. Two keys are reserved:
                `airflow_trigger_mark`, and `from_rest_api`, which Airflow sets.
            idempotency_key: Any text, such as the id of what happened; the `extra` shows it. The
                1,000 newest events of the asset are searched for it first, and an event that has it
                is returned, whatever its extra. This is best effort, as Airflow itself knows no
                such key: two calls at the same time may both record an event.
            deadline: The total time for this call in seconds, including retries; only the last
                search for the event may take up to 5 seconds more. None: the `deadline` of the
                client's `RetryPolicy`.

        Returns:
            The event.

        Raises:
            AssetNotFound: The server has no asset with this URI.
            EventUnconfirmed: There was no clear response, and the event may exist. If the call is
                interrupted, such as by Ctrl-C, the interruption has this error as its `__cause__`.
            ConfError: The extra cannot become JSON.
            Unsupported: The server's Airflow is older than 2.9.
            PermissionDenied: The credentials may not create asset events.
            TypeError, ValueError: An argument has the wrong type or an invalid value.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def landed(airflow: AirflowClient, rows: int) -> None:
        ...     airflow.emit("s3://warehouse/orders", {"rows": rows})
        """
        from airflow_trigger._flows.assets import emit

        return self._open("emit").run(
            emit(
                self._session,
                asset_uri,
                extra,
                idempotency_key=idempotency_key,
                deadline=deadline,
            )
        )

    def dag(self, dag_id: AnyDag) -> Dag:
        """Read one DAG: its params, whether it is paused, its schedule.

        Args:
            dag_id: The DAG.

        Returns:
            The DAG as the server described it.

        Raises:
            DagNotFound: There is no such DAG, or these credentials do not have access to it.
            TypeError, ValueError: The dag_id is not a str, or is not a valid id.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def required_params(airflow: AirflowClient) -> list[str]:
        ...     dag = airflow.dag("sales")
        ...     return [name for name, param in dag.params.items() if param.default is None]
        """
        return self._open("dag").run(dag(self._session, id_of(dag_id)))

    def dag_ids(self, prefix: str = "") -> Iterator[str]:
        """List the ids of the DAGs, in the server's order; pages are read when they are needed.

        Stale DAGs, whose file was removed or is no longer parsed, are left out, and so are those
        that the credentials may not read.

        Args:
            prefix: Only ids that begin with this text.

        Returns:
            An iterator over the ids.

        Raises:
            TypeError: The prefix is not a str. The call itself raises it.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def daily_sales(airflow: AirflowClient) -> list[str]:
        ...     dag_ids = airflow.dag_ids("sales_")
        ...     return [dag_id for dag_id in dag_ids if dag_id.endswith("_daily")]
        """
        from airflow_trigger._flows.dags import IdListing

        must_be_text("prefix", prefix)
        self._open("dag_ids")
        return self._listed_ids(IdListing(prefix))

    @overload
    def check_conf(self, dag_id: TypedDag[C], conf: ConfAfterDag[C]) -> dict[str, JSON]: ...
    @overload
    def check_conf(  # pyright: ignore[reportOverlappingOverload]
        self, dag_id: TypedDag[C], conf: C
    ) -> dict[str, JSON]: ...
    @overload
    def check_conf(self, dag_id: str, conf: Conf | None = None) -> dict[str, JSON]: ...
    def check_conf(  # type: ignore[misc]  # pyright: ignore[reportInconsistentOverload]
        self, dag_id: AnyDag, conf: Conf | None = None
    ) -> dict[str, JSON]:
        """Check a conf as `trigger` would, without starting a run.

        Args:
            dag_id: The DAG that the conf is for: its id, or a `TypedDag`.
            conf: The conf, as for `trigger`.

        Returns:
            The JSON object that `trigger` would send.

        Raises:
            ConfError: `trigger` would refuse the conf; `.problems` lists all problems.
            DagNotFound: There is no such DAG.
            TypeError, ValueError: The dag_id is not a str, or is not a valid id.

        Also raises the errors of every request, as listed for `get_run`, but not PermissionDenied:
        without permission to read the DAG, only what `conf_check="json"` checks is checked.

        >>> def is_accepted(airflow: AirflowClient, conf: dict[str, object]) -> bool:
        ...     try:
        ...         airflow.check_conf("sales", conf)
        ...     except ConfError:
        ...         return False
        ...     return True
        """
        wanted = TriggerRequest(id_of(dag_id), conf, on_paused="allow")
        return self._open("check_conf").run(check_conf(self._session, wanted))

    def pause(self, dag_id: AnyDag) -> Dag:
        """Pause one DAG: its runs stay queued until it is unpaused.

        Args:
            dag_id: The DAG.

        Returns:
            The DAG as it is afterwards.

        Raises:
            DagNotFound: There is no such DAG.
            PermissionDenied: The credentials may not edit the DAG.
            TypeError, ValueError: The dag_id is not a str, or is not a valid id.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def stop_all(airflow: AirflowClient) -> None:
        ...     airflow.pause("sales")
        """
        return self._open("pause").run(set_paused(self._session, id_of(dag_id), is_paused=True))

    def unpause(self, dag_id: AnyDag) -> Dag:
        """Unpause one DAG: its queued runs start.

        Args:
            dag_id: The DAG.

        Returns:
            The DAG as it is afterwards.

        Raises:
            DagNotFound: There is no such DAG.
            PermissionDenied: The credentials may not edit the DAG.
            TypeError, ValueError: The dag_id is not a str, or is not a valid id.

        Also raises the errors of every request, as listed for `get_run`.

        >>> def resume(airflow: AirflowClient) -> None:
        ...     airflow.unpause("sales")
        """
        return self._open("unpause").run(set_paused(self._session, id_of(dag_id), is_paused=False))

    def server(self) -> ServerInfo:
        """Return the server's Airflow version and API version, which are read only once.

        Returns:
            The versions.

        Raises:
            UnexpectedResponse: There is no Airflow at the base_url.
            ConnectionFailed, RequestTimeout, ServerError: The request failed, and so did its
                retries.

        >>> def is_airflow_3(airflow: AirflowClient) -> bool:
        ...     info = airflow.server()
        ...     return info.api == "v2"
        """
        return self._open("server").run(server(self._session))

    def call(self, operation: Operation[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Call any operation of the REST API, with this client's credentials, retries and errors.

        Only idempotent methods (RFC 9110, section 9.2.2) are retried after a lost response.

        Args:
            operation: A module of `airflow_rest.v1.api` or `airflow_rest.v2.api`.
            *args: The positional arguments of the operation.
            **kwargs: The keyword arguments of the operation.

        Returns:
            The operation's own model, or None for a response without content. A field that is
            missing from the response, or has the wrong type there, is not set: reading it raises
            AttributeError.

        Raises:
            Unsupported: The operation belongs to the API version that this server does not have.
            TypeError: It is not an operation, or does not take these arguments.
            ValueError: An id in its path is empty, "." or "..", and would lead to another path.

        Also raises the errors of every request, as listed for `get_run`.

        >>> from airflow_rest.v2.api.variable import get_variable
        >>> def region(airflow: AirflowClient) -> str | None:
        ...     variable = airflow.call(get_variable, variable_key="region")
        ...     return variable.value
        """
        from airflow_trigger._flows.server import operation_call

        request = operation_request(operation, self._session.base_url, *args, **kwargs)
        return self._open("call").run(operation_call(self._session, operation.__name__, request))

    def close(self) -> None:
        """Close the client: its batches and its connections.

        Every later call of a method raises RuntimeError. A `trigger` that is in progress in another
        thread raises it too; if its run may exist, the RuntimeError has a `TriggerUnconfirmed` as
        its `__cause__`. Closing a client twice is allowed.
        """
        self._engine.close_batches()
        self._session.is_closed = True
        self._engine.close()

    @property
    def base_url(self) -> str:
        """The URL of the server, without a trailing slash and without `/api/…`."""
        return self._session.base_url

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

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.base_url!r})"

    def __del__(self) -> None:
        # There is no engine if the constructor raised an error.
        engine: Engine | None = getattr(self, "_engine", None)
        # At the end of the process nothing needs to be closed.
        if engine is not None and not engine.is_closed and not sys.is_finalizing():
            warnings.warn(f"{self!r} was not closed", ResourceWarning, stacklevel=2, source=self)

    def _awaited(self, awaited: Awaited) -> Iterator[DagRun]:
        from airflow_trigger._flows.wait_many import next_finished

        while not awaited.is_done:
            yield from self._open("wait_many").run(next_finished(self._session, awaited))
        awaited.raise_unreadable()

    def _listed(self, listing: Listing) -> Iterator[DagRun]:
        from airflow_trigger._flows.runs import next_page

        while not listing.is_done:
            yield from self._open("runs").run(next_page(self._session, listing))

    def _listed_ids(self, listing: IdListing) -> Iterator[str]:
        from airflow_trigger._flows.dags import next_ids

        while not listing.is_done:
            yield from self._open("dag_ids").run(next_ids(self._session, listing))

    def _listed_tasks(self, listing: TaskListing) -> Iterator[TaskRun]:
        from airflow_trigger._flows.tasks import next_tasks

        while not listing.is_done:
            yield from self._open("tasks").run(next_tasks(self._session, listing))

    def _logged(self, reading: LogReading) -> Iterator[LogLine]:
        from airflow_trigger._flows.logs import close, next_lines

        try:
            while not reading.is_done:
                yield from self._open("log").run(next_lines(self._session, reading))
        finally:
            self._engine.run(close(reading))

    def _open(self, method: str) -> Engine:
        """Return the engine for a call of this method.

        Raises:
            RuntimeError: The client was closed.
        """
        if self._session.is_closed:
            raise RuntimeError(
                f"{method} was called on {self!r} after it was closed. Create a new client; one "
                "client can serve all threads until the program ends."
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
        # More would wait for a connection, and fail if they waited too long.
        pace.concurrency = min(concurrency, self._engine.max_connections)
        return pace
