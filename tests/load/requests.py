"""Requests for batches, and their results at the stub."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Iterator
from random import Random

from airflow_trigger import TriggerRequest

# One in five requests is one of these: rejected by the conf check, or for an unknown DAG.
REFUSED = TriggerRequest("declared_params", {"amount": "much"})
UNKNOWN = TriggerRequest("no_such_dag", conf_check="json", on_paused="allow")


class Broken(Exception):
    """Raised on purpose, in a loop over outcomes or in a source of requests."""


def seeded(seed: str, number: int) -> Random:
    """The random choices of one thread or task of many; the same for the same seed."""
    return Random(f"{seed} {number}")  # noqa: S311 - no secret


def endless() -> Iterator[TriggerRequest]:
    for number in itertools.count():
        yield TriggerRequest("sales", {"order": number})


async def endless_async() -> AsyncIterator[TriggerRequest]:
    for request in endless():
        yield request


def mixed(number: int) -> list[TriggerRequest]:
    """`number` requests, of which one in five fails."""
    good = [TriggerRequest(f"sales_{order % 3}", {"order": order}) for order in range(number)]
    for index in range(0, number, 5):
        good[index] = REFUSED if index % 2 else UNKNOWN
    return good


def breaking(number: int) -> Iterator[TriggerRequest]:
    """`number` requests, and then an exception."""
    yield from itertools.islice(endless(), number)
    raise Broken
