"""The values that clients accept and return: frozen, compared by value, safe to pickle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Self, TypeAlias, overload
from urllib.parse import quote, unquote

import attrs

from airflow_trigger._arguments import (
    must_be_date,
    must_be_id,
    must_be_interval,
    must_be_name,
    must_be_positive,
    must_be_text,
    refuse_other,
)
from airflow_trigger.errors import AirflowTriggerError

if TYPE_CHECKING:
    from typing import Any, ClassVar, Protocol, Unpack

    from _typeshed import DataclassInstance

    from airflow_trigger.typed import AnyDag, C, ConfAfterDag, TriggerOptions, TypedDag

    class AttrsInstance(Protocol):
        """An instance of an attrs class; attrs' own protocol matches anything, except in mypy.

        Other type checkers treat attrs classes as dataclasses.
        """

        # Any, because a mutable attribute is invariant and each attrs class has a different type.
        # ClassVar, so that type checkers refuse the class itself.
        __attrs_attrs__: ClassVar[Any]

    class PydanticModel(Protocol):
        """A pydantic model (version 2), recognized by its method."""

        def model_dump(self) -> dict[str, object]: ...


Api: TypeAlias = Literal["v1", "v2"]

ConfCheck: TypeAlias = Literal["strict", "schema", "json"]

Conf: TypeAlias = "Mapping[str, object] | AttrsInstance | DataclassInstance | PydanticModel"

OnPaused: TypeAlias = Literal["error", "unpause", "drain", "allow"]

OnFailed: TypeAlias = Literal["keep", "rerun"]

Verdict: TypeAlias = Literal["ok", "note", "fails"]

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"


class _OpenStrEnum(StrEnum):
    """A string enum that accepts unknown values, which a newer server may send."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        # A plain str, also of a member of another enum.
        text = str(value)
        member = str.__new__(cls, text)
        member._name_ = text
        member._value_ = text
        return member


class DagRunState(_OpenStrEnum):
    """The state of a DAG run (the same four in Airflow 2.9 to 3.4).

    >>> DagRunState("success") is DagRunState.SUCCESS
    True
    >>> DagRunState("hibernating") == "hibernating"
    True
    """

    QUEUED = "queued"
    RUNNING = "running"
    SUCCESS = "success"
    FAILED = "failed"

    @property
    def is_finished(self) -> bool:
        """Whether a run in this state has ended, successfully or not."""
        return self in (DagRunState.SUCCESS, DagRunState.FAILED)


class DagRunType(_OpenStrEnum):
    """How a DAG run was started."""

    MANUAL = "manual"
    SCHEDULED = "scheduled"
    BACKFILL = "backfill"
    DATASET_TRIGGERED = "dataset_triggered"
    ASSET_TRIGGERED = "asset_triggered"


class TaskState(_OpenStrEnum):
    """The state of a task in a run; a task that has not been scheduled yet has none.

    `AWAITING_INPUT` is new in Airflow 3.3.

    >>> TaskState("up_for_retry") is TaskState.UP_FOR_RETRY
    True
    """

    SCHEDULED = "scheduled"
    QUEUED = "queued"
    RUNNING = "running"
    SUCCESS = "success"
    FAILED = "failed"
    UPSTREAM_FAILED = "upstream_failed"
    SKIPPED = "skipped"
    REMOVED = "removed"
    RESTARTING = "restarting"
    UP_FOR_RETRY = "up_for_retry"
    UP_FOR_RESCHEDULE = "up_for_reschedule"
    DEFERRED = "deferred"
    AWAITING_INPUT = "awaiting_input"


class SchedulingState(_OpenStrEnum):
    """Which runs of a DAG Airflow starts (Airflow 3.4 and later).

    `DRAINING`: existing runs, but no new scheduled ones; when all of them have finished, Airflow
    pauses the DAG.

    >>> SchedulingState("draining") is SchedulingState.DRAINING
    True
    """

    ACTIVE = "active"
    DRAINING = "draining"
    PAUSED = "paused"


