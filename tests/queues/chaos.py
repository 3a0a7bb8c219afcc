"""Kills and crashes, in random order and at random times, deterministic for a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from threading import Event

from tests.queues.deployment import Deployment

# For each: one per this many orders, and the minimum.
KILLED_WORKERS, KILLED_SERVICES, CRASHED_SERVERS = (40, 3), (150, 1), (300, 1)
LONGEST_DOWN = 2.0


class Chaos:
    """The failures of a deployment while it takes orders.

    Args:
        seconds: Over how long they are spread, roughly.
    """

    def __init__(
        self,
        deployment: Deployment,
        *,
        orders: int,
        seconds: float,
        seed: str,
    ) -> None:
        self._deployment = deployment
        self._orders = orders
        self._seconds = seconds
        self._chance = Random(seed)  # noqa: S311
        self._pause = Event().wait
        self.done: Counter[str] = Counter()

    def run(self) -> None:
        actions = list(self._actions())
        self._chance.shuffle(actions)
        for action in actions:
            self._pause(self._chance.uniform(0, 2 * self._seconds / len(actions)))
            action()

    def _actions(self) -> Iterator[Callable[[], None]]:
        for (orders, least), action in (
            (KILLED_WORKERS, self._kill_a_worker),
            (KILLED_SERVICES, self._kill_the_service),
            (CRASHED_SERVERS, self._crash_the_server),
        ):
            yield from [action] * max(least, self._orders // orders)

    def _kill_a_worker(self) -> None:
        self._chance.choice(self._deployment.workers).kill()
        self.done["workers killed"] += 1

    def _kill_the_service(self) -> None:
        self._deployment.service.kill()
        self.done["services killed"] += 1

    def _crash_the_server(self) -> None:
        server = self._deployment.server
        server.crash()
        self._pause(self._chance.uniform(0, LONGEST_DOWN))
        server.start()
        self.done["crashes of database or broker"] += 1
