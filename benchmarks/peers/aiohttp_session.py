"""aiohttp."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import aiohttp

from benchmarks.programs.modes import AsyncTrigger
from benchmarks.programs.target import Target


@asynccontextmanager
async def async_client(target: Target) -> AsyncGenerator[AsyncTrigger]:
    url, headers = target.url + target.path, {"Authorization": f"Bearer {target.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:

        async def trigger(order: int) -> object:
            async with session.post(url, json=target.body(order)) as answer:
                return await answer.json()

        yield trigger
