"""The interface between flows and adapters: the values of requests and responses, and `Adapter`."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias, cast

from airflow_trigger._adapters.request import Request, Unreadable
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
    from airflow_trigger._adapters.request import LogBody
    from airflow_trigger.models import Dag, ServerInfo

logger = logging.getLogger("airflow_trigger")


def aware_date(text: str | None) -> datetime | None:
    """A date that a spec declares as plain text; None if it is not an aware date."""
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
    # A schema may be a boolean too: false allows no value, true any value.
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
    """Raises Unreadable for a response that describes another XCom, or a list of XComs."""
    for given, asked in ((key, wanted.key), (task_id, wanted.task_id)):
        if given is None or given.casefold() != asked.casefold():
            raise Unreadable(f"it describes {given!r}, not {asked!r}")


# The keys in an event's `extra` that are not the caller's: by the first one `emit` recognizes an
# event, the second one is added by Airflow.
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
        raise Unreadable(f"it describes event {event.id}, which has another {MARK}")
    return event


def uri_pattern(uri: str) -> str:
    r"""A pattern that the URI matches, whichever characters are special to the server.

    In SQL, `%` and `_` match anything, themselves included; `\` escapes, and in Airflow 3 `|` means
    "or".
    """
    return uri.replace("\\", "_").replace("|", "_")


# A run id that no server accepts: only ids of its own scheduler start like this.
NEVER_CREATED = "scheduled__airflow_trigger_doctor"


class RunFilter(NamedTuple):
    """Which runs to list; `dag_id` None: of all DAGs, `since` None: no limit."""

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


class ListedDag(NamedTuple):
    """A DAG, as a list of DAGs describes it."""

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
    """A component of Airflow, as the health check describes it.

    Attributes:
        status: None if the server does not say, as before the component was ever started.
        heartbeat: The last heartbeat; None if there was none.
        detailed_status: "healthy", "degraded" or "down"; None before Airflow 3.4.
    """

    status: str | None
    heartbeat: datetime | None
    detailed_status: str | None = None

    @property
    def is_degraded(self) -> bool:
        """Whether it is alive, but only for some bundles or teams, or for none of them."""
        return self.status == "healthy" and self.detailed_status in ("degraded", "down")

    @property
    def is_down(self) -> bool:
        """Whether it was alive, and no longer is."""
        return self.status not in (None, "healthy") and self.heartbeat is not None


class Health(NamedTuple):
    """The health of a server."""

    scheduler: Component
    dag_processor: Component
    triggerer: Component


class Pool(NamedTuple):
    """A pool of slots for tasks.

    Attributes:
        slots: How many slots the pool has; -1: unlimited.
    """

    name: str
    slots: int
    occupied: int
    running: int
    queued: int
    open: int


class Dependency(NamedTuple):
    """A reason, as reported by Airflow itself, why a task is not queued."""

    name: str
    reason: str


class DeclaredTask(NamedTuple):
    """A task of a DAG, independent of any run.

    Attributes:
        retry_delay: The delay before the first retry.
        is_delay_growing: Whether the delay grows with each try.
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
    """What the flows need from an API version."""

    @property
    def api(self) -> Api: ...

    def version(self) -> Request[ServerInfo]: ...

    def trigger(
        self, wanted: TriggerRequest, run_id: str, conf: Mapping[str, JSON], *, drain: bool
    ) -> Request[DagRun]:
        """Start a run; the run in the response was created by this request.

        `drain` also puts the DAG into the state "draining"; Airflow 3.4 and later.
        """
        ...

    def trigger_nothing(self, dag_id: str) -> Request[object]:
        """Request a run that every version rejects as invalid, after it checked the permission."""
        ...

    def get_run(self, dag_id: str, run_id: str) -> Request[DagRun]: ...

    def list_runs(self, wanted: RunFilter, *, limit: int, offset: int) -> Request[RunPage]: ...

    def list_batch(self, wanted: BatchFilter, *, limit: int, offset: int) -> Request[RunPage]: ...

    def list_tasks(
        self, ref: RunRef, states: Sequence[str | None], *, limit: int, offset: int
    ) -> Request[TaskPage]:
        """List the tasks of a run in these states; if none are given, in any state."""
        ...

    def get_task(self, ref: RunRef, task_id: str) -> Request[TaskRun]:
        """Read a task that is not mapped (yet); a task with indexes is not found."""
        ...

    def list_mapped(
        self, ref: RunRef, task_id: str, *, limit: int, offset: int
    ) -> Request[TaskPage]:
        """List the indexes of a mapped task; a task that is not mapped is not found."""
        ...

    def xcom(self, wanted: XComRef) -> Request[JSON]: ...

    def cancel(self, ref: RunRef) -> Request[DagRun]:
        """Set a run to failed, whatever its state."""
        ...

    def clear(self, ref: RunRef, wanted: Clear, *, dry_run: bool) -> Request[list[TaskKey]]:
        """Clear tasks of a run, so that they run again.

        Returns the tasks that were cleared, or would be; Airflow 2 returns a mapped task once for
        each index, without the index. Tasks of other runs, which an `ExternalTaskMarker` may clear
        as well, are left out.
        """
        ...

    def dependencies(self, task: TaskRun) -> Request[list[Dependency]]:
        """Why a task is not queued yet; Airflow 2.10 and later."""
        ...

    def declared_tasks(self, dag_id: str) -> Request[list[DeclaredTask]]: ...

    def log(self, task: TaskRun, try_number: int) -> Request[LogBody]:
        """Read the log of a try; the response is streamed."""
        ...

    def dag(self, dag_id: str) -> Request[Dag]: ...

    def list_dags(self, pattern: str | None, *, limit: int, offset: int = 0) -> Request[DagPage]:
        """List DAGs whose ids contain the pattern (`%` matches any text), stale ones too."""
        ...

    def pause(self, dag_id: str, *, is_paused: bool) -> Request[object]: ...

    def drain(self, dag_id: str) -> Request[object]:
        """Let unfinished runs of a DAG continue until it pauses itself; Airflow 3.4 and later."""
        ...

    def list_assets(self, uri: str, *, limit: int, offset: int) -> Request[AssetPage]:
        """List assets, among them the one with this URI if it exists."""
        ...

    def create_event(
        self, uri: str, asset_id: int | None, extra: Mapping[str, JSON]
    ) -> Request[AssetEvent]:
        """Record an event of an asset; Airflow 2 expects its URI, Airflow 3 its id."""
        ...

    def list_events(self, asset: Asset, *, limit: int, offset: int) -> Request[EventPage]:
        """List the events of an asset, newest first."""
        ...

    def import_problems(self, *, limit: int) -> Request[list[ImportProblem]]:
        """List the import errors, newest first."""
        ...

    def pool(self, name: str) -> Request[Pool]: ...

    def health(self) -> Request[Health]: ...
