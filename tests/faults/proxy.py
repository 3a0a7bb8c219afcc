"""A TCP proxy between an HTTP/1.1 client and a real server that injects one fault per request."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from itertools import chain, repeat
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import h11

from tests.faults.fault import Fault, Plan, Seen, gateway_answer
from tests.faults.wire import Answer, Client, Request, forward

__all__ = ["Fault", "FaultProxy", "Plan", "Seen"]

_HOST = "127.0.0.1"
_TLS_ALERT = b"\x15\x03\x03\x00\x02\x02\x46"
_DRIPS = 20


class FaultProxy:
    """`with FaultProxy(upstream, plan) as proxy:` serves at `proxy.url`, in its own thread.

    The plan is called in that thread, once per request, in the order of their arrival. Leaving the
    block completes pending deliveries, then raises the errors of the plan and of the connections
    to the upstream.
    """

    def __init__(
        self,
        upstream: str,
        plan: Plan,
        *,
        drip_seconds: float = 1.0,
        endless_pause: float = 0.1,
        refuse_seconds: float = 0.3,
        late_seconds: float = 0.5,
        upstream_timeout: float = 60.0,
        keep_seen: bool = False,
    ) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or _HOST, parts.port or 80)
        self._plan = plan
        self._drip_seconds = drip_seconds
        self._endless_pause = endless_pause
        self._refuse_seconds = refuse_seconds
        self._late_seconds = late_seconds
        self._upstream_timeout = upstream_timeout
        self._keep_seen = keep_seen
        self.counts: Counter[Fault] = Counter()
        self.requests = 0
        self.seen: list[Seen] = []
        self._times: Counter[tuple[str, str, str | None]] = Counter()
        self._errors: list[BaseException] = []
        self._refusals = 0
        self._clients: set[asyncio.Task[None]] = set()
        self._deliveries: set[asyncio.Task[Answer]] = set()
        self._started = threading.Event()
        self._closing = asyncio.Event()
        self._thread = threading.Thread(target=self._main, name="fault-proxy")

    def __enter__(self) -> Self:
        # Stays bound, so that no other process gets the port while connections are refused.
        self._port_holder = socket.socket()
        self._port_holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._port_holder.bind((_HOST, 0))
        self._port: int = self._port_holder.getsockname()[1]
        self.url = f"http://{_HOST}:{self._port}"
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()
        self._port_holder.close()
        if self._errors:
            raise BaseExceptionGroup("the fault proxy failed", self._errors)

    def settle(self) -> None:
        """Wait until all requests to be forwarded so far, including late ones, are answered."""
        asyncio.run_coroutine_threadsafe(_finish(self._deliveries), self._loop).result()

    def _main(self) -> None:
        try:
            asyncio.run(self._run())
        finally:
            self._started.set()

    async def _run(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._listen()
        self._started.set()
        await self._closing.wait()
        self._stop_listening()
        for client in self._clients:
            client.cancel()
        await _finish([*self._clients, *self._deliveries])

    # Not `asyncio.start_server`: closing it leaks connections that it is accepting at that moment.
    def _listen(self) -> None:
        self._listener = socket.create_server((_HOST, self._port))
        self._listener.settimeout(0)
        self._loop.add_reader(self._listener, self._accept)

    def _stop_listening(self) -> None:
        if self._listener.fileno() >= 0:
            self._loop.remove_reader(self._listener)
            self._listener.close()

    def _accept(self) -> None:
        with suppress(BlockingIOError, ConnectionAbortedError):
            connection, _ = self._listener.accept()
            task = asyncio.create_task(self._serve(connection))
            self._clients.add(task)
            task.add_done_callback(self._clients.discard)
            # Closes it even if the task was cancelled before it began.
            task.add_done_callback(lambda _: connection.close())

    async def _serve(self, connection: socket.socket) -> None:
        client = Client(*await asyncio.open_connection(sock=connection))
        try:
            while request := await client.next_request():
                await self._exchange(client, request)
            await client.close()
        except (OSError, h11.RemoteProtocolError):
            pass  # The client is gone, or the upstream is, which its delivery has recorded.
        except Exception as error:
            self._note(error)
        finally:
            client.abort()

    async def _exchange(self, client: Client, request: Request) -> None:
        fault = self._planned(request)
        if fault and (fault.is_late or not fault.reaches_server):
            if fault.is_late:
                self._deliver(request, after=self._late_seconds)
            await self._make_up(client, fault)
            return
        delivery = self._deliver(request, times=fault.deliveries if fault else 1)
        await self._spoil(client, fault, await asyncio.shield(delivery))

    def _planned(self, request: Request) -> Fault | None:
        method, path, body = request.method.decode(), request.path, request.json()
        seen = Seen(method, path, body, nth=0)
        same = method, path, seen.dag_run_id
        seen = replace(seen, nth=self._times[same])
        self._times[same] += 1
        self.requests += 1
        if self._keep_seen:
            self.seen.append(seen)
        return self._plan(seen)

    def _deliver(
        self, request: Request, *, times: int = 1, after: float = 0
    ) -> asyncio.Task[Answer]:
        """Forward in a separate task: a request that was sent outlives the client's connection."""
        task = asyncio.create_task(self._forward(request, times, after))
        self._deliveries.add(task)
        task.add_done_callback(self._delivered)
        return task

    async def _forward(self, request: Request, times: int, after: float) -> Answer:
        if after:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), after)
        async with asyncio.timeout(self._upstream_timeout):
            for _ in range(times - 1):
                await forward(request, *self._upstream)
            return await forward(request, *self._upstream)

    def _delivered(self, task: asyncio.Task[Answer]) -> None:
        self._deliveries.discard(task)
        if error := task.exception():
            self._note(error)

    def _note(self, error: BaseException) -> None:
        if error not in self._errors:
            self._errors.append(error)

    async def _spoil(self, client: Client, fault: Fault | None, answer: Answer) -> None:
        if fault is None:
            await client.send(answer)
            return
        self.counts[fault] += 1
        match fault:
            case Fault.DUPLICATE:
                await client.send(answer)
            case Fault.RESET_AFTER_COMMIT:
                client.reset()
            case Fault.HANG:
                await client.until_gone()
            case Fault.TRUNCATED_BODY:
                await client.send_half(answer)
            case Fault.GARBLED_BODY:
                await client.send(answer.garbled())
            case Fault.SLOW_DRIP:
                pieces = answer.pieces(_DRIPS)
                await client.drip(answer, pieces, pause=self._drip_seconds / (len(pieces) or 1))
            case Fault.ENDLESS_DRIP:
                # JSON may end in any amount of whitespace.
                endless = chain(answer.pieces(len(answer.body)), repeat(b" "))
                await client.drip(answer.of_unknown_length(), endless, pause=self._endless_pause)
            case _:
                await client.send(gateway_answer(fault))

    async def _make_up(self, client: Client, fault: Fault) -> None:
        self.counts[fault] += 1
        match fault:
            case Fault.RESET_BEFORE_SENDING | Fault.LATE_AFTER_RESET:
                client.reset()
            case Fault.REFUSED:
                await self._refuse(client)
            case Fault.GARBAGE:
                await client.send_raw(_TLS_ALERT)
            case _:
                await client.send(gateway_answer(fault))

    async def _refuse(self, client: Client) -> None:
        self._refusals += 1
        # Before the reset, so that a client that sees it finds the port closed.
        self._stop_listening()
        client.reset()
        await asyncio.sleep(self._refuse_seconds)
        self._refusals -= 1
        if self._refusals:
            return
        try:
            self._listen()
        except OSError as error:
            self._note(error)


async def _finish(tasks: Collection[asyncio.Task[object]]) -> None:
    if tasks:
        await asyncio.wait(tasks)
