"""What every flow is made of: the effects that it yields, and what all of a client share."""

from __future__ import annotations

import random
import time
from collections import OrderedDict
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

from airflow_trigger._answers import Reply
from airflow_trigger._call import Call
from airflow_trigger._choices import refuse_other
from airflow_trigger._observer import Observer
from airflow_trigger.errors import AirflowTriggerError
from airflow_trigger.models import Api, ConfCheck, OnPaused
from airflow_trigger.retry import RetryBudget, RetryPolicy

if TYPE_CHECKING:
    from airflow_trigger._adapters._interface import Adapter
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


class Stop:
    """The reply to a `Sleep` of a flow that nobody waits for any more."""


STOP = Stop()
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


class Session:
    """What all flows of one client share: its settings, and what it has learned of the server."""

    def __init__(
        self,
        *,
        base_url: str,
        api: Api | None,
        retry: RetryPolicy,
        conf_check: ConfCheck,
        on_paused: OnPaused,
        observer: Observer,
        clock: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        if api is not None:
            refuse_other("api", api, Api)
        refuse_other("conf_check", conf_check, ConfCheck)
        refuse_other("on_paused", on_paused, OnPaused)
        self.base_url = base_url
        self.api: Api | None = api
        self.retry = retry
        self.conf_check: ConfCheck = conf_check
        self.on_paused: OnPaused = on_paused
        self.observer = observer
        self.clock = clock
        self.jitter = jitter
        self.budget = RetryBudget(retry.budget)
        self.server: ServerInfo | None = None
        self.adapter: Adapter | None = None
        self.dags: OrderedDict[str, KnownDag] = OrderedDict()
        self.is_closed = False

    def refuse_closed(self, what: str) -> None:
        """Raise for a client that was closed, whose connections are to stay so.

        A RuntimeError, as it is a mistake in the program: no later attempt fares better.
        """
        if self.is_closed:
            raise RuntimeError(
                f"The client of {self.base_url} was closed while it had to {what}. Make a new one, "
                "and close it when all calls have ended."
            )

    def deadline(self) -> float:
        """When the deadline of a call that begins now is over."""
        return self.clock() + self.retry.deadline


def once(key: str, flow: Callable[[], Flow[None]]) -> Flow[None]:
    """Run a flow once for all who want it at this time; look afterwards what came of it."""
    failed = yield Once(key, flow)
    if isinstance(failed, AirflowTriggerError):
        raise failed
