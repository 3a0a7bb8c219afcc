"""HTTP/1.1 on both sides of the proxy: whole messages in, whole or damaged messages out."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from math import ceil
from typing import TypeAlias

import h11

Headers: TypeAlias = list[tuple[bytes, bytes]]

_HOP_BY_HOP = frozenset({b"connection", b"keep-alive", b"transfer-encoding"})
_CHUNK = 65536


@dataclass(frozen=True)
class Request:
    method: bytes
    target: bytes
    headers: Headers
    body: bytes

    @property
    def path(self) -> str:
        return self.target.decode().partition("?")[0]

    def json(self) -> object:
        """The decoded body, or None if it is not JSON."""
        try:
            decoded: object = json.loads(self.body)
        except ValueError:
            return None
        return decoded


@dataclass(frozen=True)
class Answer:
    status: int
    reason: bytes
    headers: Headers
    body: bytes

    def garbled(self) -> Answer:
        """A response of the same length that is neither JSON nor UTF-8."""
        return replace(self, body=bytes(byte ^ 0xFF for byte in self.body))

    def pieces(self, number: int) -> list[bytes]:
        """The body in at most `number` pieces."""
        size = ceil(len(self.body) / number) if self.body else 1
        return [self.body[at : at + size] for at in range(0, len(self.body), size)]

    def of_unknown_length(self) -> Answer:
        return replace(self, headers=_without(self.headers, {b"content-length"}))


def text_answer(
    status: int, reason: str, text: str, kind: str, headers: Iterable[tuple[str, str]] = ()
) -> Answer:
    body = text.encode()
    fields = [("Content-Type", kind), ("Content-Length", str(len(body))), *headers]
    encoded = [(name.encode(), value.encode()) for name, value in fields]
    return Answer(status, reason.encode(), encoded, body)


async def forward(request: Request, host: str, port: int) -> Answer:
    """The complete response of the upstream, over a new connection."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        http = h11.Connection(h11.CLIENT)
        headers = [*request.headers, (b"Connection", b"close")]
        head = h11.Request(method=request.method, target=request.target, headers=headers)
        writer.write(_encoded(http, head, h11.Data(data=request.body), h11.EndOfMessage()))
        await writer.drain()
        answer, body = await _message(http, reader)
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()
    if not isinstance(answer, h11.Response):
        raise ConnectionError("the upstream closed the connection without an answer")
    return Answer(answer.status_code, answer.reason, _end_to_end(answer, body), body)


class Client:
    """One connection that a client made to the proxy."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.SERVER)

    async def next_request(self) -> Request | None:
        """The next request, or None if this connection cannot carry another."""
        if self._http.our_state is h11.DONE and self._http.their_state is h11.DONE:
            self._http.start_next_cycle()
        if self._http.our_state is not h11.IDLE:
            return None
        head, body = await _message(self._http, self._reader)
        if not isinstance(head, h11.Request):
            return None
        return Request(head.method, head.target, _end_to_end(head, body), body)

    async def send(self, answer: Answer) -> None:
        await self._send(_head(answer), h11.Data(data=answer.body), h11.EndOfMessage())

    async def send_half(self, answer: Answer) -> None:
        """Send all headers, but only half of the body that they announce."""
        half = answer.body[: len(answer.body) // 2]
        await self._send(_head(answer), h11.Data(data=half))

    async def drip(self, answer: Answer, pieces: Iterable[bytes], *, pause: float) -> None:
        await self._send(_head(answer))
        for piece in pieces:
            await asyncio.sleep(pause)
            await self._send(h11.Data(data=piece))
        await self._send(h11.EndOfMessage())

    async def send_raw(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def until_gone(self) -> None:
        while await self._reader.read(_CHUNK):
            pass

    def reset(self) -> None:
        connection: socket.socket = self._writer.get_extra_info("socket")
        # With a linger time of 0, a close sends RST instead of FIN.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.abort()

    def abort(self) -> None:
        self._writer.transport.abort()

    async def close(self) -> None:
        self._writer.close()
        await self._writer.wait_closed()

    async def _send(self, *events: h11.Event) -> None:
        await self.send_raw(_encoded(self._http, *events))


async def _message(
    http: h11.Connection, reader: asyncio.StreamReader
) -> tuple[h11.Request | h11.Response | None, bytes]:
    """The next head with its whole body; no head if the peer closed without sending one."""
    head: h11.Request | h11.Response | None = None
    body = bytearray()
    while True:
        event = http.next_event()
        if event is h11.NEED_DATA:
            http.receive_data(await reader.read(_CHUNK))
        elif isinstance(event, h11.Request | h11.Response):
            head = event
        elif isinstance(event, h11.Data):
            body += event.data
        elif isinstance(event, h11.EndOfMessage | h11.ConnectionClosed):
            return head, bytes(body)


def _head(answer: Answer) -> h11.Response:
    return h11.Response(status_code=answer.status, reason=answer.reason, headers=answer.headers)


def _encoded(http: h11.Connection, *events: h11.Event) -> bytes:
    return b"".join(http.send(event) or b"" for event in events)


def _end_to_end(head: h11.Request | h11.Response, body: bytes) -> Headers:
    """The headers that a proxy passes on; a chunked body gets a Content-Length."""
    kept = _without(head.headers.raw_items(), _HOP_BY_HOP)
    if body and not any(name.lower() == b"content-length" for name, _ in kept):
        return [*kept, (b"Content-Length", b"%d" % len(body))]
    return kept


def _without(headers: Headers, names: Iterable[bytes]) -> Headers:
    return [(name, value) for name, value in headers if name.lower() not in names]
