"""httpx alone: what one would write without airflow-trigger."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

import httpx

from benchmarks.programs.modes import AsyncTrigger, Trigger
from benchmarks.programs.target import Target

SECONDS = 30.0


@contextmanager
def client(target: Target, *, transport: httpx.BaseTransport | None = None) -> Generator[Trigger]:
    headers, url = {"Authorization": f"Bearer {target.token}"}, target.url + target.path
    with httpx.Client(headers=headers, timeout=SECONDS, transport=transport) as http:
        yield lambda order: http.post(url, json=target.body(order)).json()


@asynccontextmanager
async def async_client(
    target: Target, *, transport: httpx.AsyncBaseTransport | None = None
) -> AsyncGenerator[AsyncTrigger]:
    headers, url = {"Authorization": f"Bearer {target.token}"}, target.url + target.path
    async with httpx.AsyncClient(headers=headers, timeout=SECONDS, transport=transport) as http:

        async def trigger(order: int) -> object:
            answer = await http.post(url, json=target.body(order))
            return answer.json()

        yield trigger
