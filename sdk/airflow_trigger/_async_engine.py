"""Carries flows out with asyncio: the twin of `_engine`."""

from __future__ import annotations

import asyncio
import copy
from contextlib import aclosing
from typing import TypeVar

import httpx

from airflow_trigger._answers import Reply
from airflow_trigger._config import Config
from airflow_trigger._engine import UNSENDABLE, Shared, attributed, unsendable
from airflow_trigger._flows.steps import Flow, Once, Send, Sleep
from airflow_trigger._http.loops import LoopConnections
from airflow_trigger._http.requests import Requests
from airflow_trigger.errors import AirflowTriggerError

T = TypeVar("T")


class AsyncEngine:
    """Drives flows, each in the task that runs it."""

    def __init__(self, config: Config, transport: httpx.AsyncBaseTransport | None) -> None:
        self._config = config
        self._requests = Requests(config)
        self._connections = LoopConnections(config, transport)
        # By the loop too: neither its locks nor its tasks are of use to another.
        self._shared: dict[tuple[asyncio.AbstractEventLoop, str], Shared[asyncio.Lock]] = {}

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        reply: Reply | None = None
        try:
            while True:
                effect = flow.send(reply)
                reply = await self._perform(effect)
        except StopIteration as done:
            result: T = done.value
            return result
        except AirflowTriggerError:
            raise
        except BaseException as interruption:
            flow.throw(interruption)  # the flow knows what it leaves behind
            raise

    async def _perform(self, effect: Send | Sleep | Once) -> Reply | None:
        match effect:
            case Send():
                return await self._send(effect)
            case Sleep(seconds):
                await asyncio.sleep(seconds)
                return None
            case Once(key, flow):
                return await self._run_once(key, flow())

    async def _run_once(self, key: str, flow: Flow[None]) -> AirflowTriggerError | None:
        mine, place = Shared(asyncio.Lock()), (asyncio.get_running_loop(), key)
        async with mine.lock:
            first = self._shared.setdefault(place, mine)
            if first is mine:
                try:
                    await self.run(flow)
                except AirflowTriggerError as error:
                    mine.error = error
                finally:
                    del self._shared[place]
                return mine.error
        async with first.lock:
            return copy.copy(first.error)

    async def _send(self, effect: Send) -> Reply:
        try:
            request = self._requests.make(effect)
        except UNSENDABLE as problem:
            return unsendable(effect.call, problem)
        try:
            if not effect.call.authenticated:
                return await self._connections.send(request)
            return await self._send_as_user(request)
        except AirflowTriggerError as error:
            return error
        except httpx.RequestError as fault:
            return attributed(fault, request)

    async def _send_as_user(self, request: httpx.Request) -> httpx.Response:
        async with aclosing(self._config.auth.async_auth_flow(request)) as flow:
            wanted = await anext(flow)
            while True:
                response = await self._connections.send(wanted)
                try:
                    wanted = await flow.asend(response)
                except StopAsyncIteration:
                    return response

    async def close(self) -> None:
        await self._connections.close()

    @property
    def max_connections(self) -> int:
        return self._config.max_connections

    @property
    def is_closed(self) -> bool:
        return self._connections.is_closed
