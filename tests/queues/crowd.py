"""Many processes that trigger an Airflow at the same time, each with its own client."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, TypeAlias, cast

import redis

from airflow_trigger import (
    AirflowClient,
    AirflowTriggerError,
    DagRun,
    Event,
    RetryEvent,
    RetryPolicy,
    TriggerRequest,
)
from examples import shared_limit
from examples.shared_limit import SharedLimit
from tests.queues.busy_airflow import DAG_ID, Address
from tests.queues.forked import pool, wait_for_all

Way: TypeAlias = Literal["none", "shared limit", "queue"]
QUEUE = "orders"
# The longest pause before a trigger with a retryable error is repeated. A service would wait for
# minutes; that would take too long here.
PAUSE_SECONDS = 10.0
# More than any order needs.
MOST_CALLS = 200


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """The processes, and what each of them triggers.

    Attributes:
        triggers: Triggers of each process; with a queue, requests that it puts into the queue.
        workers: The number of processes that take requests from the queue, and trigger.
        rate: The rate of the shared limit.
    """

    way: Way
    processes: int
    triggers: int
    workers: int
    rate: str
    airflow: Address
    redis_url: str

    @property
    def orders(self) -> range:
        return range(self.processes * self.triggers)

    @property
    def triggering(self) -> int:
        """The number of processes that have a client."""
        return self.workers if self.way == "queue" else self.processes


@dataclass(kw_only=True)
class Tally:
    """The measurements of one process.

    Attributes:
        retries: Retries by its client.
        errors: Triggers that ended with an error and were repeated, by the kind of error.
        early: Those of them that the client gave up before the last attempt of its policy, because
            its retry budget was used up, or its deadline over.
        began: The time of the start, on the clock that all processes of a machine share.
        ended: The time of the end.
    """

    retries: int = 0
    errors: Counter[str] = field(default_factory=Counter[str])
    early: int = 0
    began: float = 0.0
    ended: float = 0.0
    _retries_of_call: int = 0

    def on_event(self, event: Event) -> None:
        if isinstance(event, RetryEvent):
            self.retries += 1
            self._retries_of_call += 1

    def until_started(self, trigger: Callable[[], DagRun]) -> None:
        """Trigger until there is a run, as a service does after a retryable error."""
        for _ in range(MOST_CALLS):
            self._retries_of_call = 0
            try:
                trigger()
            except AirflowTriggerError as error:
                if not error.retryable:
                    raise
                self.errors[type(error).__name__] += 1
                self.early += self._retries_of_call < RetryPolicy().attempts - 1
            else:
                return
            time.sleep(random.uniform(0, PAUSE_SECONDS))  # noqa: S311
        raise TimeoutError(f"there is no run after {MOST_CALLS} calls")


def all_at_once(crowd: Crowd) -> list[Tally]:
    """Start the processes together, and wait for all of them."""
    if crowd.way == "queue":
        _fill_queue(crowd)
    with pool(crowd.triggering) as processes:
        numbers = range(crowd.triggering)
        return list(processes.map(_take_part, [crowd] * len(numbers), numbers))


def _take_part(crowd: Crowd, number: int) -> Tally:
    tally = Tally()
    requests = _from_queue(crowd) if crowd.way == "queue" else _own(crowd, number)
    with _limit(crowd) as limit, _client(crowd.airflow, tally, limit) as airflow:
        # As in a service that has run for a while: logged in, and with everything loaded.
        airflow.check_conf(DAG_ID, {"order": 0})
        wait_for_all()
        tally.began = time.monotonic()
        for request in requests:
            tally.until_started(partial(_trigger, airflow, limit, request))
        tally.ended = time.monotonic()
    return tally


def _client(address: Address, tally: Tally, limit: SharedLimit | None) -> AirflowClient:
    def on_event(event: Event) -> None:
        tally.on_event(event)
        if limit is not None:
            limit.on_event(event)

    return AirflowClient(address.url, address.auth, on_event=on_event)


@contextmanager
def _limit(crowd: Crowd) -> Generator[SharedLimit | None]:
    if crowd.way != "shared limit":
        yield None
        return
    with closing(SharedLimit(crowd.redis_url, crowd.rate, longest_wait=3600)) as limit:
        yield limit


def _trigger(airflow: AirflowClient, limit: SharedLimit | None, request: TriggerRequest) -> DagRun:
    if limit is None:
        return airflow.trigger(request)
    return shared_limit.trigger(airflow, limit, request)


def _request(order: int) -> TriggerRequest:
    return TriggerRequest(DAG_ID, {"order": order}, idempotency_key=f"order-{order}")


def _own(crowd: Crowd, number: int) -> Iterable[TriggerRequest]:
    return map(_request, crowd.orders[number * crowd.triggers : (number + 1) * crowd.triggers])


def _fill_queue(crowd: Crowd) -> None:
    with redis.from_url(crowd.redis_url) as queue:
        queue.lpush(QUEUE, *(_request(order).to_json() for order in crowd.orders))


def _from_queue(crowd: Crowd) -> Iterator[TriggerRequest]:
    """Take requests until it is empty. Nothing crashes here; a real queue keeps unfinished ones."""
    with redis.from_url(crowd.redis_url) as queue:
        pop = cast(Callable[[str], bytes | None], queue.rpop)  # pyright: ignore[reportUnknownMemberType]
        while document := pop(QUEUE):
            yield TriggerRequest.from_json(document)
