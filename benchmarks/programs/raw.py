"""No HTTP client, one connection for each thread or task: the upper limit for Python."""

from __future__ import annotations

import asyncio
import http.client
import json
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from urllib.parse import urlsplit

from benchmarks.programs.modes import AsyncTrigger, Trigger
from benchmarks.programs.target import Target


@contextmanager
def client(target: Target) -> Generator[Trigger]:
    headers = {"Authorization": f"Bearer {target.token}", "Content-Type": "application/json"}
    connection = http.client.HTTPConnection(urlsplit(target.url).netloc)

    def trigger(order: int) -> object:
        connection.request("POST", target.path, json.dumps(target.body(order)), headers)
        return json.loads(connection.getresponse().read())

    try:
        yield trigger
    finally:
        connection.close()


@asynccontextmanager
async def async_client(target: Target) -> AsyncGenerator[AsyncTrigger]:
    address = urlsplit(target.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)

    async def trigger(order: int) -> object:
        writer.write(request(target, json.dumps(target.body(order)).encode()))
        head = await reader.readuntil(b"\r\n\r\n")
        _, _, rest = head.lower().partition(b"content-length:")
        return json.loads(await reader.readexactly(int(rest.split(b"\r\n", 1)[0])))

    try:
        yield trigger
    finally:
        writer.close()


def request(target: Target, body: bytes) -> bytes:
    head = (
        f"POST {target.path} HTTP/1.1\r\nHost: {urlsplit(target.url).netloc}\r\n"
        f"Authorization: Bearer {target.token}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
