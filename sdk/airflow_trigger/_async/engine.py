"""Carries flows out with asyncio: the twin of `_sync.engine`."""

from __future__ import annotations

import asyncio
import time
from contextlib import aclosing, suppress
from typing import Any, TypeVar

import httpx

from airflow_trigger._adapters.request import Request
from airflow_trigger._async.connections import LoopConnections
from airflow_trigger._config import Config
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.steps import STOP, Flow, Once, Sleep, Stop
from airflow_trigger._http.requests import Requests
from airflow_trigger._http.signed import Signed
from airflow_trigger._sync.engine import UNSENDABLE, Shared, unsendable
from airflow_trigger.errors import AirflowTriggerError

T = TypeVar("T")


class AsyncShared(Shared):
    """The same for the tasks of one event loop."""

    def __init__(self, until: float) -> None:
        super().__init__(until)
        self.ended = asyncio.Event()


class AsyncEngine:
    """Drives flows, each in the task that runs it."""

    def __init__(self, config: Config, transport: httpx.AsyncBaseTransport | None) -> None:
        self._config = config
        self._requests = Requests(config)
        self._connections = LoopConnections(config, transport)
        # By the loop too: neither its events nor its tasks are of use to another.
        self._shared: dict[tuple[asyncio.AbstractEventLoop, str], AsyncShared] = {}

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        reply: Reply | Stop | None = None
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

    async def _perform(self, effect: Request[Any] | Sleep | Once) -> Reply | Stop | None:
        match effect:
            case Request():
                return await self._send(effect)
            case Sleep(seconds):
                await asyncio.sleep(seconds)
                return None
            case Once():
                return await self._run_once(effect)

    async def _run_once(self, effect: Once) -> AirflowTriggerError | Stop | None:
        mine = AsyncShared(time.monotonic() + effect.timeout)
        place = asyncio.get_running_loop(), effect.key
        first = self._shared.setdefault(place, mine)
        if first is not mine:
            with suppress(TimeoutError):
                async with asyncio.timeout(effect.timeout):
                    await first.ended.wait()
            return first.outcome(mine.until) if first.is_done else STOP
        try:
            await self.run(effect.flow())
        except AirflowTriggerError as error:
            mine.error = error
        except Exception:
            if not effect.may_fail:
                raise
        finally:
            self._shared.pop(place, None)  # it is not there in the child of a fork
            mine.is_done = True
            mine.ended.set()
        return mine.error

    async def _send(self, wanted: Request[Any]) -> Reply:
        try:
            request = self._requests.make(wanted)
        except UNSENDABLE as problem:
            return unsendable(wanted, problem)
        try:
            if not wanted.is_authenticated:
                return await self._connections.send(request)
            return await self._send_as_user(wanted, request)
        except (AirflowTriggerError, httpx.RequestError) as problem:
            return problem

    async def _send_as_user(self, wanted: Request[Any], request: httpx.Request) -> Reply:
        signed = Signed(self._config.auth, wanted, request)
        async with aclosing(signed.async_steps()) as steps:
            try:
                step = await anext(steps)
                while True:
                    step = await steps.asend(await self._connections.send(step))
            except StopAsyncIteration:
                return signed.reply
            except Exception as error:
                return signed.interrupted(error)

    async def close(self) -> None:
        await self._connections.close()

    @property
    def max_connections(self) -> int:
        return self._config.max_connections

    @property
    def is_closed(self) -> bool:
        return self._connections.is_closed