class ReasonKind(_OpenStrEnum):
    """Why a run makes no progress.

    `DEPENDENCY` stands for everything else that Airflow itself reports.

    >>> ReasonKind("dag_paused") is ReasonKind.DAG_PAUSED
    True
    """

    TASK_RUNNING = "task_running"
    DAG_PAUSED = "dag_paused"
    MAX_ACTIVE_RUNS = "max_active_runs"
    POOL_FULL = "pool_full"
    SCHEDULER_DOWN = "scheduler_down"
    DAG_PROCESSOR_DOWN = "dag_processor_down"
    TRIGGERER_DOWN = "triggerer_down"
    IMPORT_ERRORS = "import_errors"
    DAG_STALE = "dag_stale"
    RUN_AFTER = "run_after"
    UPSTREAM_TASKS = "upstream_tasks"
    UP_FOR_RETRY = "up_for_retry"
    UP_FOR_RESCHEDULE = "up_for_reschedule"
    DEFERRED = "deferred"
    AWAITING_INPUT = "awaiting_input"
    QUEUED_IN_EXECUTOR = "queued_in_executor"
    SCHEDULED = "scheduled"
    MAX_ACTIVE_TASKS = "max_active_tasks"
    TASK_CONCURRENCY = "task_concurrency"
    PREVIOUS_RUN = "previous_run"
    DEPENDENCY = "dependency"


def id_of(dag: AnyDag) -> str:
    """Return the id of a DAG that was given by its id, or as a typed DAG."""
    if type(dag) is str:
        return dag
    from airflow_trigger.typed import TypedDag

    # Any other value is refused where ids are checked.
    return dag.dag_id if isinstance(dag, TypedDag) else dag


@attrs.frozen
class RunRef:
    """A reference to one run, which a service can store to find the run again after a restart.

    Attributes:
        dag_id: The DAG.
        run_id: The id of the run.

    Raises:
        TypeError, ValueError: An id is not a str, or is empty.

    >>> RunRef.parse(str(RunRef("sales", "manual__2026-11-23T00:00:00+00:00"))).dag_id
    'sales'
    """

    dag_id: str = attrs.field(converter=id_of)
    run_id: str

    def __attrs_post_init__(self) -> None:
        # Every listed run has one, so the detailed check runs only if something is wrong.
        for name, value in (("dag_id", self.dag_id), ("run_id", self.run_id)):
            if type(value) is not str or not value:
                must_be_name(name, value)

    def __str__(self) -> str:
        """Return `dag_id/run_id`, with reserved characters percent-encoded."""
        return f"{quote(self.dag_id, safe='')}/{quote(self.run_id, safe=':+')}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse the text of a reference, as returned by `str()`.

        Raises:
            TypeError: The text is not a str.
            ValueError: The text does not have the form `dag_id/run_id`.
        """
        must_be_text("the text of a run reference", text)
        dag_id, slash, run_id = text.partition("/")
        if not (dag_id and slash and run_id) or "/" in run_id:
            raise ValueError(f"{text!r} is not a run reference of the form dag_id/run_id")
        return cls(unquote(dag_id), unquote(run_id))


@attrs.frozen
class DagRun:
    """A DAG run, as it was when the server responded. All times are aware.

    Attributes:
        run_type: How the run was started; "unknown" if the server does not say.
        conf: The JSON object that the run was triggered with.
        logical_date: None if Airflow 3 started the run without one.
        run_after: The earliest start of the run; Airflow 3 only.
        url: The page of this run in the Airflow web interface.
        triggered_by: Who triggered the run (`rest_api`, `ui`, …); Airflow 3 only.
        partition_key: The partition that the run processes; Airflow 3.2 and later.
        created: Whether this call of `trigger` created the run. False: it already existed. None:
            unknown, as it always is for a run that was only read.
        bundle_version: The version of the DAG's bundle that the run uses; Airflow 3 only. None if
            the bundle has no versions.
        team_name: The team that the DAG belongs to; Airflow 3.4 and later, None without teams.
    """

    dag_id: str
    run_id: str
    state: DagRunState
    run_type: DagRunType
    conf: Mapping[str, JSON] = attrs.field(hash=False)
    logical_date: datetime | None
    run_after: datetime | None
    queued_at: datetime | None
    start_date: datetime | None
    end_date: datetime | None
    data_interval_start: datetime | None
    data_interval_end: datetime | None
    note: str | None
    triggered_by: str | None
    partition_key: str | None
    url: str
    created: bool | None = None
    bundle_version: str | None = None
    team_name: str | None = None

    @property
    def is_finished(self) -> bool:
        """Whether the run has ended, successfully or not."""
        return self.state.is_finished

    @property
    def ref(self) -> RunRef:
        """The reference to this run, to store."""
        return RunRef(self.dag_id, self.run_id)


@attrs.frozen(kw_only=True)
class TaskRun:
    """One task of a run, as it was when the server responded. All times are aware.

    Airflow calls it a task instance.

    Attributes:
        map_index: The index of a mapped task; None if the task is not mapped.
        state: None if the task has not been scheduled yet.
        try_number: The number of the last try; 0 if the task has never run.
        max_tries: The number of tries after which the task is not retried, which its author sets
            and every rerun increases; None if the server does not say.
        operator: The name of its operator.
        url: The page of this task in the Airflow web interface.
        state_reason: Why the task is in its state, as recorded by its retry policy; Airflow 3.4 and
            later. It is kept until the task starts again, so it may be about the last try. It may
            quote an exception, so it is not part of the `repr()`.
        team_name: The team that the DAG belongs to; Airflow 3.4 and later, None without teams.
        loop_iteration: The iteration of the loop that it belongs to, from 0; None outside loops,
            which are new in Airflow 3.4.
        region_id: With `region_index`, identifies an iteration of the task in Airflow; None outside
            loops.
        region_index: See `region_id`.
    """

    dag_id: str
    run_id: str
    task_id: str
    map_index: int | None
    state: TaskState | None
    try_number: int
    operator: str | None
    pool: str | None
    queued_at: datetime | None
    start_date: datetime | None
    end_date: datetime | None
    note: str | None
    url: str
    max_tries: int | None = None
    state_reason: str | None = attrs.field(default=None, repr=False)
    team_name: str | None = None
    loop_iteration: int | None = None
    region_id: str | None = None
    region_index: int | None = None

    @property
    def ref(self) -> RunRef:
        """The reference to the run of this task."""
        return RunRef(self.dag_id, self.run_id)

    @property
    def name(self) -> str:
        """The task's id, with its map index and its iteration if it has them, such as `load[2]`."""
        name = self.task_id if self.map_index is None else f"{self.task_id}[{self.map_index}]"
        loop = self.loop_iteration
        return name if loop is None else f"{name} (iteration {loop})"


