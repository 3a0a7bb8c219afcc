"""httpx alone, with airflow-trigger's pool: one-connection transports, last in, first out."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AbstractContextManager

import httpx

from airflow_trigger._http.pools import ONE, Pool
from benchmarks.programs import bare
from benchmarks.programs.modes import AsyncTrigger, Trigger
from benchmarks.programs.target import Target

TLS = httpx.create_ssl_context()  # shared, as otherwise each transport reads the certificates


class Lifo(httpx.BaseTransport):
    def __init__(self) -> None:
        self._pool = Pool(lambda: httpx.HTTPTransport(verify=TLS, limits=ONE))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        transport = self._pool.take()
        response = transport.handle_request(request)
        response.read()  # frees the connection
        if old := self._pool.give_back(transport):
            old.close()
        return response

    def close(self) -> None:
        for transport in self._pool.close():
            transport.close()


class AsyncLifo(httpx.AsyncBaseTransport):
    def __init__(self) -> None:
        self._pool = Pool(lambda: httpx.AsyncHTTPTransport(verify=TLS, limits=ONE))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        transport = self._pool.take()
        response = await transport.handle_async_request(request)
        await response.aread()
        if old := self._pool.give_back(transport):
            await old.aclose()
        return response

    async def aclose(self) -> None:
        for transport in self._pool.close():
            await transport.aclose()


def client(target: Target) -> AbstractContextManager[Trigger]:
    return bare.client(target, transport=Lifo())


def async_client(target: Target) -> AbstractAsyncContextManager[AsyncTrigger]:
    return bare.async_client(target, transport=AsyncLifo())
