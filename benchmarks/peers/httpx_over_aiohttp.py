"""httpx over aiohttp instead of httpcore."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

from httpx_aiohttp import AiohttpTransport

from benchmarks.programs import bare
from benchmarks.programs.modes import AsyncTrigger
from benchmarks.programs.target import Target


def async_client(target: Target) -> AbstractAsyncContextManager[AsyncTrigger]:
    return bare.async_client(target, transport=AiohttpTransport())
