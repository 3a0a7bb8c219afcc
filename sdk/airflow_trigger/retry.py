"""When to ask again: one pure decision, without a clock and without a socket."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import attrs
import httpx


@attrs.frozen(kw_only=True)
class RetryPolicy:
    """How often and how long a client tries again what is safe to try again.

    A wait is drawn evenly between 0 and `backoff` x 2^(attempt - 1), at most `cap` ("full jitter").
    A server's `Retry-After` (RFC 9110, section 10.2.3) takes its place, at most `cap` too.

    Attributes:
        attempts: Requests in all, the first one included; 1 never asks again.
        backoff: The upper bound of the first wait, in seconds.
        cap: The longest wait, in seconds.
        deadline: No further attempt starts later than this many seconds after the first one.

    >>> RetryPolicy(attempts=1)
    RetryPolicy(attempts=1, backoff=0.5, cap=20.0, deadline=120.0)
    """

    attempts: int = attrs.field(default=5, validator=attrs.validators.ge(1))
    backoff: float = attrs.field(default=0.5, validator=attrs.validators.ge(0))
    cap: float = attrs.field(default=20.0, validator=attrs.validators.ge(0))
    deadline: float = attrs.field(default=120.0, validator=attrs.validators.ge(0))

    def pause(
        self,
        attempt: int,
        reply: httpx.Response | httpx.RequestError,
        *,
        elapsed: float,
        now: datetime,
        jitter: Callable[[], float],
    ) -> float | None:
        """Seconds to wait after the given attempt (from 1) until the next, or None to give up.

        Args:
            attempt: The number of the attempt that got the reply.
            reply: The answer, or the fault that came in its place.
            elapsed: Seconds since the first attempt began.
            now: The time, for a `Retry-After` that is a date.
            jitter: Gives a number from 0 to 1.
        """
        if attempt >= self.attempts:
            return None
        wait = retry_after(reply, now=now) if isinstance(reply, httpx.Response) else None
        if wait is None:
            # The exponent is bounded: a float holds 2^1023 at most.
            wait = self.backoff * 2 ** min(attempt - 1, 60) * jitter()
        wait = min(wait, self.cap)
        return wait if elapsed + wait <= self.deadline else None


def retry_after(response: httpx.Response, *, now: datetime) -> float | None:
    """The seconds that a server asks to wait, as a number or as a date; None if it does not ask."""
    value = response.headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
