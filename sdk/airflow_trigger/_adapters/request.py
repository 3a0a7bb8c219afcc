"""One request: made from a generated operation without any I/O, and how its answer is read."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    NamedTuple,
    ParamSpec,
    Protocol,
    Self,
    TypeAlias,
    TypeVar,
    cast,
)

import httpx

from airflow_trigger._arguments import shown
from airflow_trigger.errors import InvalidRequest, NotFound, Where
from airflow_trigger.models import (
    JSON,
    Api,
    AssetEvent,
    DagParam,
    DagRun,
    RunRef,
    TaskRun,
    TriggerRequest,
)

if TYPE_CHECKING:
    from airflow_trigger.models import Dag, ServerInfo

logger = logging.getLogger("airflow_trigger")

T = TypeVar("T")
U = TypeVar("U")
T_co = TypeVar("T_co", covariant=True)
P = ParamSpec("P")

GENERATED = ("airflow_rest.v1.api.", "airflow_rest.v2.api.")
# What a path cannot have as the id of something: httpx, proxies and servers leave it out, and the
# request would be one for something else.
STEPS = frozenset({"", ".", ".."})


class RequestParts(Protocol):
    """What an operation sends, without the server's address and the credentials."""

    @property
    def method(self) -> str: ...

    @property
    def path(self) -> str: ...

    @property
    def params(self) -> Mapping[str, Any]: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def json(self) -> object: ...


class Operation(Protocol[P, T_co]):
    """A module of `airflow_rest.*.api`, with the types of its arguments and of its answer."""

    @property
    def __name__(self) -> str: ...

    def build_request(self, *args: P.args, **kwargs: P.kwargs) -> RequestParts: ...

    def parse_response(self, response: httpx.Response) -> T_co: ...


class Request(Generic[T_co]):
    """What is sent, how its answer is read, and what an error says of it.

    Args:
        api: The API that the request is for.
        url: The whole URL, without the query.
        parts: What the operation sends.
        parse: Reads a 2xx answer; raises ValueError, TypeError, KeyError or AttributeError if it is
            not what this operation gives.

    Attributes:
        operation: The client's method that the request belongs to; with `call` the operation.
        what: Completes "Could not …".
        not_found: What a 404 means that comes from Airflow and names the DAG or the run.
        permission: Completes "These credentials may lack …".
        conflict: What a 409 means.
        if_unread: What else there is to say if a 2xx response could not be read.
        is_authenticated: Whether credentials are sent along.
        timeout: The seconds that the next attempt may take, where that is less than the client's
            own timeout.
        request_id: The `X-Request-Id` of the last attempt; each attempt has its own.
        is_streamed: Whether the body of a 2xx response is left to be read piece by piece.
    """

    operation = ""
    what = ""
    dag_id: str | None = None
    run_id: str | None = None
    not_found: type[NotFound] = NotFound
    permission = "the permission for it"
    conflict = ""
    if_unread = ""
    is_authenticated = True
    timeout: float | None = None
    request_id: str | None = None
    is_streamed = False

    def __init__(
        self, api: Api, url: str, parts: RequestParts, parse: Callable[[httpx.Response], T_co]
    ) -> None:
        self.api: Api = api
        self.url = url
        self.method = parts.method
        self.params = parts.params
        self.headers = parts.headers
        self.json = parts.json
        self.parse = parse

    def about(
        self,
        what: str,
        *,
        operation: str,
        dag_id: str | None = None,
        run_id: str | None = None,
        not_found: type[NotFound] = NotFound,
        permission: str = permission,
    ) -> Self:
        """Set what errors and events say of the request."""
        self.what = what
        self.operation = operation
        self.dag_id = dag_id
        self.run_id = run_id
        self.not_found = not_found
        self.permission = permission
        return self

    def then(self, convert: Callable[[T_co], U]) -> Request[U]:
        """Convert what the response is parsed into; returns this request."""
        parse, converted = self.parse, cast(Request[U], self)

        def parse_and_convert(response: httpx.Response) -> U:
            return convert(parse(response))

        converted.parse = parse_and_convert
        return converted

    @property
    def where(self) -> Where:
        return Where(
            dag_id=self.dag_id,
            run_id=self.run_id,
            method=self.method,
            url=self.url,
            request_id=self.request_id,
        )


