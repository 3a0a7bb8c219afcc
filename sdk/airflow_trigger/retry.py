"""When to retry: a pure function, without a clock or I/O."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import attrs
import httpx

from airflow_trigger._arguments import (
    LONGEST_SLEEP,
    must_be_count,
    must_be_positive,
    must_not_be_negative,
)
from airflow_trigger._http.faults import LoginUnavailable


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How often and for how long a client retries requests that are safe to retry.

    The delay before a retry is random between 0 and `backoff` x 2^(attempt - 1) seconds, at most
    `cap` ("full jitter"). A `Retry-After` of the server (RFC 9110, section 10.2.3) replaces it, up
    to `cap` too.

    All calls of a client share one retry budget, as in the standard mode of the AWS SDKs: a retry
    takes 1 from it, a successful retry returns 1, a successful first attempt adds 0.2. So a server
    that fails every request gets one request per call, not `attempts`.

    Attributes:
        attempts: The maximum number of requests, including the first one; 1 disables retries.
        backoff: The upper limit of the first delay, in seconds.
        cap: The longest delay, in seconds.
        deadline: The total time for a call in seconds, including preliminary requests: no attempt
            starts later, and the timeouts of each attempt are shortened to fit. Only the last check
            whether a lost attempt has started the run may take up to 5 seconds more.
        budget: The retries that the client may make beyond those that successful requests add.

    Raises:
        TypeError, ValueError: An argument is not a number, or is out of range.

    >>> RetryPolicy(attempts=1)
    RetryPolicy(attempts=1, backoff=0.5, cap=20.0, deadline=120.0, budget=100)
    """

    attempts: int = 5
    backoff: float = 0.5
    cap: float = 20.0
    deadline: float = 120.0
    budget: int = 100

    def __attrs_post_init__(self) -> None:
        must_be_count("attempts", self.attempts, least=1)
        must_not_be_negative("backoff", self.backoff)
        must_not_be_negative("cap", self.cap, most=LONGEST_SLEEP)
        must_be_positive("deadline", self.deadline)
        must_be_count("budget", self.budget, least=1)

    def pause(
        self,
        attempt: int,
        reply: httpx.Response | httpx.RequestError,
        *,
        left: float,
        budget: float,
        now: datetime,
        jitter: Callable[[], float],
    ) -> float | None:
        """Return the delay before the next attempt, in seconds, or None to give up.

        Args:
            attempt: The number of the attempt that failed, from 1.
            reply: The response, or the error if there was none.
            left: The seconds until the deadline.
            budget: The client's remaining retries.
            now: The current time, for a `Retry-After` that is a date.
            jitter: Returns a random number from 0 to 1.
        """
        if attempt >= self.attempts or budget < 1:
            return None
        if isinstance(reply, httpx.Response):
            wait = retry_after(reply, now=now)
        else:
            wait = reply.retry_after if isinstance(reply, LoginUnavailable) else None
        if wait is None:
            # A float is at most 2^1023, so the exponent is limited.
            wait = self.backoff * jitter() * 2 ** min(attempt - 1, 60)
        wait = min(wait, self.cap)
        return wait if wait <= left else None


def retry_after(response: httpx.Response, *, now: datetime) -> float | None:
    """Return the delay of a `Retry-After` header in seconds; None if there is no valid one."""
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
