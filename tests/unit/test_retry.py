"""The one decision whether to retry."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from airflow_trigger._flows.steps import RetryBudget
from airflow_trigger.retry import RetryPolicy, retry_after
from tests.unit.driving import answer, fault

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


def pause(
    policy: RetryPolicy,
    attempt: int,
    *,
    left: float = 120,
    budget: float = 100,
    after: str = "",
    jitter: float = 1.0,
) -> float | None:
    reply = answer(503, retry_after=after) if after else fault()
    return policy.pause(attempt, reply, left=left, budget=budget, now=NOW, jitter=lambda: jitter)


@pytest.mark.parametrize(
    ("attempt", "bound"), [(1, 0.5), (2, 1.0), (3, 2.0), (4, 4.0), (7, 20.0), (5000, 20.0)]
)
def test_the_bound_of_the_wait_doubles_up_to_the_cap(attempt: int, bound: float) -> None:
    policy = RetryPolicy(attempts=10_000)

    assert pause(policy, attempt) == bound
    assert pause(policy, attempt, jitter=0.0) == 0


def test_the_largest_backoff_waits_up_to_the_cap() -> None:
    policy = RetryPolicy(backoff=10**308)

    assert pause(policy, 4) == policy.cap
    assert pause(policy, 4, jitter=0.0) == 0


@pytest.mark.parametrize(("attempts", "attempt"), [(1, 1), (3, 3), (3, 4)])
def test_the_last_attempt_is_the_last(attempts: int, attempt: int) -> None:
    assert pause(RetryPolicy(attempts=attempts), attempt) is None


def test_no_attempt_starts_after_the_deadline() -> None:
    policy = RetryPolicy()

    assert pause(policy, 1, left=0.5) == 0.5
    assert pause(policy, 1, left=0.4) is None


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        ("7", 7.0),
        ("Mon, 23 Nov 2026 12:00:09 GMT", 9.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("Mon, 23 Nov 2026 12:00:09 -0000", 9.0),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        ("Mon, 01 Jan 99999999999 00:00:00 GMT", None),
        ("", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_a_date(value: str, seconds: float | None) -> None:
    assert retry_after(answer(503, retry_after=value), now=NOW) == seconds


def test_retry_after_takes_the_place_of_the_backoff_up_to_the_cap() -> None:
    assert pause(RetryPolicy(cap=30), 1, after="7") == 7
    assert pause(RetryPolicy(cap=30), 1, after="999") == 30


@pytest.mark.parametrize(
    "bad", [{"attempts": 0}, {"backoff": -1}, {"cap": -1}, {"cap": 1e300}, {"deadline": 0}]
)
def test_a_policy_without_sense_is_refused(bad: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(bad))):
        RetryPolicy(**bad)


def test_an_empty_budget_allows_no_retry() -> None:
    policy = RetryPolicy()

    assert pause(policy, 1, budget=1) == 0.5
    assert pause(policy, 1, budget=0.9) is None


def test_a_budget_is_drained_by_retries_and_filled_by_success() -> None:
    budget = RetryBudget(10)
    for _ in range(12):
        budget.take()
    assert (budget.left, budget.share) == (0, 0)

    budget.give_back(1)
    assert budget.left == pytest.approx(0.2)
    budget.give_back(2)
    assert budget.left == pytest.approx(1.2)
    for _ in range(20):
        budget.give_back(5)

    assert (budget.left, budget.share) == (10, 1)
