"""A batch that goes on until it is interrupted: `python -m tests.load.interrupted KIND URL`.

With the kind `end`, the program ends instead. Prints the run id of each outcome, and the log.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import warnings

from airflow_trigger import AirflowClient, AsyncAirflowClient, TriggerBatch, TriggerOutcome
from tests.load.requests import endless, endless_async

OUTCOMES = 8
held: list[TriggerBatch] = []


def show(outcome: TriggerOutcome) -> None:
    print(outcome.result().run_id, flush=True)


def with_threads(url: str) -> None:
    with AirflowClient(url, "token") as airflow:
        for outcome in airflow.trigger_many(endless()):
            show(outcome)


def while_leaving(url: str) -> None:
    with AirflowClient(url, "token") as airflow, airflow.trigger_many(endless()) as batch:
        for _ in range(OUTCOMES):
            show(next(batch))
        sys.stdin.readline()
        print("leaving", flush=True)


def until_the_end(url: str) -> None:
    """The program ends while it holds a batch; neither the batch nor its client is closed."""
    warnings.simplefilter("ignore", ResourceWarning)
    held.append(AirflowClient(url, "token").trigger_many(endless()))
    for _ in range(OUTCOMES):
        show(next(held[0]))
    sys.stdin.readline()


async def with_tasks(url: str) -> None:
    async with AsyncAirflowClient(url, "token") as airflow:
        async for outcome in airflow.trigger_many(endless_async()):
            show(outcome)


async def until_timeout(url: str) -> None:
    seen = 0
    loop = asyncio.get_running_loop()
    async with AsyncAirflowClient(url, "token") as airflow:
        try:
            async with asyncio.timeout(None) as limit:
                async for outcome in airflow.trigger_many(endless_async()):
                    show(outcome)
                    seen += 1
                    if seen == OUTCOMES:
                        limit.reschedule(loop.time())
        except TimeoutError:
            print("timeout", flush=True)


def main(kind: str, url: str) -> None:
    # A program that a shell starts in the background inherits that SIGINT is ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    logging.basicConfig(format="%(levelname)s %(message)s")
    match kind:
        case "threads":
            with_threads(url)
        case "leaving":
            while_leaving(url)
        case "end":
            until_the_end(url)
        case "tasks":
            asyncio.run(with_tasks(url))
        case _:
            asyncio.run(until_timeout(url))


if __name__ == "__main__":
    main(*sys.argv[1:])
