"""The building blocks of flows: the effects that they yield, and the session of a client."""

from __future__ import annotations

import copy
import math
import random
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from airflow_trigger._adapters.request import Request
from airflow_trigger._arguments import must_be_a, must_be_bool, must_be_positive, refuse_other
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.observer import Observer
from airflow_trigger._flows.run_ids import RunIdRule
from airflow_trigger._http import Response
from airflow_trigger._ownership import of_process
from airflow_trigger.errors import AirflowTriggerError, ConnectionFailed, RequestTimeout
from airflow_trigger.models import Api, ConfCheck, OnPaused
from airflow_trigger.retry import RetryPolicy

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter
    from airflow_trigger._flows.schema import Validators
    from airflow_trigger._http.probes import Way
    from airflow_trigger.models import Dag, ServerInfo

T = TypeVar("T")
E = TypeVar("E")
# Callers whose deadlines are at most this many seconds apart share a failure: calls that begin
# together, such as those of a batch, do not retry one after the other.
LESS_TIME = 1.0


class Sleep(NamedTuple):
    """Resume after this many seconds, or with `STOP` if no further attempt is wanted."""

    seconds: float


class Once(NamedTuple):
    """Run a flow, or wait for the flow with the same key that is already running.

    Resume with the error that ended it, or with None if it succeeded, was interrupted, or reached
    its caller's deadline. Resume with `STOP` if this caller's own deadline passes first.

    Attributes:
        timeout: How many seconds this caller may wait.
        may_fail: Whether exceptions of any type, such as those of a user's own transport, end only
            the inner flow.
    """

    key: str
    flow: Callable[[], Flow[None]]
    timeout: float
    may_fail: bool = False


class Chunk(NamedTuple):
    """Read the next piece of the body of a streamed response.

    Resume with the piece, with None at the end, or with the transport error.
    """

    response: Response


class Close(NamedTuple):
    """Stop reading the body of a streamed response."""

    response: Response


class Look(NamedTuple):
    """Check the network between client and server, each part for this many seconds.

    Resume with the findings, or with None if the user passed a transport.
    """

    seconds: float


class Stop:
    """The reply to a `Sleep` or a `Once` that ended early."""


STOP = Stop()


class Shared(Generic[E]):
    """The flow of a `Once` that is in progress, for all callers that wait for it.

    Attributes:
        until: The deadline of the caller that runs it, on the clock of `time.monotonic`.
        ended: What the other callers wait for.
        is_done: Whether the flow has ended.
        error: What ended it, unless it succeeded.
    """

    def __init__(self, until: float, ended: E) -> None:
        self.until = until
        self.ended = ended
        self.is_done = False
        self.error: AirflowTriggerError | None = None

    def outcome(self, until: float) -> AirflowTriggerError | Stop | None:
        """The reply to a caller that waited and whose deadline is `until`.

        None if the flow failed only because of the other caller's deadline: this one can still try.
        """
        if not self.is_done:
            return STOP
        is_unanswered = isinstance(self.error, ConnectionFailed | RequestTimeout)
        if is_unanswered and self.until + LESS_TIME < until:
            return None
        return copy.copy(self.error)


Effect: TypeAlias = Request[Any] | Sleep | Once | Chunk | Close | Look
# What a flow is resumed with.
Resumed: TypeAlias = "Reply | Stop | Way | bytes | None"

Flow: TypeAlias = Generator[Effect, Resumed, T]


class KnownDag:
    """A DAG as a client caches it for a short time.

    Attributes:
        dag: None if the credentials may not read it.
        read_at: When it was read, on the session's clock.
        validators: The validators of its params; None until they are needed.
    """

    def __init__(self, dag: Dag | None, read_at: float) -> None:
        self.dag = dag
        self.read_at = read_at
        self.validators: Validators | None = None


class MissingDag(NamedTuple):
    """Why a DAG was not found: advice that is cached for a short time.

    Attributes:
        asked_at: When the server was asked, on the session's clock.
    """

    advice: str | None
    asked_at: float


# What a successful first attempt adds to the budget.
EARNED = 0.2


