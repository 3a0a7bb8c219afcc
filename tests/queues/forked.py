"""Processes that are forked from one that has loaded the client."""

from __future__ import annotations

import os
from collections.abc import Generator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Barrier
from threading import Thread

# The last two are what a client loads for its first trigger.
PRELOADED = [
    "tests.queues.crowd",
    "airflow_trigger._flows.schema",
    "airflow_trigger._adapters.v2",
]
TOGETHER_SECONDS = 120.0


def forking() -> ForkServerContext:
    context = get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


@contextmanager
def pool(processes: int) -> Generator[ProcessPoolExecutor]:
    """A pool with one process for each call; every call must use `wait_for_all`."""
    context = forking()
    setup = (context.Barrier(processes),)
    with ProcessPoolExecutor(
        processes, mp_context=context, initializer=_set_up, initargs=setup
    ) as executor:
        yield executor


def wait_for_all() -> None:
    """Wait until all processes of the pool are here, so that none of them does the work of two."""
    _together.wait(TOGETHER_SECONDS)


_together: Barrier


def _set_up(together: Barrier) -> None:
    global _together
    _together = together
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End with the parent: otherwise a pool's processes would outlive one that was killed."""
    parent = parent_process()
    assert parent
    parent.join()
    os._exit(1)