@attrs.frozen
class LogLine:
    """One line of a task's log; `str()` formats it.

    A line may hold a secret, so its text is not part of its `repr()`.

    Attributes:
        time: Aware; None if the line has no timestamp.
        level: The level in lower case, such as "info"; None if the line has none.
        logger: The name of the logger, on Airflow 2 of the source file; None if the line has none.
        text: The message; on Airflow 3 with the traceback of its exception, if it has one.
    """

    time: datetime | None
    level: str | None
    logger: str | None
    text: str = attrs.field(repr=False)

    def __str__(self) -> str:
        time = None if self.time is None else self.time.isoformat(" ", "milliseconds")
        level = None if self.level is None else self.level.upper()
        return " ".join(part for part in (time, level, self.text) if part is not None)


@attrs.frozen(kw_only=True)
class FailedTask(TaskRun):
    """A task that failed by itself.

    Its exception and its log may hold secrets, so they are not part of its `repr()`.

    Attributes:
        cause: The exception as text: its type and message, the frames in the DAG author's code, and
            its causes. None if the log has none, or could not be read.
        log: The last lines of its log, each of at most 10,000 characters.
        log_problem: Why the log was not read; None if it was.
    """

    cause: str | None = attrs.field(default=None, repr=False)
    log: tuple[LogLine, ...] = attrs.field(default=(), repr=False)
    log_problem: str | None = None


