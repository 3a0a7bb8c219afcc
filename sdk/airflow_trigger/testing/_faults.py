"""Queued faults: what happens to the next requests instead of a normal response."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from airflow_trigger._arguments import must_be_count, must_not_be_negative, refuse_other
from airflow_trigger.testing._wire import Answer, ReceivedRequest, Target, html_answer

# "answer" and "refuse" happen before the request reaches the server: a proxy responds, or the
# connection is refused. The others happen after the server has processed the request: the response
# is lost, cut off or late, or the server undoes the change.
Kind: TypeAlias = Literal["answer", "refuse", "lose", "cut", "delay", "forget"]


@attrs.define(kw_only=True)
class Fault:
    """A fault for a number of requests of one operation.

    Attributes:
        name: The method that queued the fault.
        answer: The response of a proxy instead of the server's, for the kind "answer".
        seconds: The delay of the response, for the kind "delay".
    """

    name: str
    kind: Kind
    on: Target
    times: int
    answer: Answer | None = None
    seconds: float = 0.0


@attrs.frozen
class Delivery:
    """What the transport has to do: return the response, or fail as `kind` says.

    Attributes:
        answer: The response; None if it is lost, or if there is none.
        seconds: The delay of the response.
    """

    kind: Kind
    answer: Answer | None = None
    seconds: float = 0.0


@attrs.define
class Faults:
    """The faults that have not happened yet, in the order in which they were queued."""

    ordered: list[Fault] = attrs.Factory(list[Fault])

    def add(self, fault: Fault) -> None:
        refuse_other("on", fault.on, Target)
        must_be_count("times", fault.times, least=1)
        must_not_be_negative("seconds", fault.seconds)
        self.ordered.append(fault)

    def take(self, request: ReceivedRequest) -> Fault | None:
        """Return the fault for this request, and count it as used."""
        for fault in self.ordered:
            if request.is_for(fault.on):
                fault.times -= 1
                if not fault.times:
                    self.ordered.remove(fault)
                return fault
        return None

    @property
    def names(self) -> tuple[str, ...]:
        """The methods that queued the faults, once for each time that a fault will happen."""
        return tuple(fault.name for fault in self.ordered for _ in range(fault.times))


def bad_gateway() -> Answer:
    return html_answer(502, title="502 Bad Gateway", text="nginx")


def login_page() -> Answer:
    return html_answer(200, title="Sign in", text="Please sign in to go on.")


def too_many(retry_after: float | None) -> Answer:
    if retry_after is not None:
        must_not_be_negative("retry_after", retry_after)
    headers = {} if retry_after is None else {"Retry-After": f"{retry_after:g}"}
    return Answer(429, b"Too Many Requests", "text/plain; charset=utf-8", headers)
