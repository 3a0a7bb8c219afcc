"""DAGs whose conf is typed, and the types of the calls that accept them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Generic, Never, TypeAlias, TypedDict, TypeVar

import attrs

from airflow_trigger._arguments import must_be_a, must_be_id
from airflow_trigger.models import ConfCheck, DagRun, OnFailed, OnPaused

if TYPE_CHECKING:
    from airflow_trigger.models import JSON, Conf

C = TypeVar("C", bound="Conf")
C_contra = TypeVar("C_contra", bound="Conf", contravariant=True)

# A conf of type C. From a plain `C`, mypy would infer C from the conf as well as from the DAG, and
# find no type that fits both. Arguments that may be callables are left to its second pass
# (`ArgInferSecondPassQuery`), so C comes from the DAG alone; no conf is such a callable. pyright's
# messages are clearer with a plain `C`, so each of the two type checkers has its own overload.
ConfAfterDag: TypeAlias = "C | Callable[[C], Never]"

# The id of a DAG, or any typed DAG.
AnyDag: TypeAlias = "str | TypedDag[Never]"


@attrs.frozen
class TypedDag(Generic[C_contra]):
    """A DAG whose conf has a type, such as a `TypedDict`.

    Every argument `dag_id` also accepts a typed DAG. Type checkers then check the conf: its keys,
    the types of its values, and whether required keys are missing. `airflow-trigger codegen`
    generates typed DAGs; see the documentation's page "Typed DAGs".

    Args:
        dag_id: The id of the DAG.
        params: Its params, name → JSON Schema (draft 2020-12 unless it names another). The schema
            has the "default" of the param; without one, the param is required unless null is valid.
            The client ignores them and checks a conf against the params on the server;
            `FakeAirflow.add_dag` declares them.

    Raises:
        TypeError, ValueError: An argument has the wrong type, or is not a valid id.

    >>> class SalesConf(TypedDict):
    ...     dataset_name: str
    >>> SALES = TypedDag[SalesConf]("sales", params={"dataset_name": {"type": "string"}})
    >>> def start(airflow: AirflowClient) -> DagRun:
    ...     return airflow.trigger(SALES, {"dataset_name": "monthly_sales"})
    """

    dag_id: str
    params: Mapping[str, Mapping[str, JSON]] = attrs.field(kw_only=True, hash=False)

    def __attrs_post_init__(self) -> None:
        must_be_id("dag_id", self.dag_id)
        must_be_a(Mapping, "params", self.params, called="a mapping of names to JSON Schemas")


class TriggerOptions(TypedDict, total=False):
    """The keyword arguments of `AirflowClient.trigger`, which describes them.

    >>> TriggerOptions(idempotency_key="order-17")
    {'idempotency_key': 'order-17'}
    """

    run_id: str | None
    idempotency_key: str | None
    logical_date: datetime | None
    run_after: datetime | None
    data_interval: tuple[datetime, datetime] | None
    note: str | None
    partition_key: str | None
    bundle_version: str | None
    conf_check: ConfCheck | None
    on_paused: OnPaused | None
    on_failed: OnFailed
    deadline: float | None


class RunOptions(TriggerOptions, total=False):
    """The keyword arguments of `AirflowClient.run`, which describes them.

    >>> RunOptions(timeout=600)
    {'timeout': 600}
    """

    timeout: float | None
    poll_interval: float | None
    raise_on_failure: bool
    on_poll: Callable[[DagRun], None] | None
