"""When to ask again: one pure decision, without a clock and without a socket."""

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
    """How often and how long a client tries again what is safe to try again.

    A wait is drawn evenly between 0 and `backoff` x 2^(attempt - 1), at most `cap` ("full jitter").
    A server's `Retry-After` (RFC 9110, section 10.2.3) takes its place, at most `cap` too.

    All calls of a client draw on one budget of retries, as in the standard mode of the AWS SDKs: a
    retry takes 1 from it, a retry that was answered well puts 1 back, a first attempt that was
    answered well 0.2. A server that fails for everybody is so asked once per call, not `attempts`
    times.

    Attributes:
        attempts: Requests in all, the first one included; 1 never asks again.
        backoff: The upper bound of the first wait, in seconds.
        cap: The longest wait, in seconds.
        deadline: Seconds that a call may take in all, a trigger's questions before it included: no
            attempt starts after that, and the time-outs of each are shortened to it. Only a last
            look at whether a lost attempt started the run gets up to 5 seconds more.
        budget: How many retries the client may make beyond those that its successes earn.

    Raises:
        TypeError, ValueError: One of them is no number, or is none that has a sense.

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
        """Seconds to wait after the given attempt (from 1) until the next, or None to give up.

        Args:
            attempt: The number of the attempt that got the reply.
            reply: The answer, or the fault that came in its place.
            left: Seconds until the deadline.
            budget: The retries that the client has left.
            now: The time, for a `Retry-After` that is a date.
            jitter: Gives a number from 0 to 1.
        """
        if attempt >= self.attempts or budget < 1:
            return None
        if isinstance(reply, httpx.Response):
            wait = retry_after(reply, now=now)
        else:
            wait = reply.retry_after if isinstance(reply, LoginUnavailable) else None
        if wait is None:
            # The exponent is bounded: a float holds 2^1023 at most.
            wait = self.backoff * 2 ** min(attempt - 1, 60) * jitter()
        wait = min(wait, self.cap)
        return wait if wait <= left else None


def retry_after(response: httpx.Response, *, now: datetime) -> float | None:
    """The seconds that a server asks to wait, as a number or as a date; None if it does not ask."""
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
