"""How fast a batch of triggers may run, and when it has to stop: decisions without a clock."""

from __future__ import annotations

import math

import attrs

from airflow_trigger._arguments import must_be_count, must_be_rate
from airflow_trigger._flows.observer import logger
from airflow_trigger._flows.steps import RetryBudget
from airflow_trigger.errors import (
    AirflowTriggerError,
    ApiError,
    AuthenticationFailed,
    ConfigError,
    ConnectionFailed,
    PermissionDenied,
    RateLimited,
    RequestTimeout,
    ServerError,
    TriggerUnconfirmed,
    UnexpectedResponse,
)
from airflow_trigger.models import BatchProgress, TriggerOutcome, TriggerRequest
from airflow_trigger.retry import RetryPolicy

# How many finished requests may wait for a slow consumer, per allowed concurrent request.
AHEAD = 2
STRUGGLING = (
    ConnectionFailed,
    RateLimited,
    RequestTimeout,
    ServerError,
    TriggerUnconfirmed,
    UnexpectedResponse,
)


@attrs.define(kw_only=True)
class Pace:
    """The counts of one batch, and the decisions that follow from them.

    Attributes:
        concurrency: The maximum number of requests at a time.
        max_rate: The maximum number of requests started per second, evenly spread.
        budget: The client's retry budget. As it drains, fewer requests run at a time.
        stopped_by: The error because of which the rest of the batch is not sent.
    """

    concurrency: int
    max_rate: float | None
    policy: RetryPolicy
    budget: RetryBudget
    begun: int = 0
    finished: int = 0
    handed_out: int = 0
    failed: int = 0
    stopped_by: AirflowTriggerError | None = None
    _next_start: float = attrs.field(default=-math.inf, init=False)
    _bad_in_a_row: int = attrs.field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        must_be_count("concurrency", self.concurrency, least=1)
        if self.max_rate is not None:
            must_be_rate("max_rate", self.max_rate)

    @property
    def under_way(self) -> int:
        return self.begun - self.finished

    @property
    def is_full(self) -> bool:
        """Whether the next request has to wait until another one finishes or is handed out."""
        most = max(1, math.ceil(self.concurrency * self.budget.share))
        ahead = self.begun - self.handed_out
        return self.under_way >= most or ahead >= AHEAD * self.concurrency

    def delay(self, now: float) -> float | None:
        """Seconds until the next request may begin; None while the batch is full."""
        return None if self.is_full else max(0.0, self._next_start - now)

    def begin(self, now: float) -> None:
        self.begun += 1
        if self.max_rate is not None:
            self._next_start = max(now, self._next_start) + 1 / self.max_rate

    def finish(self, error: AirflowTriggerError | None, now: float) -> None:
        """Note how a request ended: slow down if the server struggles, stop if it is pointless."""
        self.finished += 1
        if error is not None:
            self.failed += 1
        # Airflow 2.11 returns 403 for wrong credentials too; after a success, they are known to be
        # right.
        is_refused = isinstance(error, PermissionDenied) and self.failed == self.finished
        if isinstance(error, STRUGGLING):
            self._next_start = max(self._next_start, now + self._rest(error))
        elif not is_refused and (error is None or isinstance(error, ApiError)):
            # A refusal before sending says nothing about the server.
            self._bad_in_a_row = 0
        # A server that limits the rate is not down, however often it does so.
        if is_refused or (isinstance(error, STRUGGLING) and not isinstance(error, RateLimited)):
            self._bad_in_a_row += 1
        # A ConfigError means here that there are no credentials, so every request would fail.
        is_useless = isinstance(error, AuthenticationFailed | ConfigError)
        if is_useless or self._bad_in_a_row >= self._most_in_a_row:
            self.stopped_by = self.stopped_by or error

    def hand_out(self) -> None:
        self.handed_out += 1

    @property
    def progress(self) -> BatchProgress:
        return BatchProgress(started=self.begun, finished=self.handed_out, failed=self.failed)

    @property
    def _most_in_a_row(self) -> int:
        # One short outage may fail all concurrent requests, so each gets a second chance.
        return max(6, 2 * self.concurrency)

    def _rest(self, error: AirflowTriggerError) -> float:
        asked = error.retry_after if isinstance(error, RateLimited) else None
        if asked is None:
            asked = self.policy.backoff * 2 ** min(self._bad_in_a_row, 60)
        return min(asked, self.policy.cap)


def checked(request: object) -> TriggerRequest:
    """Return an item of the caller's iterable.

    Raises:
        TypeError: It is not a TriggerRequest. It is not shown, as it may hold secrets.
    """
    if not isinstance(request, TriggerRequest):
        raise TypeError(
            "each of the requests must be a TriggerRequest(dag_id, conf, …), but one is of the "
            f"type {type(request).__name__}"
        )
    return request


def not_sent(request: TriggerRequest) -> ConnectionFailed:
    return ConnectionFailed(
        f"DAG {request.dag_id!r} was not triggered: the batch ended first.",
        dag_id=request.dag_id,
        run_id=request.run_id,
    )


def interrupted(request: TriggerRequest, by: BaseException) -> TriggerOutcome | None:
    """The outcome of a request that was ended by an exception from outside.

    None if the item is not a request.
    """
    if not isinstance(request, TriggerRequest):  # pyright: ignore[reportUnnecessaryIsInstance]
        return None
    sent = by.__cause__
    return TriggerOutcome(
        request, error=sent if isinstance(sent, TriggerUnconfirmed) else not_sent(request)
    )


def report_unseen(outcome: TriggerOutcome) -> None:
    """Log an outcome that the caller did not read."""
    if outcome.run is not None:
        logger.warning("trigger_many was closed early: it had started %s", outcome.run.ref)
    else:
        logger.warning("trigger_many was closed early: %s", outcome.error)