class RetryBudget:
    """The retries that a client has left; safe to share between threads."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._left = float(size)
        self._lock = of_process(threading.Lock)

    @property
    def left(self) -> float:
        return self._left

    @property
    def share(self) -> float:
        """How much of it is left, from 0 to 1."""
        return self._left / self._size

    def take(self) -> None:
        with self._lock.here():
            self._left = max(0.0, self._left - 1)

    def give_back(self, attempt: int) -> None:
        """Note that the given attempt (from 1) succeeded."""
        if self._left >= self._size:
            return
        with self._lock.here():
            self._left = min(float(self._size), self._left + (EARNED if attempt == 1 else 1))


class Session:
    """Shared by all flows of one client: its settings, and what is known about the server."""

    def __init__(
        self,
        *,
        base_url: str,
        api: Api | None,
        retry: RetryPolicy,
        conf_check: ConfCheck,
        on_paused: OnPaused,
        observer: Observer,
        allowed_run_id_pattern: str | None = None,
        allow_trigger_in_future: bool = False,
        clock: Callable[[], float] = time.monotonic,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        if api is not None:
            refuse_other("api", api, Api)
        refuse_other("conf_check", conf_check, ConfCheck)
        refuse_other("on_paused", on_paused, OnPaused)
        must_be_a(RetryPolicy, "retry", retry, called="a RetryPolicy")
        must_be_bool("allow_trigger_in_future", allow_trigger_in_future)
        self.base_url = base_url
        self.api: Api | None = api
        self.retry = retry
        self.conf_check: ConfCheck = conf_check
        self.on_paused: OnPaused = on_paused
        self.run_ids = RunIdRule(allowed_run_id_pattern)
        self.allow_trigger_in_future = allow_trigger_in_future
        self.observer = observer
        self.clock = clock
        self.jitter = jitter
        self.budget = RetryBudget(retry.budget)
        self.server: ServerInfo | None = None
        # Whether a gateway reveals the version only to requests with credentials.
        self.is_version_guarded = False
        # When the server was last found to have the API version of the adapter.
        self.confirmed_at = -math.inf
        self.adapter: Adapter | None = None
        self.dags: OrderedDict[str, KnownDag] = OrderedDict()
        self.missing_dags: OrderedDict[str, MissingDag] = OrderedDict()
        # The params that only the server checks and that were already logged.
        self.unchecked_params: set[tuple[str, str]] = set()
        self.is_closed = False

    def refuse_closed(self, what: str) -> None:
        """Raise RuntimeError if the client was closed: a retry cannot help."""
        if self.is_closed:
            raise RuntimeError(
                f"The client of {self.base_url} was closed when it was about to {what}. Create "
                "a new client, and close it after all calls have ended."
            )

    def known_dag(self, dag_id: str, *, since: float) -> KnownDag | None:
        """The cached DAG, if it was read at that time or later."""
        known = self.dags.get(dag_id)
        return None if known is None or known.read_at < since else known

    def deadline(self, seconds: float | None = None) -> float:
        """The deadline of a call that begins now, on the session's clock.

        Args:
            seconds: The deadline of the call; None for that of the retry policy.

        Raises:
            TypeError, ValueError: It is not a number of seconds above 0.
        """
        if seconds is not None:
            must_be_positive("deadline", seconds)
        return self.clock() + (self.retry.deadline if seconds is None else seconds)


def look(seconds: float) -> Generator[Look, Any, Way | None]:
    """Check the network between client and server; see `Look`."""
    seen: Way | None = yield Look(seconds)
    return seen


def once(
    session: Session,
    what: str,
    flow: Callable[[], Flow[None]],
    until: float,
    *,
    may_fail: bool = False,
) -> Flow[None]:
    """Run a flow once for all callers that want it at this time.

    Args:
        session: The client's session.
        what: What the flow reads; callers with the same text share one flow.
        flow: Creates the flow.
        until: When this caller stops waiting for another caller's flow.
        may_fail: Whether exceptions of any type end only that flow.
    """
    ended = yield Once(what, flow, max(0.0, until - session.clock()), may_fail)
    if isinstance(ended, Stop):
        raise RequestTimeout(
            f"The deadline of the call passed while another call was reading {what}. Try again "
            "later, or pass a longer deadline."
        )
    if isinstance(ended, AirflowTriggerError):
        raise ended
