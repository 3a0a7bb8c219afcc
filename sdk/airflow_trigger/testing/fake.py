"""The fake itself: what a test says to it, and what it asks it afterwards."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Unpack

from airflow_trigger._arguments import (
    LONGEST_ID,
    must_be_a,
    must_be_bool,
    must_be_count,
    must_be_date,
    must_be_id,
    must_be_iterable,
    must_be_positive,
    must_be_text,
    must_not_be_negative,
    refuse_other,
)
from airflow_trigger._flows.run_ids import DEFAULT_PATTERN, RunIdRule
from airflow_trigger.async_client import AsyncAirflowClient
from airflow_trigger.auth.password import PasswordAuth
from airflow_trigger.client import AirflowClient
from airflow_trigger.errors import ConfigError
from airflow_trigger.models import JSON, Api, DagRun, id_of
from airflow_trigger.retry import RetryPolicy
from airflow_trigger.testing._access import Access, AuthBackend, AuthManager
from airflow_trigger.testing._assets import Assets
from airflow_trigger.testing._controls import RunControls
from airflow_trigger.testing._faults import Delivery, Faults
from airflow_trigger.testing._gateway import Front, GatewayOrders
from airflow_trigger.testing._graph import Graph
from airflow_trigger.testing._logins import Logins
from airflow_trigger.testing._orders import FaultOrders
from airflow_trigger.testing._params import Param
from airflow_trigger.testing._settings import ClientSettings
from airflow_trigger.testing._state import NEWEST, Airflow, FakeDag, api_of
from airflow_trigger.testing._surroundings import Surroundings
from airflow_trigger.testing._tasks import as_json
from airflow_trigger.testing._transport import FakeTransport
from airflow_trigger.testing._v1 import V1Server
from airflow_trigger.testing._v2 import V2Server
from airflow_trigger.testing._wire import Answer, ReceivedRequest, Target, json_answer
from airflow_trigger.typed import AnyDag, TypedDag

URL = "https://airflow.test"
DAG_ID = re.compile(r"[\w.-]+")


class FakeAirflow(Logins, GatewayOrders, FaultOrders, RunControls, Surroundings):
    """An Airflow server without sockets, threads and databases, for tests.

    It answers like the version that it claims to be; a suite of tests holds its answers against
    those of real servers. Its DAGs run nothing: a run is queued until the test says otherwise, or
    goes on by itself after `runs_take`. Safe to share between threads.

    Args:
        api: The API that it speaks: "v1" is Airflow 2, "v2" is Airflow 3. None: that of the
            version.
        version: The version that it claims to be, such as "2.11.2" or "3.4.0b2". None: the newest
            that speaks the API and is no pre-release.
        auth_manager: Who decides who may do what, and takes the logins: "simple", which Airflow 3
            comes with, "fab", or "keycloak". None: "simple"; "fab" is the only one of Airflow 2.
        auth_backend: What Airflow 2 takes: "basic_auth" (None), or "session", which it comes with,
            and to which no credentials are right.
        token_lifetime: For how many seconds a token is good that a login on Airflow 3 gives. With
            "keycloak": the token of Keycloak inside that token, which itself is good for a day.
            None: the servers' defaults, a day and 5 minutes.
        allowed_run_id_pattern: Its `[scheduler] allowed_run_id_pattern`; None: Airflow's own. A
            client that is to use other run ids needs the same.

    Attributes:
        url: The address that the clients use; nothing listens there.
        transport: For an `httpx.Client`, an `httpx.AsyncClient` or a client of your own making.
        username: The name of a user who may do everything.
        password: For the login of that user.
        auth_manager: The one that it has.

    Raises:
        ValueError: The version does not speak that API or is none, or has no such auth manager or
            backend; or the pattern is no regular expression.

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
        auth_manager: AuthManager | None = None,
        auth_backend: AuthBackend | None = None,
        token_lifetime: float | None = None,
        allowed_run_id_pattern: str | None = None,
    ) -> None:
        if api is not None:
            refuse_other("api", api, Api)
        self.version: str = NEWEST[api or "v2"] if version is None else version
        self.api: Api = api_of(self.version)
        if api not in (None, self.api):
            raise ValueError(f"Airflow {self.version} speaks {self.api}, not {api}")
        self.auth_manager: AuthManager = _manager(self.api, auth_manager, auth_backend)
        self.url = URL
        self.username = "admin"
        self.password = "admin-password"  # noqa: S105 - of a server that is none
        access = Access(self.auth_manager, auth_backend or "basic_auth", _lifetime(token_lifetime))
        self._airflow = Airflow(self.version, access, _checked(allowed_run_id_pattern))
        self._assets = Assets(self._airflow)
        server = V1Server if self.api == "v1" else V2Server
        self._server = server(self._airflow, self._assets)
        self._faults = Faults()
        self._received: list[ReceivedRequest] = []
        self._responses: dict[tuple[str, str], Answer] = {}
        self._lock = threading.RLock()
        self._front: Front | None = None
        self.transport: FakeTransport = FakeTransport(self.deliver, self.advance)
        self.add_user(self.username, self.password)

    def __repr__(self) -> str:
        return f"FakeAirflow(version={self.version!r}, auth_manager={self.auth_manager!r})"

    def client(self, **settings: Unpack[ClientSettings]) -> AirflowClient:
        """A client of the fake that is logged in, and does not pause before it tries again.

        Args:
            **settings: Those of `AirflowClient`.

        >>> with FakeAirflow().client(conf_check="json") as airflow:
        ...     airflow.server().version
        '3.3.2'
        """
        return AirflowClient(self.url, transport=self._way(settings), **self._settings(settings))

    def async_client(self, **settings: Unpack[ClientSettings]) -> AsyncAirflowClient:
        """The same as `client`, for `AsyncAirflowClient`."""
        transport = self._way(settings)
        return AsyncAirflowClient(self.url, transport=transport, **self._settings(settings))

    def _settings(self, settings: ClientSettings) -> ClientSettings:
        auth = PasswordAuth(self.username, self.password)
        return {"auth": auth, "retry": RetryPolicy(backoff=0), **settings}

    def _way(self, settings: ClientSettings) -> FakeTransport:
        """Through the gateway, which may come later, but for a test of credentials."""
        return self.transport if "auth" in settings else FakeTransport(self._admit, self.advance)

    def _admit(self, request: ReceivedRequest) -> Delivery:
        front = self._front
        return self.deliver(request if front is None else front.admits(request))

    def serving(self, *, port: int = 0) -> AbstractContextManager[str]:
        """Serve the fake on 127.0.0.1 for the time of a `with` block, which gets the URL.

        Args:
            port: 0 takes any that is free.

        Raises:
            TypeError, ValueError: It is no port.

        >>> import httpx
        >>> with FakeAirflow().serving() as url:
        ...     httpx.get(f"{url}/api/v2/version").json()["version"]
        '3.3.2'
        """
        from airflow_trigger.testing.http_server import serving

        must_be_count("port", port, least=0)
        return serving(self, port=port)

    def add_dag(
        self,
        dag_id: AnyDag,
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
        tasks: Iterable[str] | Mapping[str, Iterable[str]] | None = None,
        max_active_runs: int = 16,
        returns: Mapping[str, JSON] | None = None,
        bundle_versions: Iterable[str] = (),
        team_name: str | None = None,
    ) -> None:
        """Add a DAG, or replace one; its runs stay.

        Args:
            dag_id: Its name, or a typed DAG, which has the params.
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
            tasks: Task ids, each of a task that runs after the one before; or task id → ids of
                those that it runs after. None: those that the test names later, such as in `fail`,
                in the order in which it does; one, "task", if it names none.
            max_active_runs: How many of its runs may be running at once; what `why` shows. The
                fake starts more, if the test says so.
            returns: Task id → what the task returns whenever it succeeds, as an XCom. For other
                keys, mapped tasks and single runs there is `push_xcom`.
            bundle_versions: The versions of its bundle in which it is, the oldest first, as a
                bundle of git has. A run has the last one; from Airflow 3.4 on a trigger may name
                another. Airflow 2 has none.
            team_name: The team that it is of, which Airflow shows from 3.4 on.

        Raises:
            ValueError: The start date is naive, no DAG can have that name, or the tasks wait for
                each other or for one that is not there.
            TypeError: A param is declared by something that is not JSON, or an argument is of
                another type.
            jsonschema.SchemaError: A schema of the params is none.

        >>> FakeAirflow().add_dag(
        ...     "sales", params={"region": {"type": "string", "default": "eu"}, "day": {}}
        ... )
        >>> FakeAirflow().add_dag("orders", tasks={"a": (), "b": (), "both": ("a", "b")})
        """
        if isinstance(dag_id, TypedDag):
            params = dag_id.params if params is None else params
        dag_id = id_of(dag_id)
        _check_dag_id(dag_id)
        if start_date is not None:
            _check_start(start_date)
        if params is not None:
            must_be_a(Mapping, "params", params, called="a mapping of names to JSON Schemas")
        must_be_iterable("owners", owners, of="str")
        must_be_iterable("tags", tags, of="str")
        must_be_iterable("bundle_versions", bundle_versions, of="str")
        must_be_bool("is_paused", is_paused)
        dag = FakeDag(
            dag_id,
            {name: Param.of(name, declared) for name, declared in (params or {}).items()},
            state="paused" if is_paused else "active",
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
            graph=Graph.of(tasks),
            max_active_runs=max_active_runs,
            returns={task_id: as_json(value) for task_id, value in (returns or {}).items()},
            bundle_versions=tuple(bundle_versions),
            team_name=team_name,
        )
        with self._lock:
            self._airflow.dags[dag_id] = dag

    def triggered(self, dag_id: AnyDag) -> list[dict[str, JSON]]:
        """The confs of the runs of a DAG that were started, in the order in which they were.

        Raises:
            ValueError: There is no such DAG.
        """
        dag_id = id_of(dag_id)
        with self._lock:
            self._airflow.refuse_unknown(dag_id)
            return [dict(run.conf) for run in self._airflow.runs if run.dag_id == dag_id]

    def runs(self, dag_id: AnyDag) -> list[DagRun]:
        """The runs of a DAG as a client would read them now, in the order of their start.

        Raises:
            ValueError: There is no such DAG.
        """
        dag_id = id_of(dag_id)
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

    @property
    def now(self) -> datetime:
        """The time on the fake's clock, which goes as that of the machine; see `advance`."""
        return self._airflow.now

    def advance(self, seconds: float) -> None:
        """Put the fake's clock forward: tokens expire, and runs that wait for a time may start."""
        must_not_be_negative("seconds", seconds)
        with self._lock:
            self._airflow.advance(seconds)

    def respond(self, method: str, path: str, *, json: JSON, status: int = 200) -> None:
        """Give a fixed answer, for the operations that the fake does not know by itself.

        Args:
            method: Such as "GET".
            path: The whole path, such as "/api/v2/variables/region".
            json: The body of the answer.
            status: Its status.

        Raises:
            TypeError, ValueError: An argument is of another type, or the path is not a whole one.

        >>> fake = FakeAirflow()
        >>> fake.respond("GET", "/api/v2/variables", json={"variables": [], "total_entries": 0})
        """
        must_be_text("method", method)
        must_be_text("path", path)
        if not path.startswith("/"):
            raise ValueError(f"path must begin with a slash, such as '/api/v2/pools', not {path!r}")
        must_be_count("status", status, least=200)
        with self._lock:
            self._responses[method.upper(), path] = json_answer(status, json)

    def deliver(self, request: ReceivedRequest) -> Delivery:
        """Answer a request, unless a fault was ordered for it; for transports of your own."""
        with self._lock:
            front = self._front
            if front is None:
                return self._arrived(request)
            refusal = front.refuses(request)
            if refusal is not None:
                return Delivery("answer", refusal)
            passed = front.passes_on(request, self._authorization)
            return front.passes_back(self._arrived(passed))

    def _arrived(self, request: ReceivedRequest) -> Delivery:
        fault = self._faults.take(request)
        if fault is not None and fault.kind == "refuse":
            return Delivery("refuse")
        self._received.append(request)
        if fault is not None and fault.kind == "answer":
            return Delivery("answer", fault.answer)
        before = self._airflow.kept() if fault and fault.kind == "forget" else None
        fixed = self._responses.get((request.method, request.path))
        answer = fixed or self._server.answer(request)
        if before is not None:
            self._airflow.runs[:] = before
        if fault is None or fault.kind == "forget":
            return Delivery("answer", answer)
        return Delivery(fault.kind, answer, fault.seconds)


