"""What every flow is made of: the effects that it yields, and what all of a client share."""

from __future__ import annotations

import random
import time
from collections import OrderedDict
from collections.abc import Callable, Generator
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import attrs

from airflow_trigger._adapters import Adapter
from airflow_trigger._answers import Reply
from airflow_trigger._call import Call
from airflow_trigger._choices import one_of
from airflow_trigger._observer import Observer
from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import Api, ConfCheck, OnPaused
from airflow_trigger.retry import RetryBudget, RetryPolicy

if TYPE_CHECKING:
    from airflow_trigger._schema import Validators
    from airflow_trigger.dags import Dag
    from airflow_trigger.server import ServerInfo

T = TypeVar("T")


class Send(NamedTuple):
    """Send the request; resume with the answer, or with the fault.

    Attributes:
        timeout: At most this many seconds, where that is less than the client's own time-out.
    """

    call: Call[Any]
    timeout: float | None = None


class Sleep(NamedTuple):
    """Resume after this many seconds; with `STOP` if no further attempt is wanted."""

    seconds: float


class Once(NamedTuple):
    """Run the flow, or wait for the one under the same key that runs already.

    Resume with the error that ended it, or with None: it went well, or was interrupted.
    """

    key: str
    flow: Callable[[], Flow[None]]


class Stop(Enum):
    """The reply to a `Sleep` of a flow that nobody waits for any more."""

    STOP = "stop"


STOP = Stop.STOP
Flow: TypeAlias = Generator[Send | Sleep | Once, Reply | Stop | None, T]


class KnownDag:
    """What a client remembers of a DAG for a short time.

    Attributes:
        dag: None if the credentials may not read it.
        read_at: When it was read, on the session's clock.
        validators: Of its params, once they were needed.
    """

    def __init__(self, dag: Dag | None, read_at: float) -> None:
        self.dag = dag
        self.read_at = read_at
        self.validators: Validators | None = None


@attrs.define(eq=False, repr=False)
class Session:
    """What all flows of one client share."""

    base_url: str
    api: Api | None
    retry: RetryPolicy
    conf_check: ConfCheck = attrs.field(default="strict", validator=one_of(ConfCheck))
    on_paused: OnPaused = attrs.field(default="error", validator=one_of(OnPaused))
    observer: Observer = attrs.Factory(Observer)
    dags: OrderedDict[str, KnownDag] = attrs.Factory(OrderedDict[str, "KnownDag"])
    server: ServerInfo | None = None
    adapter: Adapter | None = None
    clock: Callable[[], float] = time.monotonic
    jitter: Callable[[], float] = random.random
    budget: RetryBudget = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        self.budget = RetryBudget(self.retry.budget)

    def deadline(self) -> float:
        """When the deadline of a call that begins now is over."""
        return self.clock() + self.retry.deadline


def once(key: str, flow: Callable[[], Flow[None]]) -> Flow[None]:
    """Run a flow once for all who want it at this time; look afterwards what came of it."""
    failed = yield Once(key, flow)
    if isinstance(failed, AirflowTriggerError):
        raise failed