def operation_request(
    operation: Operation[P, T], base_url: str, /, *args: P.args, **kwargs: P.kwargs
) -> Request[T]:
    """The request of a generated operation, of either API.

    Raises:
        TypeError: It is something else, such as one of the operation's functions.
        ValueError: An id in its path would lead to something else.
        InvalidRequest: An argument can be in no path or no header.
    """
    full_name: object = getattr(operation, "__name__", None)
    is_generated = isinstance(full_name, str) and full_name.startswith(GENERATED)
    if not is_generated or not hasattr(operation, "build_request"):
        raise TypeError(
            "the operation to call must be a module of airflow_rest.v1.api or airflow_rest.v2.api, "
            f"such as airflow_rest.v2.api.variable.get_variable, not {shown(operation)}"
        )
    name = operation.__name__.rpartition(".")[2]
    api: Api = "v1" if operation.__name__.startswith("airflow_rest.v1.") else "v2"
    try:
        parts = operation.build_request(*args, **kwargs)
    except UnicodeEncodeError as problem:
        raise _not_unicode(name, problem) from None
    # The paths of v1's spec lack what those of v2's have.
    path = f"/api/v1{parts.path}" if api == "v1" else parts.path
    _check_path(name, path)
    _check_headers(name, parts.headers)
    return Request(api, base_url + path, parts, operation.parse_response)


def _check_path(operation: str, path: str) -> None:
    if not STEPS.isdisjoint(path.split("/")[1:]):
        raise ValueError(
            f"{operation} was not sent, because an id in its path is empty, '.' or '..': {path!r} "
            "would lead to something else"
        )