@attrs.frozen(kw_only=True)
class RunFailure:
    """Why a run failed; `str()` is a readable summary.

    The summary shows exceptions and log lines, which may hold secrets.

    Attributes:
        run: The run.
        tasks: The tasks that failed by themselves, first failed first.
        not_run: How many tasks never ran because of these: those in the state `upstream_failed`. A
            `skipped` task does not count, as it may be on a branch that was not taken.
        problem: Why tasks are missing; None if all of them could be listed.
    """

    run: DagRun
    tasks: tuple[FailedTask, ...]
    not_run: int
    problem: str | None = None

    def __str__(self) -> str:
        from airflow_trigger._flows.failure import digest

        return digest(self)


@attrs.frozen(kw_only=True)
class Reason:
    """One reason why a run makes no progress.

    Its text may quote an exception, which may hold a secret, so it is not part of its `repr()`.

    Attributes:
        kind: The kind of reason.
        text: What was found.
        advice: What to do about it.
    """

    kind: ReasonKind
    text: str = attrs.field(repr=False)
    advice: str

    def __str__(self) -> str:
        return f"{self.text} {self.advice}"


@attrs.frozen(kw_only=True)
class Diagnosis:
    """Why a run makes no progress; `str()` is a readable text.

    Attributes:
        run: The run, as it was read.
        reasons: The most likely reason first; none for a run that has finished.
        unseen: What could not be checked, and why: mostly because permissions are missing.
        seen: What was checked.
    """

    run: DagRun
    reasons: tuple[Reason, ...]
    unseen: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    def __str__(self) -> str:
        from airflow_trigger._flows.diagnosis import digest

        return digest(self)


@attrs.frozen(kw_only=True)
class ReportStep:
    """One step of a `Report`.

    Attributes:
        name: What was checked, such as "DNS" or "credentials".
        seen: What was found.
        verdict: "ok"; "note": worth knowing, but no trigger fails because of it; "fails".
        advice: What to do about it; empty if there is nothing to do.
    """

    name: str
    seen: str
    verdict: Verdict
    advice: str = ""


@attrs.frozen(kw_only=True)
class Report:
    """What `doctor` found at each step of a trigger; `str()` is a readable text.

    It holds no secret.

    Attributes:
        steps: The steps, in the order of a trigger.
        skipped: The names of steps that were not checked, because they depend on one that fails.
        error: The error that a trigger would raise; None if it would raise none, or if that is
            unknown. A scheduler that is down is a step that fails without an error: the trigger
            succeeds, and the run stays queued.
    """

    steps: tuple[ReportStep, ...]
    skipped: tuple[str, ...] = ()
    error: AirflowTriggerError | None = attrs.field(default=None, eq=False)

    @property
    def is_ok(self) -> bool:
        """Whether no step fails."""
        return all(step.verdict != "fails" for step in self.steps)

    def __str__(self) -> str:
        from airflow_trigger._flows.report import digest

        return digest(self)


@attrs.frozen(kw_only=True)
class AssetEvent:
    """An event of an asset (Airflow 2: dataset), which starts the DAGs that are scheduled on it.

    Attributes:
        id: The id of the event.
        asset_id: The id of the asset.
        uri: The URI of the asset.
        timestamp: When the server recorded it; aware.
        extra: The `extra` that was emitted, without what `emit` and Airflow add to it.
        mark: What `emit` adds to the `extra` as `airflow_trigger_mark`, to recognize the event.
            None: the event was not recorded by `emit`.
        created_runs: The runs that the event started, as far as the server knows yet: it creates
            them later.
    """

    id: int
    asset_id: int
    uri: str
    timestamp: datetime
    extra: Mapping[str, JSON] = attrs.field(hash=False)
    mark: str | None
    created_runs: tuple[RunRef, ...] = ()


