"""Faults to order: what happens to the next requests on their way."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from airflow_trigger._arguments import must_be_count, must_not_be_negative, refuse_other
from airflow_trigger.testing._wire import Answer, ReceivedRequest, Target, html_answer

# What becomes of a request: "before" it reaches the server something else answers or nothing does,
# "after" the server has done its work the answer is lost or cut or late, or the server forgets it.
Kind: TypeAlias = Literal["answer", "refuse", "lose", "cut", "delay", "forget"]


@attrs.define(kw_only=True)
class Fault:
    """A fault that happens to so many requests of a kind.

    Attributes:
        name: What ordered it.
        answer: What a proxy answers in the server's place, for the kind "answer".
        seconds: How late the answer is, for the kind "delay".
    """

    name: str
    kind: Kind
    on: Target
    times: int
    answer: Answer | None = None
    seconds: float = 0.0


@attrs.frozen
class Delivery:
    """What the transport has to do: hand over the answer, or break off in this way.

    Attributes:
        answer: None if it is lost, or if there is none.
        seconds: How late it is.
    """

    kind: Kind
    answer: Answer | None = None
    seconds: float = 0.0


@attrs.define
class Faults:
    """The faults that are still to happen, in the order in which they were ordered."""

    ordered: list[Fault] = attrs.Factory(list[Fault])

    def add(self, fault: Fault) -> None:
        refuse_other("on", fault.on, Target)
        must_be_count("times", fault.times, least=1)
        must_not_be_negative("seconds", fault.seconds)
        self.ordered.append(fault)

    def take(self, request: ReceivedRequest) -> Fault | None:
        """The fault that happens to this request."""
        for fault in self.ordered:
            if request.is_for(fault.on):
                fault.times -= 1
                if not fault.times:
                    self.ordered.remove(fault)
                return fault
        return None

    @property
    def names(self) -> tuple[str, ...]:
        """What ordered them, once for each time that it is still to happen."""
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
