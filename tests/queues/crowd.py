"""Many processes that trigger an Airflow at the same time, each with a client of its own."""

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
# The longest pause before an error that is retryable is answered by the same trigger again. Some
# minutes would do in a service; nobody waits for so long here.
PAUSE_SECONDS = 10.0
# More than any order needs.
MOST_CALLS = 200


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """Who triggers what.

    Attributes:
        triggers: Of each process; with a queue, of each that puts its requests into it.
        workers: The processes that take from the queue, and trigger.
        rate: Of the shared limit.
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
        """The processes that have a client."""
        return self.workers if self.way == "queue" else self.processes


@dataclass(kw_only=True)
class Tally:
    """What one process has met.

    Attributes:
        retries: Of its client, by itself.
        errors: The triggers that ended with an error, and were triggered again; by kind.
        early: Those of them that the client gave up before the last attempt of its policy: its
            retry budget was used up, or its deadline over.
        began: When, on the clock that all processes of a machine share.
        ended: When.
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
        """Trigger until there is a run, as a service does with an error that is retryable."""
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
    """Let the processes begin together, and wait for all of them."""
    if crowd.way == "queue":
        _fill_queue(crowd)
    with pool(crowd.triggering) as processes:
        numbers = range(crowd.triggering)
        return list(processes.map(_take_part, [crowd] * len(numbers), numbers))


def _take_part(crowd: Crowd, number: int) -> Tally:
    tally = Tally()
    requests = _from_queue(crowd) if crowd.way == "queue" else _own(crowd, number)
    with _limit(crowd) as limit, _client(crowd.airflow, tally, limit) as airflow:
        # As in a service that has run for a while: logged in, with all loaded.
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
    """Until it is empty. Nothing crashes here; a real queue keeps what a worker has not done."""
    with redis.from_url(crowd.redis_url) as queue:
        pop = cast(Callable[[str], bytes | None], queue.rpop)  # pyright: ignore[reportUnknownMemberType]
        while document := pop(QUEUE):
            yield TriggerRequest.from_json(document)