@attrs.frozen(kw_only=True, init=False)
class TriggerRequest:
    """The arguments of `AirflowClient.trigger`, which describes them, as a value.

    Its `dag_id` is a str, even if a typed DAG was passed.

    Raises:
        TypeError, ValueError: An argument has the wrong type, or is not one of the choices.

    >>> TriggerRequest("sales", {"dataset_name": "monthly_sales"}).dag_id
    'sales'
    """

    dag_id: str = attrs.field(kw_only=False)
    conf: Conf | None = attrs.field(default=None, kw_only=False, hash=False)
    run_id: str | None = None
    idempotency_key: str | None = None
    logical_date: datetime | None = None
    run_after: datetime | None = None
    data_interval: tuple[datetime, datetime] | None = None
    note: str | None = None
    partition_key: str | None = None
    bundle_version: str | None = None
    conf_check: ConfCheck | None = None
    on_paused: OnPaused | None = None
    on_failed: OnFailed = "keep"
    deadline: float | None = None

    @overload
    def __init__(
        self, dag_id: TypedDag[C], conf: ConfAfterDag[C], **options: Unpack[TriggerOptions]
    ) -> None: ...
    @overload
    def __init__(  # pyright: ignore[reportOverlappingOverload]
        self, dag_id: TypedDag[C], conf: C, **options: Unpack[TriggerOptions]
    ) -> None: ...
    @overload
    def __init__(
        self, dag_id: str, conf: Conf | None = None, **options: Unpack[TriggerOptions]
    ) -> None: ...
    def __init__(  # type: ignore[misc]  # pyright: ignore[reportInconsistentOverload]
        self, dag_id: AnyDag, conf: Conf | None = None, **options: Unpack[TriggerOptions]
    ) -> None:
        # attrs generates it, and pyright does not know that.
        self.__attrs_init__(id_of(dag_id), conf, **options)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]

    def __attrs_post_init__(self) -> None:
        # Every trigger runs this: attrs validators would be slower. An identifier is a valid id.
        if not (type(self.dag_id) is str and self.dag_id.isidentifier()):
            must_be_id("dag_id", self.dag_id)
        for name in ("run_id", "idempotency_key", "note", "partition_key", "bundle_version"):
            if (text := getattr(self, name)) is not None:
                must_be_text(name, text)
        for name in ("logical_date", "run_after"):
            if (date := getattr(self, name)) is not None:
                must_be_date(name, date)
        if self.data_interval is not None:
            must_be_interval("data_interval", self.data_interval)
        if self.conf_check is not None:
            refuse_other("conf_check", self.conf_check, ConfCheck)
        if self.on_paused is not None:
            refuse_other("on_paused", self.on_paused, OnPaused)
        if self.on_failed != "keep":
            refuse_other("on_failed", self.on_failed, OnFailed)
            if self.idempotency_key is None:
                raise ValueError("on_failed='rerun' needs an idempotency_key: pass one")
        if self.deadline is not None:
            must_be_positive("deadline", self.deadline)

    def to_json(self) -> str:
        """Return the request as JSON text, to store it in a queue for another process.

        It is ASCII, and `from_json` returns an equal request: the conf as the JSON object that is
        sent, dates with their offsets, a typed DAG by its id. It contains only what is set. The
        format has a version; the documentation's page "Queues, outboxes and event streams"
        describes it. The conf is stored unencrypted.

        Returns:
            The JSON text.

        Raises:
            ValueError: There is no idempotency key, so each delivery would start another run.
            ConfError: The conf cannot be converted to JSON; `.problems` lists all problems.
            InvalidDate, InvalidRequest, InvalidRunId: `trigger` would refuse the request, whatever
                the server.

        >>> request = TriggerRequest("orders", {"order": 17}, idempotency_key="order-17")
        >>> request.to_json()
        '{"version": 1, "dag_id": "orders", "conf": {"order": 17}, "idempotency_key": "order-17"}'
        """
        from airflow_trigger._request_json import write_request

        return write_request(self)

    @classmethod
    def from_json(cls, document: str | bytes | Mapping[str, JSON]) -> Self:
        """Return the request that `to_json` wrote.

        Args:
            document: The JSON text, as str or UTF-8 bytes; or the object, if a library has already
                parsed the text, as for a `jsonb` column of PostgreSQL.

        Returns:
            The request.

        Raises:
            TypeError: The document is of another type.
            ValueError: It is not JSON, has an unknown version or an unknown member, or a value is
                missing or invalid. The message does not show the values.

        >>> text = TriggerRequest("orders", {"order": 17}, idempotency_key="order-17").to_json()
        >>> def deliver(airflow: AirflowClient, text: str) -> DagRun:
        ...     return airflow.trigger(TriggerRequest.from_json(text))
        """
        from airflow_trigger._request_json import read_request

        return read_request(cls, document)


