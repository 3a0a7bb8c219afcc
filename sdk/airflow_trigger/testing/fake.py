"""The fake itself: what a test says to it, and what it asks it afterwards."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Unpack

import httpx

from airflow_trigger._adapters import load_adapter
from airflow_trigger._choices import refuse_other
from airflow_trigger.async_client import AsyncAirflowClient
from airflow_trigger.auth import PasswordAuth
from airflow_trigger.client import AirflowClient
from airflow_trigger.models import JSON, Api, DagRun, RunRef
from airflow_trigger.retry import RetryPolicy
from airflow_trigger.testing._access import Access
from airflow_trigger.testing._faults import Delivery, Faults
from airflow_trigger.testing._logins import Logins
from airflow_trigger.testing._orders import FaultOrders
from airflow_trigger.testing._params import Param
from airflow_trigger.testing._settings import ClientSettings
from airflow_trigger.testing._state import NEWEST, Airflow, FakeDag, FakeRun, Outcome, Pace, api_of
from airflow_trigger.testing._transport import FakeTransport
from airflow_trigger.testing._v1 import V1Server
from airflow_trigger.testing._v2 import V2Server
from airflow_trigger.testing._wire import Answer, ReceivedRequest, Target, json_answer

URL = "https://airflow.test"


class FakeAirflow(Logins, FaultOrders):
    """An Airflow server without sockets, threads and databases, for tests.

    It answers like the version that it claims to be; a suite of tests holds its answers against
    those of real servers. Its DAGs run nothing: a run is queued until the test says otherwise, or
    goes on by itself after `runs_take`. Safe to share between threads.

    Args:
        api: The API that it speaks: "v1" is Airflow 2, "v2" is Airflow 3. None: that of the
            version.
        version: The version that it claims to be. None: the newest that speaks the API.
        token_lifetime: For how many seconds a token is good that a login on Airflow 3 gives.

    Attributes:
        url: The address that the clients use; nothing listens there.
        transport: For an `httpx.Client`, an `httpx.AsyncClient` or a client of your own making.
        username: The name of a user who may do everything.
        password: For the login of that user.

    Raises:
        ValueError: The version does not speak that API, or is none.

    >>> fake = FakeAirflow(version="2.11.2")
    >>> fake.add_dag("sales")
    >>> with fake.client() as airflow:
    ...     run = airflow.trigger("sales", {"day": "2024-01-31"})
    ...     run = fake.finish(run, state="failed")
    ...     print(airflow.get_run(run.dag_id, run.run_id).state)
    failed
    >>> fake.triggered("sales")
    [{'day': '2024-01-31'}]
    """

    def __init__(
        self,
        api: Api | None = None,
        *,
        version: str | None = None,
        token_lifetime: float = 86400.0,
    ) -> None:
        if api is not None:
            refuse_other("api", api, Api)
        self.version: str = version or NEWEST[api or "v2"]
        self.api: Api = api_of(self.version)
        if api not in (None, self.api):
            raise ValueError(f"Airflow {self.version} speaks {self.api}, not {api}")
        self.url = URL
        self.username = "admin"
        self.password = "admin-password"  # noqa: S105 - of a server that is none
        access = Access(timedelta(seconds=token_lifetime))
        self._airflow = Airflow(self.version, access)
        self._server = V1Server(self._airflow) if self.api == "v1" else V2Server(self._airflow)
        self._faults = Faults()
        self._received: list[ReceivedRequest] = []
        self._responses: dict[tuple[str, str], Answer] = {}
        self._lock = threading.RLock()
        self.transport: FakeTransport = FakeTransport(self.deliver, self.advance)
        self.add_user(self.username, self.password)

    def __repr__(self) -> str:
        return f"FakeAirflow(version={self.version!r})"

    def client(self, **settings: Unpack[ClientSettings]) -> AirflowClient:
        """A client of the fake that is logged in, and does not pause before it tries again.

        Args:
            **settings: Those of `AirflowClient`.

        >>> with FakeAirflow().client(conf_check="json") as airflow:
        ...     airflow.server().version
        '3.3.2'
        """
        return AirflowClient(self.url, transport=self.transport, **self._settings(settings))

    def async_client(self, **settings: Unpack[ClientSettings]) -> AsyncAirflowClient:
        """The same as `client`, for `AsyncAirflowClient`."""
        return AsyncAirflowClient(self.url, transport=self.transport, **self._settings(settings))

    def _settings(self, settings: ClientSettings) -> ClientSettings:
        auth = PasswordAuth(self.username, self.password)
        return {"auth": auth, "retry": RetryPolicy(backoff=0), **settings}

    def serving(self, *, port: int = 0) -> AbstractContextManager[str]:
        """Serve the fake on 127.0.0.1 for the time of a `with` block, which gets the URL.

        Args:
            port: 0 takes any that is free.

        >>> with FakeAirflow().serving() as url:
        ...     httpx.get(f"{url}/api/v2/version").json()["version"]
        '3.3.2'
        """
        from airflow_trigger.testing.http_server import serving

        return serving(self, port=port)

    def add_dag(
        self,
        dag_id: str,
        *,
        params: Mapping[str, object] | None = None,
        is_paused: bool = False,
        start_date: datetime | None = None,
        schedule: str | None = None,
        description: str | None = None,
        owners: Iterable[str] = ("airflow",),
        tags: Iterable[str] = (),
        is_partitioned: bool = False,
        has_import_errors: bool = False,
        is_stale: bool = False,
    ) -> None:
        """Add a DAG, or replace one; its runs stay.

        Args:
            dag_id: Its name.
            params: Name → JSON Schema, with a "default" unless the param is required; or →
                `DagParam`, as `AirflowClient.dag` gives it. Of any type, as a type checker finds
                none for most dictionaries of schemas; `ParamDeclaration` is the type that it has.
            is_paused: Whether its runs wait.
            start_date: Aware.
            schedule: A cron expression; the fake starts no runs by it.
            description: For people.
            owners: Who answers for it.
            tags: What it is found by.
            is_partitioned: Whether its runs take a `partition_key`.
            has_import_errors: Whether its file cannot be imported, so that nobody can trigger it.
            is_stale: Whether its file was removed or is not parsed any more: nobody can trigger it
                either, and Airflow 2 gives no details of it.

        Raises:
            ValueError: The start date is naive.
            TypeError: A param is declared by something that is not JSON.
            jsonschema.SchemaError: A schema of the params is none.

        >>> FakeAirflow().add_dag(
        ...     "sales", params={"region": {"type": "string", "default": "eu"}, "day": {}}
        ... )
        """
        if start_date is not None and start_date.utcoffset() is None:
            raise ValueError(f"The start date {start_date.isoformat()} has no time zone")
        dag = FakeDag(
            dag_id,
            {name: Param.of(name, declared) for name, declared in (params or {}).items()},
            is_paused=is_paused,
            start_date=start_date,
            schedule=schedule,
            description=description,
            owners=tuple(owners),
            tags=tuple(tags),
            is_partitioned=is_partitioned,
            has_import_errors=has_import_errors,
            is_stale=is_stale,
            is_paused_upon_creation=is_paused,
            parsed_at=self.now,
        )
        with self._lock:
            self._airflow.dags[dag_id] = dag

    def triggered(self, dag_id: str) -> list[dict[str, JSON]]:
        """The confs of the runs of a DAG that were started, in the order in which they were.

        Raises:
            ValueError: There is no such DAG.
        """
        with self._lock:
            self._airflow.refuse_unknown(dag_id)
            return [dict(run.conf) for run in self._airflow.runs if run.dag_id == dag_id]

    def runs(self, dag_id: str) -> list[DagRun]:
        """The runs of a DAG as a client would read them now, in the order of their start.

        Raises:
            ValueError: There is no such DAG.
        """
        with self._lock:
            self._airflow.refuse_unknown(dag_id)
            return [self._shown(run) for run in self._airflow.runs if run.dag_id == dag_id]

    def requests(self, target: Target = "any") -> list[ReceivedRequest]:
        """The requests that arrived, the oldest first.

        Args:
            target: Only those that trigger, that read "runs", that read or change a "dag", …
        """
        refuse_other("target", target, Target)
        with self._lock:
            return [request for request in self._received if request.is_for(target)]

    def start(self, run: DagRun | RunRef) -> DagRun:
        """Let a queued run begin.

        Raises:
            ValueError: There is no such run, it is not queued, or its DAG is paused.
        """
        with self._lock:
            found = self._found(run)
            if found.state != "queued":
                raise ValueError(f"The run {run.run_id!r} is {found.state}")
            self._begin(found)
            return self._shown(found)

    def finish(self, run: DagRun | RunRef, *, state: Outcome = "success") -> DagRun:
        """Let a run end, after it has begun.

        Raises:
            ValueError: There is no such run, it ended before, or its DAG is paused and keeps it.
        """
        refuse_other("state", state, Outcome)
        with self._lock:
            found = self._found(run)
            if found.is_finished:
                raise ValueError(f"The run {run.run_id!r} is {found.state} already")
            if found.state == "queued":
                self._begin(found)
            self._airflow.finish(found, state)
            return self._shown(found)

    def runs_take(self, polls: int, *, state: Outcome = "success") -> None:
        """Let all runs go on by themselves, but for those that wait or are paused.

        Args:
            polls: How many times a run is read as running before it is read as finished.
            state: In which state it ends.

        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> fake.runs_take(polls=0, state="failed")
        >>> with fake.client() as airflow:
        ...     print(airflow.wait(airflow.trigger("sales"), raise_on_failure=False).state)
        failed
        """
        refuse_other("state", state, Outcome)
        with self._lock:
            self._airflow.pace = Pace(polls, state)

    def _begin(self, run: FakeRun) -> None:
        if self._airflow.dags[run.dag_id].is_paused:
            raise ValueError(f"The DAG {run.dag_id!r} is paused: its run {run.run_id!r} waits")
        self._airflow.start(run)

    def _found(self, run: DagRun | RunRef) -> FakeRun:
        found = self._airflow.run(run.dag_id, run.run_id)
        if found is None:
            raise ValueError(f"The DAG {run.dag_id!r} has no run {run.run_id!r}")
        return found

    def _shown(self, run: FakeRun) -> DagRun:
        content = self._server.shown(run)
        request = load_adapter(self.api, self.url).get_run(run.dag_id, run.run_id)
        return request.parse(httpx.Response(200, content=content.content))

    @property
    def now(self) -> datetime:
        """The time on the fake's clock, which goes as that of the machine; see `advance`."""
        return self._airflow.now

    def advance(self, seconds: float) -> None:
        """Put the fake's clock forward: tokens expire, and runs that wait for a time may start."""
        with self._lock:
            self._airflow.advance(seconds)

    def respond(self, method: str, path: str, *, json: JSON, status: int = 200) -> None:
        """Give a fixed answer, for the operations that the fake does not know by itself.

        Args:
            method: Such as "GET".
            path: The whole path, such as "/api/v2/variables/region".
            json: The body of the answer.
            status: Its status.

        >>> fake = FakeAirflow()
        >>> fake.respond("GET", "/api/v2/pools", json={"pools": [], "total_entries": 0})
        """
        with self._lock:
            self._responses[method, path] = json_answer(status, json)

    def deliver(self, request: ReceivedRequest) -> Delivery:
        """Answer a request, unless a fault was ordered for it; for transports of your own."""
        with self._lock:
            fault = self._faults.take(request)
            if fault is not None and fault.kind == "refuse":
                return Delivery("refuse")
            self._received.append(request)
            if fault is not None and fault.kind == "answer":
                return Delivery("answer", fault.answer)
            fixed = self._responses.get((request.method, request.path))
            answer = fixed or self._server.answer(request)
            if fault is None:
                return Delivery("answer", answer)
            return Delivery(fault.kind, answer, fault.seconds)
