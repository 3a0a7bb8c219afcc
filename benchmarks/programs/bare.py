"""httpx alone: what one would write without us."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Generator, Iterable
from contextlib import asynccontextmanager, contextmanager

import httpx

from benchmarks.programs.modes import AsyncRun, AsyncTrigger, Trigger
from benchmarks.programs.target import Target

SECONDS = 30.0


@contextmanager
def client(target: Target) -> Generator[Trigger]:
    headers, url = {"Authorization": f"Bearer {target.token}"}, target.url + target.path
    with httpx.Client(headers=headers, timeout=SECONDS) as http:
        yield lambda order: http.post(url, json=target.body(order)).json()


@asynccontextmanager
async def async_client(
    target: Target, *, limits: httpx.Limits | None = None
) -> AsyncGenerator[AsyncTrigger]:
    headers, url = {"Authorization": f"Bearer {target.token}"}, target.url + target.path
    limits = limits or httpx.Limits(max_connections=100, max_keepalive_connections=20)  # as httpx
    async with httpx.AsyncClient(headers=headers, timeout=SECONDS, limits=limits) as http:

        async def trigger(order: int) -> object:
            answer = await http.post(url, json=target.body(order))
            return answer.json()

        yield trigger


@asynccontextmanager
async def async_batch(
    target: Target, *, limits: httpx.Limits | None = None
) -> AsyncGenerator[AsyncRun]:
    """One client that all tasks share."""
    async with async_client(target, limits=limits) as trigger:

        async def run(orders: Iterable[int], concurrency: int) -> None:
            places = asyncio.Semaphore(concurrency)

            async def one(order: int) -> None:
                async with places:
                    await trigger(order)

            await asyncio.gather(*map(one, orders))

        yield run
