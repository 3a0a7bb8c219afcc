"""What the clients give back: frozen values, equal by value, safe to pickle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Self, TypeAlias
from urllib.parse import quote, unquote

import attrs

from airflow_trigger._choices import (
    must_be_date,
    must_be_id,
    must_be_interval,
    must_be_name,
    must_be_text,
    refuse_other,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    from airflow_rest.v1.models import DAGRun as V1DagRun
    from airflow_rest.v2.models import DAGRunResponse as V2DagRun
    from airflow_trigger._instances import AttrsInstance, PydanticModel

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
    _source: tuple[Api, bytes] | None = attrs.field(
        default=None, alias="source", eq=False, repr=False
    )

    @property
    def raw(self) -> V1DagRun | V2DagRun | None:
        """The generated model with all that the server sent; made anew each time it is asked for.

        None for a run that did not come from a server.
        """
        from airflow_trigger._adapters import generated_run

        return None if self._source is None else generated_run(*self._source)

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
