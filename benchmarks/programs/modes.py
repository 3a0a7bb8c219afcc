"""The modes of a round: triggers one by one, from many threads or tasks, or as one batch.

A mode takes a module and a target, and yields a function that runs a round. The module defines
`client`, `async_client`, `batch` or `async_batch`, each a context manager.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    AsyncExitStack,
    ExitStack,
    asynccontextmanager,
    contextmanager,
)
from functools import partial
from types import ModuleType
from typing import TypeAlias

from benchmarks.programs.target import Target

Trigger: TypeAlias = Callable[[int], object]
AsyncTrigger: TypeAlias = Callable[[int], Awaitable[object]]
Run: TypeAlias = Callable[[Iterable[int], int], object]
AsyncRun: TypeAlias = Callable[[Iterable[int], int], Awaitable[object]]

ALL = sys.maxsize


@contextmanager
def one(peer: ModuleType, target: Target) -> Generator[Run]:
    opened: AbstractContextManager[Trigger] = peer.client(target)
    with opened as trigger:

        def run(orders: Iterable[int], _: int) -> None:
            for order in orders:
                trigger(order)

        yield run


@contextmanager
def threads(peer: ModuleType, target: Target, *, sharing: int = 1) -> Generator[Run]:
    """One client for every `sharing` threads, kept open between rounds."""
    clients: list[Trigger] = []
    with ExitStack() as stack:

        def run(orders: Iterable[int], concurrency: int) -> None:
            while len(clients) * sharing < concurrency:
                clients.append(stack.enter_context(peer.client(target)))
            left = iter(orders)  # safe to share: each number goes to only one thread

            def work(number: int) -> None:
                trigger = clients[number // sharing]
                for order in left:
                    trigger(order)

            with ThreadPoolExecutor(concurrency) as pool:
                list(pool.map(work, range(concurrency)))

        yield run


def batch(peer: ModuleType, target: Target) -> AbstractContextManager[Run]:
    opened: AbstractContextManager[Run] = peer.batch(target)
    return opened


@asynccontextmanager
async def async_one(peer: ModuleType, target: Target) -> AsyncGenerator[AsyncRun]:
    opened: AbstractAsyncContextManager[AsyncTrigger] = peer.async_client(target)
    async with opened as trigger:

        async def run(orders: Iterable[int], _: int) -> None:
            for order in orders:
                await trigger(order)

        yield run


@asynccontextmanager
async def tasks(peer: ModuleType, target: Target, *, sharing: int = 1) -> AsyncGenerator[AsyncRun]:
    """One client for every `sharing` tasks, kept open between rounds."""
    clients: list[AsyncTrigger] = []
    async with AsyncExitStack() as stack:

        async def run(orders: Iterable[int], concurrency: int) -> None:
            while len(clients) * sharing < concurrency:
                clients.append(await stack.enter_async_context(peer.async_client(target)))
            left = iter(orders)

            async def work(number: int) -> None:
                trigger = clients[number // sharing]
                for order in left:
                    await trigger(order)

            await asyncio.gather(*map(work, range(concurrency)))

        yield run


def async_batch(peer: ModuleType, target: Target) -> AbstractAsyncContextManager[AsyncRun]:
    opened: AbstractAsyncContextManager[AsyncRun] = peer.async_batch(target)
    return opened


SYNC: dict[str, Callable[[ModuleType, Target], AbstractContextManager[Run]]] = {
    "one": one,
    "threads": threads,
    "threads-8": partial(threads, sharing=8),
    "threads-all": partial(threads, sharing=ALL),
    "batch": batch,
}
ASYNC: dict[str, Callable[[ModuleType, Target], AbstractAsyncContextManager[AsyncRun]]] = {
    "async-one": async_one,
    "tasks": tasks,
    "tasks-8": partial(tasks, sharing=8),
    "tasks-all": partial(tasks, sharing=ALL),
    "async-batch": async_batch,
}