def _check_headers(operation: str, headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if not (value.isascii() and value.isprintable()) or value != value.strip():
            argument = name.lower().replace("-", "_")
            # The value itself may be a secret.
            problem = (
                f"{argument} goes into the header {name}, which can hold printable ASCII "
                "characters only, without a leading or trailing blank"
            )
            raise InvalidRequest(
                f"{operation} was not sent, because {problem}.", status=400, detail=problem
            )


def _not_unicode(name: str, problem: UnicodeEncodeError) -> InvalidRequest:
    return InvalidRequest(
        f"{name} was not sent, because an id in its path is not Unicode: {problem}.",
        status=400,
        detail=str(problem),
    )


class Unreadable(ValueError):
    """An answer that is not what was asked for; its text completes "because …"."""


class AnotherRun(Unreadable):
    """An answer that describes a different run than was asked for.

    It belongs to another request: of a process that shares the connection, or behind a proxy.
    """

    def __init__(self, run: DagRun) -> None:
        super().__init__(f"it tells of run {run.run_id!r} of DAG {run.dag_id!r}")


def same_run(run: DagRun, dag_id: str, run_id: str, *, is_exact: bool = False) -> DagRun:
    """Raises AnotherRun for a run of another name.

    A database that ignores case finds a run by a name with other capital letters.
    """
    for given, wanted in ((run.run_id, run_id), (run.dag_id, dag_id)):
        if given != wanted and (is_exact or given.casefold() != wanted.casefold()):
            raise AnotherRun(run)
    return run


def aware_date(text: str | None) -> datetime | None:
    """A date that a spec declares as plain text; None if it is not an aware one."""
    try:
        date = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return None if date.utcoffset() is None else date


def dag_params(dag_id: str, read: Callable[[], Mapping[str, Any] | None]) -> dict[str, DagParam]:
    """The params of a DAG; none if the response has no readable params."""
    try:
        params = read() or {}
    except AttributeError:
        # Refusing every trigger would be worse: the server checks the conf itself.
        logger.warning(
            "The params of DAG %r could not be read: its conf is only checked to be JSON.", dag_id
        )
        return {}
    return {name: dag_param(param) for name, param in params.items()}


def dag_param(value: object) -> DagParam:
    """One param of a DAG: its value, schema and description, or its bare default."""
    if not isinstance(value, dict):
        return DagParam(default=cast(Any, value), schema={})
    fields = cast(dict[str, Any], value)
    schema, description = fields.get("schema"), fields.get("description")
    # A schema may be a boolean too: false takes no value, true any.
    not_a_mapping: Mapping[str, JSON] = {"not": {}} if schema is False else {}
    return DagParam(
        default=fields.get("value"),
        schema=cast(Mapping[str, JSON], schema) if isinstance(schema, Mapping) else not_a_mapping,
        description=description if isinstance(description, str) else None,
    )


class XComRef(NamedTuple):
    """One XCom of a task.

    Attributes:
        map_index: None for a task that is not mapped.
    """

    run: RunRef
    task_id: str
    key: str
    map_index: int | None = None


def same_xcom(wanted: XComRef, *, key: str | None, task_id: str | None) -> None:
    """Raises Unreadable for an answer that describes another XCom, or a list of them."""
    for given, asked in ((key, wanted.key), (task_id, wanted.task_id)):
        if given is None or given.casefold() != asked.casefold():
            raise Unreadable(f"it tells of {given!r} and not of {asked!r}")


# The keys in an event's `extra` that are not the caller's: what `emit` recognizes an event by, and
# what Airflow adds.
MARK = "airflow_trigger_mark"
FROM_API = "from_rest_api"


class Asset(NamedTuple):
    """An asset, or on Airflow 2 a dataset."""

    id: int
    uri: str


class AssetPage(NamedTuple):
    """One page of a list of assets.

    Attributes:
        total: How many rows there are on all pages, or more, if the server says so.
    """

    assets: list[Asset]
    total: int | None


class EventPage(NamedTuple):
    """One page of a list of asset events.

    Attributes:
        total: How many rows there are on all pages, if the server says so.
    """

    events: list[AssetEvent]
    total: int | None


def asset_event(
    extra: Mapping[str, Any] | None,
    *,
    event_id: int,
    asset_id: int,
    uri: str,
    timestamp: datetime,
    runs: Iterable[RunRef | None],
) -> AssetEvent:
    """An event as the server describes it; runs without their ids are left out."""
    fields = dict(extra or {})
    mark = fields.pop(MARK, None)
    fields.pop(FROM_API, None)
    return AssetEvent(
        id=event_id,
        asset_id=asset_id,
        uri=uri,
        timestamp=timestamp,
        extra=fields,
        mark=mark if isinstance(mark, str) else None,
        created_runs=tuple(run for run in runs if run is not None),
    )


def same_event(event: AssetEvent, extra: Mapping[str, JSON]) -> AssetEvent:
    """Raises Unreadable for an event with another mark."""
    if event.mark != extra[MARK]:
        raise Unreadable(f"it tells of event {event.id}, which has another {MARK}")
    return event


def uri_pattern(uri: str) -> str:
    r"""A pattern that the URI matches, whatever the server takes for special.

    `%` and `_` of SQL stand for anything, themselves included; `\` escapes, and Airflow 3 takes
    `|` for "or".
    """
    return uri.replace("\\", "_").replace("|", "_")


# The id of a run that no server creates on request: ids of its own scheduler begin so.
NEVER_CREATED = "scheduled__airflow_trigger_doctor"


class RunFilter(NamedTuple):
    """Which runs to list; None for all DAGs, and for no bound."""

    dag_id: str | None = None
    states: Sequence[str] = ()
    since: datetime | None = None


class BatchFilter(NamedTuple):
    """Which runs of several DAGs to list, and in which order."""

    dag_ids: Sequence[str]
    states: Sequence[str]
    order_by: str


class RunPage(NamedTuple):
    """One page of a list of runs.

    Attributes:
        total: How many rows there are on all pages, if the server says so.
    """

    runs: list[DagRun]
    total: int | None


class TaskPage(NamedTuple):
    """One page of a list of tasks.

    Attributes:
        total: How many rows there are on all pages, if the server says so.
    """

    tasks: list[TaskRun]
    total: int | None


# A task of a run: its id, and its index if it is mapped.
TaskKey: TypeAlias = "tuple[str, int | None]"


class Clear(NamedTuple):
    """Which tasks of a run to clear.

    Attributes:
        tasks: None for all. Airflow 2 clears all indexes of a mapped task.
        has_downstream: Whether everything downstream of them is cleared too.
        only_failed: Whether, of all these, only those that are `failed` or `upstream_failed` are.
    """

    tasks: Sequence[TaskKey] | None = None
    has_downstream: bool = False
    only_failed: bool = False


class LogBody(NamedTuple):
    """The answer to a request for a log, whose body is still to be read.

    Attributes:
        problem: Why it is no log; None if it is one.
    """

    response: httpx.Response
    problem: str | None


def log_request(request: Request[object], media_type: str) -> Request[LogBody]:
    """Ask for a log as a stream of this type, which the generated operations do not know."""

    def begun(response: httpx.Response) -> LogBody:
        given: str = response.headers.get("content-type", media_type).partition(";")[0].strip()
        if response.status_code != 200:
            return LogBody(response, "it is not the whole log")
        is_log = given.lower() == media_type
        return LogBody(response, None if is_log else f"its content is {given}, not {media_type}")

    # A log that is compressed may arrive as hundreds of MB in one piece.
    accepted = {"Accept": media_type, "Accept-Encoding": "identity"}
    request.headers = {**request.headers, **accepted}
    request.is_streamed = True
    streamed = cast(Request[LogBody], request)
    streamed.parse = begun
    return streamed


class ListedDag(NamedTuple):
    """What a list of DAGs tells of one."""

    dag_id: str
    is_stale: bool
    has_import_errors: bool


class DagPage(NamedTuple):
    """One page of a list of DAGs.

    Attributes:
        total: How many rows there are on all pages, if the server says so.
    """

    dags: list[ListedDag]
    total: int | None


class Component(NamedTuple):
    """A part of Airflow, as its health check tells of it.

    Attributes:
        status: None if the server does not say, as before the part was ever started.
        heartbeat: The last sign of life; None if there was none.
        detailed_status: "healthy", "degraded" or "down"; None before Airflow 3.4.
    """

    status: str | None
    heartbeat: datetime | None
    detailed_status: str | None = None

    @property
    def is_degraded(self) -> bool:
        """Whether it is alive, and not for all bundles or teams: for some, or for none of them."""
        return self.status == "healthy" and self.detailed_status in ("degraded", "down")

    @property
    def is_down(self) -> bool:
        """Whether it was alive, and is not any more."""
        return self.status not in (None, "healthy") and self.heartbeat is not None


class Health(NamedTuple):
    """The health of a server."""

    scheduler: Component
    dag_processor: Component
    triggerer: Component


class Pool(NamedTuple):
    """A pool of slots for tasks.

    Attributes:
        slots: How many there are; -1 for any number.
    """

    name: str
    slots: int
    occupied: int
    running: int
    queued: int
    open: int


class Dependency(NamedTuple):
    """What Airflow itself says keeps a task from being queued."""

    name: str
    reason: str


class DeclaredTask(NamedTuple):
    """A task of a DAG, apart from any run.

    Attributes:
        retry_delay: The pause before the first retry.
        is_delay_growing: Whether the pause grows with each try.
    """

    task_id: str
    downstream: Sequence[str]
    retry_delay: timedelta | None
    is_delay_growing: bool


class ImportProblem(NamedTuple):
    """Why the file of a DAG could not be imported."""

    filename: str
    stack_trace: str


class Adapter(Protocol):
    """What the flows ask of an API version."""

    @property
    def api(self) -> Api: ...

    def version(self) -> Request[ServerInfo]: ...

    def trigger(
        self, wanted: TriggerRequest, run_id: str, conf: Mapping[str, JSON], *, drain: bool
    ) -> Request[DagRun]:
        """Start a run; the one that the answer describes was created by it.

        `drain` puts the DAG into the state "draining" along with it; Airflow 3.4 and later.
        """
        ...

    def trigger_nothing(self, dag_id: str) -> Request[object]:
        """Ask for a run that every version refuses as invalid, if it permits a run at all."""
        ...

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]: ...

    def list_runs(self, wanted: RunFilter, *, limit: int, offset: int) -> Request[RunPage]: ...

    def list_batch(self, wanted: BatchFilter, *, limit: int, offset: int) -> Request[RunPage]: ...

    def list_tasks(
        self, ref: RunRef, states: Sequence[str | None], *, limit: int, offset: int
    ) -> Request[TaskPage]:
        """List the tasks of a run in these states, or in any if there are none."""
        ...

    def get_task(self, ref: RunRef, task_id: str) -> Request[TaskRun]:
        """Read a task that is not mapped, or not yet: one with indexes is not found."""
        ...

    def list_mapped(
        self, ref: RunRef, task_id: str, *, limit: int, offset: int
    ) -> Request[TaskPage]:
        """List the indexes of a mapped task; one that is not mapped is not found."""
        ...

    def xcom(self, wanted: XComRef) -> Request[JSON]: ...

    def cancel(self, ref: RunRef) -> Request[DagRun]:
        """Set a run to failed, whatever its state."""
        ...

    def clear(self, ref: RunRef, wanted: Clear, *, dry_run: bool) -> Request[list[TaskKey]]:
        """Clear tasks of a run, so that they run again.

        Gives the tasks that were cleared, or would be; Airflow 2 gives a mapped task once for each
        index, and no index. An `ExternalTaskMarker` may clear tasks of other runs as well, which
        are left out.
        """
        ...

    def dependencies(self, task: TaskRun) -> Request[list[Dependency]]:
        """What keeps a task that is not queued yet from being queued; Airflow 2.10 and later."""
        ...

    def declared_tasks(self, dag_id: str) -> Request[list[DeclaredTask]]: ...

    def log(self, task: TaskRun, try_number: int) -> Request[LogBody]:
        """Read the log of a try; the answer is left to be read piece by piece."""
        ...

    def dag(self, dag_id: str) -> Request[Dag]: ...

    def list_dags(self, pattern: str | None, *, limit: int, offset: int = 0) -> Request[DagPage]:
        """List DAGs whose ids contain the pattern (`%` stands for anything), stale ones too."""
        ...

    def pause(self, dag_id: str, *, is_paused: bool) -> Request[object]: ...

    def drain(self, dag_id: str) -> Request[object]:
        """Let unfinished runs of a DAG go on until it pauses itself; Airflow 3.4 and later."""
        ...

    def list_assets(self, uri: str, *, limit: int, offset: int) -> Request[AssetPage]:
        """List assets, among them the one with this URI if it exists."""
        ...

    def create_event(
        self, uri: str, asset_id: int | None, extra: Mapping[str, JSON]
    ) -> Request[AssetEvent]:
        """Record an event of an asset; Airflow 2 takes its URI, Airflow 3 its id."""
        ...

    def list_events(self, asset: Asset, *, limit: int, offset: int) -> Request[EventPage]:
        """List the events of an asset, the newest first."""
        ...

    def import_problems(self, *, limit: int) -> Request[list[ImportProblem]]:
        """List the import errors, the newest first."""
        ...

    def pool(self, name: str) -> Request[Pool]: ...

    def health(self) -> Request[Health]: ...