def as_request(
    dag: AnyDag | TriggerRequest, conf: Conf | None, **options: Unpack[TriggerOptions]
) -> TriggerRequest:
    """Return the request for the arguments of `trigger`, or the one that was passed instead.

    Raises:
        TypeError: There are other arguments in addition to the request.
    """
    if not isinstance(dag, TriggerRequest):
        return TriggerRequest(id_of(dag), conf, **options)
    given = [name for name, value in {"conf": conf, **options}.items() if value is not None]
    if options.get("on_failed") == "keep":
        given.remove("on_failed")
    if given:
        raise TypeError(
            "trigger() takes no other arguments with a TriggerRequest, which has its own; it was "
            f"also given {', '.join(given)}"
        )
    return dag


@attrs.frozen
class DagParam:
    """A param that a DAG declares.

    Attributes:
        default: The value if the conf does not set the param. It is also None if the param has no
            default; the param is then required if its schema does not allow null.
        schema: The JSON Schema of its values (draft 2020-12 unless it names another); empty if the
            DAG declares only a default.
        description: A description in Markdown.
    """

    default: JSON
    schema: Mapping[str, JSON] = attrs.field(hash=False)
    description: str | None = None


@attrs.frozen
class Dag:
    """A DAG, as it was when the server responded.

    Attributes:
        is_paused: Whether its runs stay queued until it is unpaused. False while it drains.
        params: The params that its conf may set, by name.
        schedule: A cron expression, or Airflow's description of the timetable; None if the DAG has
            no schedule.
        start_date: Runs with an earlier logical date run no tasks; aware.
        has_import_errors: Whether the last import of its file failed; Airflow does not trigger the
            DAG then.
        url: The page of this DAG in the Airflow web interface.
        is_stale: Whether its file was removed or is no longer parsed; Airflow does not trigger the
            DAG then. Airflow 2 calls such a DAG inactive.
        fileloc: The path of its file on the server.
        max_active_runs: How many of its runs may be running at a time; None if the server does not
            say.
        max_active_tasks: How many of its tasks may be running at a time: on Airflow 2 in all its
            runs together, on Airflow 3 in each of them.
        scheduling_state: Whether it is active, paused, or draining; None before Airflow 3.4.
        team_name: The team that the DAG belongs to; Airflow 3.4 and later, None without teams.
    """

    dag_id: str
    is_paused: bool
    params: Mapping[str, DagParam] = attrs.field(hash=False)
    schedule: str | None
    start_date: datetime | None
    description: str | None
    owners: tuple[str, ...]
    tags: tuple[str, ...]
    has_import_errors: bool
    url: str
    is_stale: bool = False
    fileloc: str | None = None
    max_active_runs: int | None = None
    max_active_tasks: int | None = None
    scheduling_state: SchedulingState | None = None
    team_name: str | None = None

    @property
    def is_draining(self) -> bool:
        """Whether Airflow pauses it when its unfinished runs have finished; 3.4 and later."""
        return self.scheduling_state == SchedulingState.DRAINING


@attrs.frozen
class ServerInfo:
    """The Airflow version of a server, and the API version that the client uses with it.

    Attributes:
        version: The Airflow version, such as "3.3.2".
        api: The API version: "v1" for Airflow 2, "v2" for Airflow 3.
    """

    version: str
    api: Api


@attrs.frozen
class TriggerOutcome:
    """The outcome of one request of `trigger_many`: a run or an error.

    Attributes:
        request: The request.
        run: The run, as `trigger` would have returned it; None if there is an error.
        error: The error, as `trigger` would have raised it; None if there is a run.
    """

    request: TriggerRequest
    run: DagRun | None = attrs.field(default=None, kw_only=True)
    error: AirflowTriggerError | None = attrs.field(default=None, kw_only=True)

    def result(self) -> DagRun:
        """Return the run, or raise the error."""
        if self.error is not None:
            raise self.error
        assert self.run is not None
        return self.run


@attrs.frozen(kw_only=True)
class BatchProgress:
    """The progress of `trigger_many`.

    Attributes:
        started: The number of requests that were taken from the iterable.
        finished: The number of outcomes that were returned.
        failed: The number of requests that ended with an error.
    """

    started: int
    finished: int
    failed: int
