"""Runs flows with asyncio: sends their requests and waits."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from weakref import WeakSet

import httpx

from airflow_trigger._adapters.request import Request
from airflow_trigger._async.connections import Connections
from airflow_trigger._config import Config
from airflow_trigger._flows.answers import Reply
from airflow_trigger._flows.steps import (
    Chunk,
    Close,
    Effect,
    Flow,
    Look,
    Once,
    Resumed,
    Shared,
    Sleep,
    Stop,
)
from airflow_trigger._http.faults import drop_wire_frames
from airflow_trigger._http.requests import Requests
from airflow_trigger._http.signed import Signed
from airflow_trigger._ownership import of_loop
from airflow_trigger.errors import AirflowTriggerError

if TYPE_CHECKING:
    from airflow_trigger._http.probes import Way

T = TypeVar("T")

# Where a streamed response keeps the iterator over its body.
CHUNKS = "airflow_trigger.chunks"


class Batch(Protocol):
    async def close(self) -> None: ...


class Own:
    """What belongs to one event loop.

    Attributes:
        end: Closes the idle connections when the loop ends.
    """

    def __init__(self, connections: Connections) -> None:
        self.connections = connections
        self.shared: dict[str, Shared[asyncio.Event]] = {}
        self.batches: WeakSet[Batch] = WeakSet()
        self.end: AsyncGenerator[None] | None = None


class Engine:
    """Drives flows, each in the task that runs it."""

    def __init__(self, config: Config, transport: httpx.AsyncBaseTransport | None) -> None:
        self.is_closed = False
        self.max_connections = config.max_connections
        self.config = config
        self._requests = Requests(config.base_url, config.headers, config.timeouts)
        self._is_shared = transport is not None
        self._own = of_loop(lambda: Own(Connections(config, transport)))

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its end."""
        reply: Resumed = None
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
            flow.throw(interruption)  # the flow may chain an error about its outcome
            raise

    async def _perform(self, effect: Effect) -> Resumed:
        match effect:
            case Request():
                return await self._send(effect)
            case Sleep(seconds):
                await asyncio.sleep(seconds)
                return None
            case Look(seconds):
                return await self._look(seconds)
            case Once():
                return await self._run_once(effect)
            case Chunk(response):
                return await _next_chunk(response)
            case Close(response):
                await response.aclose()
                return None

    async def _run_once(self, effect: Once) -> AirflowTriggerError | Stop | None:
        own = self._own.here()
        mine = Shared(time.monotonic() + effect.timeout, asyncio.Event())
        first = own.shared.setdefault(effect.key, mine)
        if first is not mine:
            with suppress(TimeoutError):
                async with asyncio.timeout(effect.timeout):
                    await first.ended.wait()
            return first.outcome(mine.until)
        try:
            await self.run(effect.flow())
        except AirflowTriggerError as error:
            mine.error = error
        except Exception:
            if not effect.may_fail:
                raise
        finally:
            del own.shared[effect.key]
            mine.is_done = True
            mine.ended.set()
        return mine.error

    async def _send(self, wanted: Request[Any]) -> Reply:
        own = self._own.here()
        if own.end is None and not self._is_shared:
            own.end = _at_the_end_of_the_loop(own.connections)
            await anext(own.end)
        try:
            request = self._requests.make(wanted)
            if not wanted.is_authenticated:
                return await own.connections.send(request)
            return await self._send_signed(own.connections, wanted, request)
        except (AirflowTriggerError, httpx.RequestError) as problem:
            return problem

    async def _send_signed(
        self, connections: Connections, wanted: Request[Any], request: httpx.Request
    ) -> Reply:
        signed = Signed(self.config.auth, wanted, request)
        async with aclosing(signed.async_steps()) as steps:
            try:
                step = await anext(steps)
                while True:
                    streamed = signed.is_streamed(step)
                    step = await steps.asend(await connections.send(step, is_streamed=streamed))
            except StopAsyncIteration:
                return signed.reply
            except Exception as error:
                return signed.interrupted(error)

    async def _look(self, seconds: float) -> Way | None:
        route = self._own.here().connections.route
        if route is None:
            return None
        # Loaded only for the doctor.
        from airflow_trigger._http.probes import look

        return await asyncio.to_thread(look, self.config.base_url, route, seconds)

    def add(self, batch: Batch) -> None:
        """Remember a batch, to be closed with the client."""
        self._own.here().batches.add(batch)

    async def close_batches(self) -> None:
        for batch in list(self._own.here().batches):
            await batch.close()

    async def close(self) -> None:
        """Close the connections of this loop; those of another are closed when it ends."""
        self.is_closed = True
        own = self._own.here()
        await own.connections.close()
        if own.end is not None:
            await own.end.aclose()


async def _next_chunk(response: httpx.Response) -> bytes | httpx.RequestError | None:
    chunks = response.extensions.setdefault(CHUNKS, response.aiter_bytes())
    try:
        chunk: bytes | None = await anext(chunks, None)
    except httpx.RequestError as fault:
        drop_wire_frames(fault)
        await response.aclose()
        return fault
    except BaseException:
        await response.aclose()
        raise
    return chunk


async def _at_the_end_of_the_loop(connections: Connections) -> AsyncGenerator[None]:
    """Close the idle connections when the loop ends; must be advanced to its `yield` first.

    When a loop is ended properly, as by `asyncio.run`, its async generators are closed. Afterwards
    it is too late: the transports of a closed loop can only be dropped, with a warning.
    """
    try:
        yield
    finally:
        await connections.close_idle()
