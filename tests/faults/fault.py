"""The faults, how each affects the server, the plans for them, and the responses of gateways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from enum import Enum
from time import time
from typing import TypeAlias, cast

from tests.faults.wire import Answer, text_answer


class Fault(Enum):
    """What happens to one request; "after commit" is after reading the whole response."""

    RESET_BEFORE_SENDING = "reset before sending"
    RESET_AFTER_COMMIT = "reset after commit"
    TRUNCATED_BODY = "truncated body"
    GARBLED_BODY = "garbled body"
    HTML_FOR_JSON = "HTML in place of JSON"
    SLOW_DRIP = "slow drip"
    ENDLESS_DRIP = "endless drip"
    HANG = "hang after commit"
    BAD_GATEWAY_BEFORE_SENDING = "502 before sending"
    BAD_GATEWAY_AFTER_COMMIT = "502 after commit"
    UNAVAILABLE_BEFORE_SENDING = "503 before sending"
    GATEWAY_TIMEOUT_AFTER_COMMIT = "504 after commit"
    SERVER_ERROR_BEFORE_SENDING = "500 before sending"
    RATE_LIMIT = "429 without Retry-After"
    RATE_LIMIT_0 = "429 with Retry-After: 0"
    RATE_LIMIT_1 = "429 with Retry-After: 1"
    RATE_LIMIT_DATE = "429 with Retry-After as a date"
    REFUSED = "connection refused"
    GARBAGE = "bytes that are not HTTP"
    DUPLICATE = "duplicate delivery"
    LATE_AFTER_RESET = "late delivery after a reset"
    LATE_AFTER_BAD_GATEWAY = "late delivery after a 502"

    @property
    def deliveries(self) -> int:
        """How often the server receives the request in total."""
        if self in _BEFORE_SENDING:
            return 0
        return 2 if self is Fault.DUPLICATE else 1

    @property
    def reaches_server(self) -> bool:
        return self.deliveries > 0

    @property
    def is_late(self) -> bool:
        """Whether the server receives the request only after the client got its response."""
        return self in (Fault.LATE_AFTER_RESET, Fault.LATE_AFTER_BAD_GATEWAY)


_BEFORE_SENDING = frozenset(
    {
        Fault.RESET_BEFORE_SENDING,
        Fault.BAD_GATEWAY_BEFORE_SENDING,
        Fault.UNAVAILABLE_BEFORE_SENDING,
        Fault.SERVER_ERROR_BEFORE_SENDING,
        Fault.RATE_LIMIT,
        Fault.RATE_LIMIT_0,
        Fault.RATE_LIMIT_1,
        Fault.RATE_LIMIT_DATE,
        Fault.REFUSED,
        Fault.GARBAGE,
    }
)


@dataclass(frozen=True)
class Seen:
    """A request as the plan sees it; `path` has no query, `body` is decoded JSON or None.

    `nth` counts earlier requests with the same method, path and `dag_run_id`: 0 for the first.
    """

    method: str
    path: str
    body: object
    nth: int

    @property
    def dag_run_id(self) -> str | None:
        body = self.body
        if not isinstance(body, dict):
            return None
        run_id = cast("dict[str, object]", body).get("dag_run_id")
        return run_id if isinstance(run_id, str) else None


Plan: TypeAlias = Callable[[Seen], Fault | None]


def gateway_answer(fault: Fault) -> Answer:
    """The response that a gateway sends in place of the server's."""
    match fault:
        case Fault.HTML_FOR_JSON:
            return _page(200, "OK", "Sign in")
        case (
            Fault.BAD_GATEWAY_BEFORE_SENDING
            | Fault.BAD_GATEWAY_AFTER_COMMIT
            | Fault.LATE_AFTER_BAD_GATEWAY
        ):
            return _page(502, "Bad Gateway", "502 Bad Gateway")
        case Fault.UNAVAILABLE_BEFORE_SENDING:
            return _page(503, "Service Unavailable", "503 Service Temporarily Unavailable")
        case Fault.GATEWAY_TIMEOUT_AFTER_COMMIT:
            return _page(504, "Gateway Time-out", "504 Gateway Time-out")
        case Fault.SERVER_ERROR_BEFORE_SENDING:
            return _plain(500, "Internal Server Error")
        case Fault.RATE_LIMIT:
            return _plain(429, "Too Many Requests")
        case Fault.RATE_LIMIT_0:
            return _plain(429, "Too Many Requests", retry_after="0")
        case Fault.RATE_LIMIT_1:
            return _plain(429, "Too Many Requests", retry_after="1")
        case Fault.RATE_LIMIT_DATE:
            in_a_second = formatdate(time() + 1, usegmt=True)
            return _plain(429, "Too Many Requests", retry_after=in_a_second)
        case _:
            raise ValueError(f"no gateway answers in place of the server: {fault.value}")


def _page(status: int, reason: str, title: str) -> Answer:
    head, body = f"<head><title>{title}</title></head>", f"<body><h1>{title}</h1></body>"
    return text_answer(status, reason, f"<html>{head}{body}</html>", "text/html")


def _plain(status: int, reason: str, *, retry_after: str | None = None) -> Answer:
    headers = [] if retry_after is None else [("Retry-After", retry_after)]
    return text_answer(status, reason, reason, "text/plain", headers)
