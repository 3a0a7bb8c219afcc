"""The pace of a batch, decided without a clock."""

from __future__ import annotations

import pytest

from airflow_trigger import (
    AirflowTriggerError,
    AuthenticationFailed,
    ConfError,
    ConfigError,
    ConnectionFailed,
    DagNotFound,
    InvalidRunId,
    PermissionDenied,
    RateLimited,
    RetryPolicy,
    ServerError,
)
from airflow_trigger._flows.pace import Pace
from airflow_trigger._flows.steps import RetryBudget

DOWN = ConnectionFailed("down")
UNKNOWN = DagNotFound("unknown", status=404, detail="d")
REFUSED = PermissionDenied("refused", status=403, detail="d")
FAILED = ServerError("failed", status=500, detail="d")


def pace(
    concurrency: int = 2, max_rate: float | None = None, budget: RetryBudget | None = None
) -> Pace:
    return Pace(
        concurrency=concurrency,
        max_rate=max_rate,
        policy=RetryPolicy(backoff=1, cap=10),
        budget=budget or RetryBudget(100),
    )


def limited(retry_after: float | None = None) -> RateLimited:
    return RateLimited("slow", status=429, detail="d", retry_after=retry_after)


def run_one(pace: Pace, error: AirflowTriggerError | None = None, *, now: float = 0) -> None:
    pace.begin(now)
    pace.finish(error, now)
    pace.hand_out()


def test_no_more_requests_are_under_way_than_asked_for() -> None:
    batch = pace(concurrency=2)
    batch.begin(0)
    assert batch.delay(0) == 0
    batch.begin(0)
    assert batch.delay(0) is None

    batch.finish(None, 1)

    assert batch.delay(1) == 0


def test_a_slow_consumer_holds_up_further_requests() -> None:
    batch = pace(concurrency=2)
    for _ in range(4):
        batch.begin(0)
        batch.finish(None, 0)
    assert batch.delay(0) is None

    batch.hand_out()

    assert batch.delay(0) == 0


def test_the_rate_is_spread_evenly_and_idle_time_is_not_made_up_for() -> None:
    batch = pace(concurrency=100, max_rate=4)
    delays: list[float | None] = []
    for now in (0, 0.25, 0.3, 60, 60):
        delays.append(batch.delay(now))
        batch.begin(now)

    assert delays == pytest.approx([0, 0, 0.2, 0, 0.25])


@pytest.mark.parametrize(("share", "most"), [(1, 8), (0.99, 8), (0.5, 4), (0.2, 2), (0, 1)])
def test_fewer_requests_are_under_way_as_the_retry_budget_drains(share: float, most: int) -> None:
    budget = RetryBudget(100)
    for _ in range(round(100 * (1 - share))):
        budget.take()
    batch = pace(concurrency=8, budget=budget)

    while batch.delay(0) == 0:
        batch.begin(0)

    assert batch.begun == most


@pytest.mark.parametrize(
    ("error", "rest"),
    [(None, 0), (UNKNOWN, 0), (DOWN, 1), (FAILED, 1), (limited(), 1), (limited(7), 7)],
    ids=["success", "404", "down", "500", "429", "429 with Retry-After"],
)
def test_the_next_request_waits_after_a_sign_of_struggle(
    error: AirflowTriggerError | None, rest: float
) -> None:
    batch = pace()
    run_one(batch, error)

    assert batch.delay(0) == rest


def test_the_rest_grows_with_each_failure_in_a_row_up_to_the_cap() -> None:
    batch = pace(concurrency=100)
    rests: list[float | None] = []
    for _ in range(5):
        run_one(batch, DOWN, now=100 * batch.begun)
        rests.append(batch.delay(100 * (batch.begun - 1)))

    assert rests == [1, 2, 4, 8, 10]


def test_a_server_may_not_ask_for_a_longer_rest_than_the_cap() -> None:
    batch = pace()
    run_one(batch, limited(3600))

    assert batch.delay(0) == 10


@pytest.mark.parametrize(
    "error",
    [AuthenticationFailed("who", status=401, detail="d"), ConfigError("no token file")],
    ids=["wrong", "none"],
)
def test_credentials_that_do_not_do_stop_the_batch_at_once(error: AirflowTriggerError) -> None:
    batch = pace()
    run_one(batch)
    run_one(batch, error)

    assert batch.stopped_by is error


@pytest.mark.parametrize(("concurrency", "failures"), [(1, 6), (3, 6), (8, 16)])
def test_a_dead_server_stops_the_batch(concurrency: int, failures: int) -> None:
    batch = pace(concurrency)
    for _ in range(failures - 1):
        run_one(batch, DOWN)
    assert batch.stopped_by is None

    run_one(batch, DOWN)

    assert batch.stopped_by is DOWN


def test_one_good_answer_shows_that_the_server_lives() -> None:
    batch = pace(1)
    for error in [DOWN] * 5 + [UNKNOWN] + [FAILED] * 5 + [None] + [DOWN] * 5:
        run_one(batch, error)

    assert batch.stopped_by is None


@pytest.mark.parametrize(
    "refusal",
    [InvalidRunId("a/b"), ConfError("no", problems=["$: no"])],
    ids=lambda e: type(e).__name__,
)
def test_a_refusal_before_sending_does_not_show_that_the_server_lives(
    refusal: AirflowTriggerError,
) -> None:
    batch = pace(1)
    for error in [DOWN, refusal] * 6:
        run_one(batch, error)

    assert batch.stopped_by is DOWN


def test_refusals_before_sending_do_not_stop_the_batch() -> None:
    batch = pace(1)
    for _ in range(100):
        run_one(batch, InvalidRunId("a/b"))

    assert batch.stopped_by is None


def test_a_server_that_limits_the_rate_does_not_stop_the_batch() -> None:
    batch = pace(1)
    for _ in range(100):
        run_one(batch, limited())

    assert batch.stopped_by is None


def test_refusals_stop_the_batch_only_if_nothing_else_ever_came() -> None:
    only_refused, some_started = pace(1), pace(1)
    run_one(some_started)
    for _ in range(6):
        run_one(only_refused, REFUSED)
        run_one(some_started, REFUSED)

    assert only_refused.stopped_by is REFUSED
    assert some_started.stopped_by is None


@pytest.mark.parametrize(("concurrency", "max_rate"), [(0, None), (1, 0), (1, -1)])
def test_a_pace_at_which_nothing_happens_is_refused(
    concurrency: int, max_rate: float | None
) -> None:
    with pytest.raises(ValueError, match="must be"):
        pace(concurrency, max_rate)
