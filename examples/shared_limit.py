"""A rate limit that many processes share; needs limits and redis.

The limit is stored in Redis, so it applies to all processes and machines that
use the same Redis, the same name and the same rate. Run it from the root of
the repository, in as many terminals as you like, with orders as arguments:

    REDIS_URL=redis://127.0.0.1 python -m examples.shared_limit 17 18 19
"""

import logging
import os
import random
import sys
import time
from contextlib import closing, suppress

import limits
import redis
from limits.storage import RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from airflow_trigger import (
    AirflowClient,
    DagRun,
    Event,
    RetryEvent,
    TriggerRequest,
)

logger = logging.getLogger(__name__)


class SharedLimit:
    """A rate limit shared by all processes.

    If Redis is unavailable, processes trigger without the limit: Airflow then
    refuses some requests, and the client retries them. That is slower, but a
    service that waits for Redis would do nothing at all.
    """

    def __init__(
        self,
        redis_url: str,
        rate: str = "10/second",
        *,
        name: str = "airflow",
        longest_wait: float = 60.0,
    ) -> None:
        # A trigger must not hang when Redis hangs.
        self._redis = redis.from_url(
            redis_url, socket_connect_timeout=1, socket_timeout=1
        )
        storage = RedisStorage(
            redis_url, connection_pool=self._redis.connection_pool
        )
        # A sliding window spreads the turns over time, by the clock of Redis.
        # A moving window would allow all turns of a second at once, by the
        # clock of each machine.
        self._window = SlidingWindowCounterRateLimiter(storage)
        self._rate = limits.parse(rate)
        self._name = name
        self._longest_wait = longest_wait

    def close(self) -> None:
        self._redis.close()

    def on_event(self, event: Event) -> None:
        """Pass this to the client: a retry takes a turn, like a trigger."""
        if isinstance(event, RetryEvent):
            with suppress(redis.RedisError):
                self._window.hit(self._rate, self._name)

    def wait_for_turn(self) -> None:
        """Sleep until this process may trigger once.

        Raises:
            TimeoutError: No turn came in time; nothing was sent.
        """
        give_up_at = time.monotonic() + self._longest_wait
        try:
            while not self._window.hit(self._rate, self._name):
                pause = self._pause()
                if time.monotonic() + pause > give_up_at:
                    raise TimeoutError(
                        f"No turn within {self._longest_wait:g} s: processes "
                        f"want more than {self._rate}. Try again later."
                    )
                time.sleep(pause)
        except redis.RedisError as error:
            logger.warning("Triggering without the shared limit: %s", error)

    def _pause(self) -> float:
        """Seconds until a turn is free, plus a random part of a second.

        Without it, all waiting processes would wake up at once for one turn.
        """
        window = self._window.get_window_stats(self._rate, self._name)
        return max(0.0, window.reset_time - time.time()) + random.random()  # noqa: S311


def trigger(
    airflow: AirflowClient, limit: SharedLimit, request: TriggerRequest
) -> DagRun:
    """Start the run of a request when it is this process's turn."""
    limit.wait_for_turn()
    return airflow.trigger(request)


def main() -> None:
    shared = closing(SharedLimit(os.environ["REDIS_URL"]))
    with shared as limit, AirflowClient(on_event=limit.on_event) as airflow:
        for order in map(int, sys.argv[1:]):
            key = f"order-{order}"
            request = TriggerRequest(
                "orders", {"order": order}, idempotency_key=key
            )
            print(trigger(airflow, limit, request).ref)


if __name__ == "__main__":
    logging.basicConfig()
    main()
