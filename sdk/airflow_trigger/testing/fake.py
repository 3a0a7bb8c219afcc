"""The fake Airflow server, and the methods with which a test sets it up and inspects it."""

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
    """A fake Airflow server for tests, without sockets, threads or a database.

    It responds like a server of the given Airflow version; its responses are tested against
    recordings of real servers. DAGs execute nothing: a run stays queued until the test advances
    it, or advances by itself after `runs_take`. It can be shared between threads.

    Args:
        api: The API version: "v1" for Airflow 2, "v2" for Airflow 3. None: that of `version`.
        version: The Airflow version to imitate, such as "2.11.2" or "3.4.0b2". None: the newest
            known release of the API; a pre-release has to be named.
        auth_manager: The auth manager, which handles logins and permissions: "simple" (the default
            of Airflow 3), "fab" or "keycloak". None: "simple" on Airflow 3, "fab" on Airflow 2,
            which has no other.
        auth_backend: The API auth backend of Airflow 2: "basic_auth" or "session". "session" is
            Airflow's own default, and accepts no credentials in requests. None: "basic_auth".
        token_lifetime: The lifetime in seconds of a token from a login on Airflow 3. With
            "keycloak": the lifetime of the Keycloak token inside it; the outer token is valid for a
            day. None: the servers' defaults, a day and 5 minutes.
        allowed_run_id_pattern: The setting `[scheduler] allowed_run_id_pattern`. None: Airflow's
            default. A client that uses other run ids needs the same pattern.

    Attributes:
        url: The base URL that the clients use. Nothing listens there.
        transport: A transport for `httpx.Client`, `httpx.AsyncClient` and your own clients.
        username: The name of a user with all permissions.
        password: The password of that user.
        auth_manager: The auth manager in use.

    Raises:
        ValueError: The version is unknown, does not have that API, auth manager or auth backend, or
            the pattern is not a regular expression.

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
        """Create a client of the fake that has valid credentials and retries without delay.

        Args:
            **settings: Arguments of `AirflowClient`; see `ClientSettings`.

        Returns:
            The client. Use it as a context manager, or close it.

        >>> with FakeAirflow().client(conf_check="json") as airflow:
        ...     airflow.server().version
        '3.3.2'
        """
        return AirflowClient(self.url, transport=self._way(settings), **self._settings(settings))

    def async_client(self, **settings: Unpack[ClientSettings]) -> AsyncAirflowClient:
        """Create an `AsyncAirflowClient` of the fake that has valid credentials.

        Like the client that `client` returns, it retries without delay.

        Args:
            **settings: Arguments of `AsyncAirflowClient`; see `ClientSettings`.

        Returns:
            The client. Use it with `async with`, or close it.

        >>> import asyncio
        >>> async def version() -> str | None:
        ...     async with FakeAirflow().async_client() as airflow:
        ...         return (await airflow.server()).version
        >>> asyncio.run(version())
        '3.3.2'
        """
        transport = self._way(settings)
        return AsyncAirflowClient(self.url, transport=transport, **self._settings(settings))

    def _settings(self, settings: ClientSettings) -> ClientSettings:
        auth = PasswordAuth(self.username, self.password)
        return {"auth": auth, "retry": RetryPolicy(backoff=0), **settings}

    def _way(self, settings: ClientSettings) -> FakeTransport:
        """The transport: it adds the gateway's token, unless the test passes its own `auth`."""
        return self.transport if "auth" in settings else FakeTransport(self._admit, self.advance)

    def _admit(self, request: ReceivedRequest) -> Delivery:
        front = self._front
        return self.deliver(request if front is None else front.admits(request))

    def serving(self, *, port: int = 0) -> AbstractContextManager[str]:
        """Serve the fake over HTTP on 127.0.0.1 during a `with` block.

        Args:
            port: The port. 0: any free port.

        Returns:
            A context manager that returns the URL of the server.

        Raises:
            TypeError: The port is not an int.
            ValueError: The port is negative.

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
        """Add a DAG, or replace one and keep its runs.

        Args:
            dag_id: The id of the DAG, or a typed DAG, which supplies the params too.
            params: The params: name → JSON Schema, with a "default" unless the param is required;
                or name → `DagParam`, as `AirflowClient.dag` returns it. The values have the type
                `ParamDeclaration`; the annotation is wider because type checkers infer no precise
                type for most dictionaries of schemas.
            is_paused: Whether the DAG is paused, so its runs stay queued.
            start_date: The start date, with a time zone.
            schedule: The schedule, a cron expression. The fake starts no scheduled runs.
            description: The description of the DAG.
            owners: The owners of the DAG.
            tags: The tags of the DAG.
            is_partitioned: Whether runs of the DAG accept a `partition_key`.
            has_import_errors: Whether the file of the DAG cannot be imported. Triggers fail.
            is_stale: Whether the file of the DAG was removed or is no longer parsed. Triggers fail,
                and Airflow 2 returns no details of the DAG.
            tasks: The tasks: either task ids, each running after the one before, or task id → the
                ids of its upstream tasks. None: the tasks that the test names later, such as in
                `fail`, in that order; if it names none, a single task "task".
            max_active_runs: The setting of the DAG, which `why` reports. The test can start more
                runs.
            returns: Task id → the return value (XCom) of the task whenever it succeeds. Use
                `push_xcom` for other keys, mapped tasks and single runs.
            bundle_versions: The versions of the DAG bundle that contain the DAG, the oldest first,
                as in a Git bundle. A run uses the last one; from Airflow 3.4, a trigger may select
                another. Airflow 2 has none.
            team_name: The team that the DAG belongs to, shown from Airflow 3.4.

        Raises:
            ValueError: The start date is naive, the id is not valid for a DAG, or the tasks form a
                cycle or depend on an unknown task.
            TypeError: The declaration of a param is not JSON, or an argument has the wrong type.
            jsonschema.SchemaError: A param's schema is not a valid JSON Schema.

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
        """Return the confs of all runs of a DAG, in the order in which they were created.

        Args:
            dag_id: The id of the DAG, or a typed DAG.

        Raises:
            ValueError: The DAG was not added.

        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> fake.triggered("sales")
        []
        """
        dag_id = id_of(dag_id)
        with self._lock:
            self._airflow.refuse_unknown(dag_id)
            return [dict(run.conf) for run in self._airflow.runs if run.dag_id == dag_id]

    def runs(self, dag_id: AnyDag) -> list[DagRun]:
        """Return the runs of a DAG as a client would read them now, in the order of creation.

        Args:
            dag_id: The id of the DAG, or a typed DAG.

        Raises:
            ValueError: The DAG was not added.

        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> with fake.client() as airflow:
        ...     run = airflow.trigger("sales")
        >>> [str(run.state) for run in fake.runs("sales")]
        ['queued']
        """
        dag_id = id_of(dag_id)
        with self._lock:
            self._airflow.refuse_unknown(dag_id)
            return [self._shown(run) for run in self._airflow.runs if run.dag_id == dag_id]

    def requests(self, target: Target = "any") -> list[ReceivedRequest]:
        """Return the requests that the fake received, the oldest first.

        Args:
            target: The operation of the requests to return, such as "trigger", "runs" or "dag"; see
                `Target`. "any": all requests.

        Raises:
            ValueError: The target is unknown.

        >>> fake = FakeAirflow()
        >>> fake.add_dag("sales")
        >>> with fake.client() as airflow:
        ...     run = airflow.trigger("sales")
        >>> [request.method for request in fake.requests("trigger")]
        ['POST']
        """
        refuse_other("target", target, Target)
        with self._lock:
            return [request for request in self._received if request.is_for(target)]

    @property
    def now(self) -> datetime:
        """The time of the fake's clock, which is the machine's time plus all calls of `advance`."""
        return self._airflow.now

    def advance(self, seconds: float) -> None:
        """Move the fake's clock forward, so that tokens expire and runs with a later date start.

        Args:
            seconds: By how many seconds.

        Raises:
            ValueError: The number of seconds is negative.

        >>> fake = FakeAirflow()
        >>> before = fake.now
        >>> fake.advance(3_600)
        >>> (fake.now - before).total_seconds() >= 3_600
        True
        """
        must_not_be_negative("seconds", seconds)
        with self._lock:
            self._airflow.advance(seconds)

    def respond(self, method: str, path: str, *, json: JSON, status: int = 200) -> None:
        """Set a fixed response, for operations that the fake does not implement.

        Args:
            method: The HTTP method, such as "GET".
            path: The full path, such as "/api/v2/variables/region".
            json: The body of the response.
            status: The status of the response.

        Raises:
            TypeError: An argument has the wrong type.
            ValueError: The path does not begin with a slash, or the status is less than 200.

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
        """Process a request and return the response, or the queued fault; for custom transports."""
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
    """The auth manager in use. Raises ValueError if the API has no such auth manager or backend."""
    if wanted is not None:
        refuse_other("auth_manager", wanted, AuthManager)
    if backend is not None:
        refuse_other("auth_backend", backend, AuthBackend)
    if api == "v2" and backend is not None:
        raise ValueError("auth_backend is for Airflow 2 only; use auth_manager on Airflow 3")
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
            f"{dag_id!r:.60} is not a valid DAG id: Airflow allows up to {LONGEST_ID} letters, "
            "digits, dashes, dots and underscores"
        )


def _check_start(start_date: datetime) -> None:
    must_be_date("start_date", start_date)
    if start_date.utcoffset() is None:
        raise ValueError(f"The start date {start_date.isoformat()} has no time zone")
