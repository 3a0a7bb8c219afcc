"""What the clients give back: frozen values, equal by value, safe to pickle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Self, TypeAlias
from urllib.parse import quote, unquote

import attrs

from airflow_trigger._arguments import (
    must_be_date,
    must_be_id,
    must_be_interval,
    must_be_name,
    must_be_text,
    refuse_other,
)
from airflow_trigger.errors import AirflowTriggerError

if TYPE_CHECKING:
    from typing import Any, ClassVar, Protocol

    from _typeshed import DataclassInstance

    class AttrsInstance(Protocol):
        """An instance of an attrs class; attrs' own protocol is empty for all checkers but mypy.

        Other checkers take such an instance for one of a dataclass, which has all of its marks.
        """

        # Any, since a variable fits no type but its own, and each attrs class has another one. It
        # is the class's variable, so that a class is refused in the place of an instance.
        __attrs_attrs__: ClassVar[Any]

    class PydanticModel(Protocol):
        """A pydantic model (version 2), told by its method."""

        def model_dump(self) -> dict[str, object]: ...


Api: TypeAlias = Literal["v1", "v2"]

ConfCheck: TypeAlias = Literal["strict", "schema", "json"]

Conf: TypeAlias = "Mapping[str, object] | AttrsInstance | DataclassInstance | PydanticModel"

OnPaused: TypeAlias = Literal["error", "unpause", "allow"]

JSON: TypeAlias = "bool | int | float | str | list[JSON] | dict[str, JSON] | None"


class _OpenStrEnum(StrEnum):
    """A string enum that keeps a value which a newer server invented."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member


class DagRunState(_OpenStrEnum):
    """The state of a DAG run (the same four in Airflow 2.9 to 3.3).

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
        """Whether the server will not change this state by itself any more."""
        return self in (DagRunState.SUCCESS, DagRunState.FAILED)


class DagRunType(_OpenStrEnum):
    """What started a DAG run."""

    MANUAL = "manual"
    SCHEDULED = "scheduled"
    BACKFILL = "backfill"
    DATASET_TRIGGERED = "dataset_triggered"
    ASSET_TRIGGERED = "asset_triggered"


@attrs.frozen
class RunRef:
    """The name of one run: what a service stores to find it again after a restart.

    Raises:
        TypeError, ValueError: One of the two is not a str, or is empty.

    >>> RunRef.parse(str(RunRef("sales", "manual__2026-11-23T00:00:00+00:00"))).dag_id
    'sales'
    """

    dag_id: str
    run_id: str

    def __attrs_post_init__(self) -> None:
        must_be_name("dag_id", self.dag_id)
        must_be_name("run_id", self.run_id)

    def __str__(self) -> str:
        """Give one line of text, `dag_id/run_id`, with reserved characters percent-encoded."""
        return f"{quote(self.dag_id, safe='')}/{quote(self.run_id, safe=':+')}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str()` gave.

        Raises:
            TypeError: It is not a str.
            ValueError: The text is not of the form `dag_id/run_id`.
        """
        must_be_text("the text of a run reference", text)
        dag_id, slash, run_id = text.partition("/")
        if not (dag_id and slash and run_id) or "/" in run_id:
            raise ValueError(f"{text!r} is not a run reference of the form dag_id/run_id")
        return cls(unquote(dag_id), unquote(run_id))


@attrs.frozen
class DagRun:
    """One run of a DAG, as the server described it at one moment.

    Attributes:
        run_type: What started the run; "unknown" if the server does not say.
        conf: The JSON object that the run was triggered with.
        logical_date: None for a run that Airflow 3 started without one.
        run_after: From when on the run may start; Airflow 3 only.
        url: The page of the Airflow web interface that shows this run.
        triggered_by: What asked for the run (`rest_api`, `ui`, …); Airflow 3 only.
        partition_key: Airflow 3.2 and later.
        created: Whether this call of `trigger` started the run: True, False (it existed before), or
            None where that cannot be known, as for a run that was only read.

    All times are aware.
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

    @property
    def is_finished(self) -> bool:
        """Whether the run has ended, well or not."""
        return self.state.is_finished

    @property
    def ref(self) -> RunRef:
        """The name of this run, to be stored."""
        return RunRef(self.dag_id, self.run_id)


@attrs.frozen(kw_only=True)
class TriggerRequest:
    """The arguments of `AirflowClient.trigger`, as a value; they mean the same there.

    Raises:
        TypeError, ValueError: An argument is not of its type, or not one of the choices.

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
    conf_check: ConfCheck | None = None
    on_paused: OnPaused | None = None

    def __attrs_post_init__(self) -> None:
        # Each trigger passes here: no attrs validators, and only what is given is looked at.
        must_be_id("dag_id", self.dag_id)
        if self.run_id is not None:
            must_be_text("run_id", self.run_id)
        if self.idempotency_key is not None:
            must_be_text("idempotency_key", self.idempotency_key)
        if self.logical_date is not None:
            must_be_date("logical_date", self.logical_date)
        if self.run_after is not None:
            must_be_date("run_after", self.run_after)
        if self.data_interval is not None:
            must_be_interval("data_interval", self.data_interval)
        if self.note is not None:
            must_be_text("note", self.note)
        if self.partition_key is not None:
            must_be_text("partition_key", self.partition_key)
        if self.conf_check is not None:
            refuse_other("conf_check", self.conf_check, ConfCheck)
        if self.on_paused is not None:
            refuse_other("on_paused", self.on_paused, OnPaused)


@attrs.frozen
class DagParam:
    """A param that a DAG declares.

    Attributes:
        default: The value if the conf has none. The API shows None for a param without a default
            too: it is required if None is not valid for the schema.
        schema: Its JSON Schema (draft 2020-12 unless it names another); empty for a bare default.
        description: For people, Markdown.
    """

    default: JSON
    schema: Mapping[str, JSON] = attrs.field(hash=False)
    description: str | None = None


@attrs.frozen
class Dag:
    """A DAG, as the server described it at one moment.

    Attributes:
        is_paused: Whether its runs wait until somebody unpauses it.
        params: What its conf may hold, by name, with defaults.
        schedule: A cron expression or Airflow's words for the timetable; None without a schedule.
        start_date: Tasks of a run with an earlier logical date are not run; aware.
        has_import_errors: Whether its file could not be imported lately; Airflow does not trigger
            it then.
        url: The page of the Airflow web interface that shows this DAG.
        is_stale: Whether its file was removed or is not parsed any more; Airflow does not trigger
            it then. Airflow 2 calls this inactive.
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


@attrs.frozen
class ServerInfo:
    """The server behind the URL: its Airflow version, and the API that the client speaks to it."""

    version: str
    api: Api


@attrs.frozen
class TriggerOutcome:
    """How one request of `trigger_many` ended: with a run, or with an error.

    Attributes:
        request: As it was given.
        run: The run, as `trigger` would have returned it.
        error: What `trigger` would have raised.
    """

    request: TriggerRequest
    run: DagRun | None = attrs.field(default=None, kw_only=True)
    error: AirflowTriggerError | None = attrs.field(default=None, kw_only=True)

    def result(self) -> DagRun:
        """Give the run, or raise the error."""
        if self.error is not None:
            raise self.error
        assert self.run is not None
        return self.run


@attrs.frozen(kw_only=True)
class BatchProgress:
    """How far `trigger_many` has got.

    Attributes:
        started: Requests taken from the iterable.
        finished: Outcomes given.
        failed: Requests that ended with an error.
    """

    started: int
    finished: int
    failed: int
