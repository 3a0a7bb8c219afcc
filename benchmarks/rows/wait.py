"""How many requests `wait_many` sends, counted with the fake.

In each round it polls all unfinished runs, and then pauses. The events of the client say in which
round a request was sent.
"""

from __future__ import annotations

import random
from collections import Counter, deque
from collections.abc import Callable, Iterator

from airflow_trigger import RunRef
from airflow_trigger.events import AttemptEvent, Event
from airflow_trigger.testing import FakeAirflow
from benchmarks.table import Figure, Line, Target

RUNS = 500
DAGS = 10
FINISHED_PER_ROUND = 50


# Name → the order in which the runs end; they are given oldest first.
ORDERS: dict[str, Callable[[list[RunRef]], list[RunRef]]] = {
    "oldest first": lambda refs: refs,
    "in random order": lambda refs: random.Random(1).sample(refs, len(refs)),  # noqa: S311 - the same each time
}
MISSED = (
    "A round of polling asks for more than 50 runs' worth of requests one by one. The server "
    "has more load while you wait."
)


def lines() -> Iterator[Line]:
    for name, order in ORDERS.items():
        rounds = requests_per_round(order)
        yield Line(
            row="wait",
            what=f"wait_many, {RUNS} runs of {DAGS} DAGs that end {name}: most requests in one of "
            f"{len(rounds)} rounds",
            ours=Figure(max(rounds.values()), "requests"),
            target=Target(at_most=RUNS / 50, unit="requests"),
        )


def requests_per_round(order: Callable[[list[RunRef]], list[RunRef]]) -> Counter[int]:
    """Round → requests, while `FINISHED_PER_ROUND` runs end between two rounds."""
    fake = FakeAirflow()
    rounds: Counter[int] = Counter()

    def count(event: Event) -> None:
        if isinstance(event, AttemptEvent):
            rounds[event.attempt] += 1

    for number in range(DAGS):
        fake.add_dag(f"dag-{number}")
    with fake.client(on_event=count) as airflow:
        refs = [airflow.trigger(f"dag-{number % DAGS}").ref for number in range(RUNS)]
        unfinished = deque(order(refs))
        for _ in range(FINISHED_PER_ROUND):
            fake.finish(unfinished.popleft())
        rounds.clear()
        for _ in airflow.wait_many(refs, poll_interval=0.01):
            if unfinished:  # wait_many yields the runs of a round before the next round
                fake.finish(unfinished.popleft())
    return rounds