def _manager(api: Api, wanted: AuthManager | None, backend: AuthBackend | None) -> AuthManager:
    """The auth manager, unless Airflow has no such one, or no such backend."""
    if wanted is not None:
        refuse_other("auth_manager", wanted, AuthManager)
    if backend is not None:
        refuse_other("auth_backend", backend, AuthBackend)
    if api == "v2" and backend is not None:
        raise ValueError("auth_backend is of Airflow 2; Airflow 3 has an auth_manager in its place")
    if api == "v1" and wanted not in (None, "fab"):
        raise ValueError(f"Airflow 2 has the auth manager 'fab' only, not {wanted!r}")
    return wanted or ("fab" if api == "v1" else "simple")


def _lifetime(seconds: float | None) -> timedelta | None:
    if seconds is None:
        return None
    must_be_positive("token_lifetime", seconds)
    return timedelta(seconds=seconds)


def _checked(pattern: str | None) -> str:
    if pattern is None:
        return DEFAULT_PATTERN
    try:
        RunIdRule(pattern)
    except ConfigError as problem:
        raise ValueError(str(problem)) from None
    return pattern


def _check_dag_id(dag_id: str) -> None:
    must_be_id("dag_id", dag_id)
    if not DAG_ID.fullmatch(dag_id) or len(dag_id) > LONGEST_ID:
        raise ValueError(
            f"No DAG can have the name {dag_id!r:.60}: Airflow allows {LONGEST_ID} letters, "
            "digits, dashes, dots and underscores"
        )


def _check_start(start_date: datetime) -> None:
    must_be_date("start_date", start_date)
    if start_date.utcoffset() is None:
        raise ValueError(f"The start date {start_date.isoformat()} has no time zone")
