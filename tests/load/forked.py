"""A client that is used on both sides of a fork: `python -m tests.load.forked KIND URL`."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import sys
import threading
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, cast

import pytest

from airflow_trigger import AirflowClient, AsyncAirflowClient, BearerTokenProvider, TriggerRequest
from airflow_trigger.events import Event, RetryEvent
from tests.load.open_connections import ports_of_connections
from tests.load.requests import endless
from tests.load.tls import anonymous_tls, tls_server

CHILDREN = 3
TRIGGERS = 10
# A child that waits for a lock or a thread of its parent would do so forever.
GUARD_SECONDS = 20
LOCKS: tuple[type, ...] = (type(threading.Lock()), type(threading.RLock()))


def no_retry(event: Event) -> None:
    """A retry would hide that a response went to another process."""
    assert not isinstance(event, RetryEvent), event


def forked(do: Callable[[], None]) -> int:
    """Run `do` in a child that then ends as a program does; returns its process id."""
    pid = os.fork()
    if pid:
        return pid
    signal.alarm(GUARD_SECONDS)
    do()
    sys.exit()


def ended(*pids: int) -> None:
    for pid in pids:
        _, status = os.waitpid(pid, 0)
        if status:
            sys.exit(f"a child ended with {os.waitstatus_to_exitcode(status)}")


def trigger(airflow: AirflowClient, who: int) -> None:
    for number in range(TRIGGERS):
        conf = {"who": who, "number": number}
        run = airflow.trigger("sales", conf)
        assert (run.conf, run.created) == (conf, True)


def connections(url: str) -> None:
    with AirflowClient(url, "token", on_event=no_retry) as airflow:
        airflow.trigger("sales")
        before = ports_of_connections(url)

        def child() -> None:
            airflow.trigger("sales")
            held = ports_of_connections(url) & before
            assert held == set(), "the child holds connections of the parent"
            trigger(airflow, os.getpid())
            assert not ports_of_connections(url) & before

        pids = [forked(child) for _ in range(CHILDREN)]
        trigger(airflow, os.getpid())
        ended(*pids)
        assert ports_of_connections(url) == before, "the parent goes on with its own"


async def trigger_in_tasks(airflow: AsyncAirflowClient, who: int) -> None:
    # On a busy machine a step may take long, which is not an error.
    asyncio.get_running_loop().slow_callback_duration = 60
    confs = [{"who": who, "number": number} for number in range(TRIGGERS)]
    runs = await asyncio.gather(*(airflow.trigger("sales", conf) for conf in confs))
    assert [run.conf for run in runs] == confs


def asynchronous(url: str) -> None:
    with asyncio.Runner() as runner:
        airflow = AsyncAirflowClient(url, "token", on_event=no_retry, max_connections=2)
        runner.run(trigger_in_tasks(airflow, os.getpid()))
        before = ports_of_connections(url)

        def child() -> None:
            asyncio.run(trigger_in_tasks(airflow, os.getpid()))
            asyncio.run(airflow.close())
            os._exit(0)  # the block would end the runner, which is the parent's

        pids = [forked(child) for _ in range(CHILDREN)]
        runner.run(trigger_in_tasks(airflow, os.getpid()))
        ended(*pids)
        assert ports_of_connections(url) == before, "the parent goes on with its own"
        runner.run(airflow.close())


def tls(_: str) -> None:
    with (
        tls_server() as (url, accepted),
        AirflowClient(url, "token", on_event=no_retry, verify=anonymous_tls()) as airflow,
    ):
        airflow.trigger("sales")

        def child() -> None:
            airflow.close()
            os._exit(0)  # the block would end the server's thread, which is in the parent

        ended(forked(child))
        trigger(airflow, os.getpid())
        assert len(accepted) == 1, "a child ended the parent's connection"


def parts(of: object) -> Iterator[Any]:
    """An object of ours with its parts, and their parts in turn."""
    seen: dict[int, object] = {}
    left = deque([of])
    while left:
        one = left.popleft()
        if id(one) in seen:
            continue
        seen[id(one)] = one
        yield one
        if isinstance(one, dict):
            left.extend([*one, *one.values()])  # pyright: ignore[reportUnknownArgumentType]
        elif isinstance(one, list | tuple | set | deque):
            left.extend(one)  # pyright: ignore[reportUnknownArgumentType]
        elif type(one).__module__.startswith(("airflow_trigger", "threading")):
            left.extend(getattr(one, "__dict__", {}).values())


@contextmanager
def all_locked(*objects: object) -> Generator[None]:
    """Hold every lock in the objects, as at the worst moment."""
    with ExitStack() as held:
        found = [part for one in objects for part in parts(one)]
        locks = [part for part in found if isinstance(part, LOCKS)]
        assert len(locks) >= 5, locks
        for lock in locks:
            held.enter_context(cast(threading.Lock, lock))
        yield


def locks(url: str) -> None:
    def in_another_thread() -> None:
        with all_locked(airflow, batch):
            are_held.set()
            is_forked.wait()

    are_held, is_forked = threading.Event(), threading.Event()
    auth = BearerTokenProvider(lambda: "token")
    airflow = AirflowClient(url, auth, on_event=no_retry)
    airflow.trigger("sales")
    batch = airflow.trigger_many([])
    thread = threading.Thread(target=in_another_thread)
    thread.start()
    are_held.wait()

    def child() -> None:
        trigger(airflow, 0)
        requests = [TriggerRequest("sales")] * TRIGGERS
        assert len([each.result() for each in airflow.trigger_many(requests)]) == TRIGGERS
        assert list(batch) == []
        airflow.close()

    pid = forked(child)
    is_forked.set()
    thread.join()
    airflow.close()
    ended(pid)


def question(url: str) -> None:
    """A thread of the parent requests the DAG for all others, and a token for that request."""
    asked, is_forked = threading.Event(), threading.Event()

    def token() -> str:
        asked.set()
        is_forked.wait()
        return "token"

    with AirflowClient(url, BearerTokenProvider(token), on_event=no_retry) as airflow:
        thread = threading.Thread(target=airflow.trigger, args=("sales",))
        thread.start()
        asked.wait()

        def child() -> None:
            is_forked.set()
            trigger(airflow, 0)

        pid = forked(child)
        is_forked.set()
        thread.join()
        ended(pid)


def batch(url: str) -> None:
    with AirflowClient(url, "token") as airflow, airflow.trigger_many(endless()) as outcomes:
        given = [next(outcomes).result() for _ in range(8)]

        def child() -> None:
            with pytest.raises(RuntimeError, match="belongs to the process that started it"):
                next(outcomes)
            outcomes.close()
            assert outcomes.unseen == (), "they are the parent's"
            trigger(airflow, 0)

        ended(forked(child))
        given += [next(outcomes).result() for _ in range(50)]
        assert len({run.run_id for run in given}) == len(given)


def leaving(url: str) -> None:
    """A child ends while the locks of the parent's batch are held, without closing anything."""
    airflow = AirflowClient(url, "token")
    outcomes = airflow.trigger_many(endless())
    next(outcomes)
    work = vars(outcomes)["_work"]
    held, is_forked = threading.Event(), threading.Event()

    def hold() -> None:
        with vars(work)["_lock"]:
            held.set()
            is_forked.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait()
    pid = forked(lambda: warnings.simplefilter("ignore", ResourceWarning))
    is_forked.set()
    thread.join()
    airflow.close()
    ended(pid)


def main(kind: str, url: str) -> None:
    # From 3.12 on Python warns of forks of a program with threads, which are tested here.
    warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
    # Leaving a batch early is logged as a warning, which is not needed here.
    logging.getLogger("airflow_trigger").addHandler(logging.NullHandler())
    kinds = (connections, asynchronous, tls, locks, question, batch, leaving)
    {each.__name__: each for each in kinds}[kind](url)


if __name__ == "__main__":
    main(*sys.argv[1:])
