"""httpx alone, one client that keeps 50 connections open: by default it keeps 20."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

import httpx

from benchmarks.programs import bare
from benchmarks.programs.modes import AsyncRun
from benchmarks.programs.target import Target

KEPT = httpx.Limits(max_connections=50, max_keepalive_connections=50)


def async_batch(target: Target) -> AbstractAsyncContextManager[AsyncRun]:
    return bare.async_batch(target, limits=KEPT)
