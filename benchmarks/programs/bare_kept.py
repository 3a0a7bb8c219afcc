"""httpx alone, with a client that keeps 50 connections open instead of the default of 20."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AbstractContextManager

import httpx

from benchmarks.programs import bare
from benchmarks.programs.modes import AsyncTrigger, Trigger
from benchmarks.programs.target import Target

KEPT = httpx.Limits(max_connections=50, max_keepalive_connections=50)


def client(target: Target) -> AbstractContextManager[Trigger]:
    return bare.client(target, transport=httpx.HTTPTransport(limits=KEPT))


def async_client(target: Target) -> AbstractAsyncContextManager[AsyncTrigger]:
    return bare.async_client(target, transport=httpx.AsyncHTTPTransport(limits=KEPT))
