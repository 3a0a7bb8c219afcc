"""A server that accepts all credentials, so that one script works for every kind of them.

It stands in front of the fake Airflow, issues tokens, repeats secrets in its refusals as careless
servers do, and breaks off connections.
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal, TypeAlias
from urllib.parse import urlsplit

import httpcore
import httpx

from airflow_trigger import BasicAuth, BearerToken
from airflow_trigger.models import Api
from airflow_trigger.testing import FakeAirflow
from airflow_trigger.testing._wire import Answer, ReceivedRequest, json_answer
from tests.both import Mode

# The token that a login returns.
TOKEN = "tkn-Vx93LmQ8secret"
Manner: TypeAlias = Literal["serve", "refuse", "lose triggers", "lose all"]


class Door:
    """Answers requests.

    Attributes:
        manner: How it treats requests; lost ones get no response.
    """

    def __init__(self, api: Api) -> None:
        self.manner: Manner = "serve"
        self.fake = FakeAirflow(api)
        self.fake.add_dag("sales")
        own = (
            BasicAuth("admin", self.fake.password) if api == "v1" else BearerToken(self.fake.token)
        )
        signed = next(own.auth_flow(httpx.Request("GET", "https://airflow.test")))
        self._authorization = signed.headers["Authorization"]

    def answer(self, method: str, url: str, headers: dict[str, str], body: bytes) -> Answer | None:
        parts = urlsplit(url)
        is_trigger = method == "POST" and parts.path.endswith("/dagRuns")
        if self.manner == "lose all" or (self.manner == "lose triggers" and is_trigger):
            return None
        if method == "CONNECT":
            return Answer(407)
        if self.manner == "refuse":
            return json_answer(401, {"detail": f"No: {headers} {body.decode()}"})
        if parts.path.endswith("token"):
            return json_answer(201, {"access_token": TOKEN, "token_type": "Bearer"})
        if parts.path.endswith("/login"):
            cookies = f"_token={TOKEN}; Path=/" if "pluginsv2" in parts.path else f"session={TOKEN}"
            return Answer(200, headers={"Set-Cookie": cookies})
        signed = {name.lower(): value for name, value in headers.items()}
        signed["authorization"] = self._authorization
        target = f"{parts.path}?{parts.query}"
        return self.fake.deliver(ReceivedRequest.read(method, target, signed, body)).answer

    def respond(self, request: httpx.Request) -> httpx.Response:
        """Handle a request of an `httpx.MockTransport`, which replaces a server with TLS."""
        headers = dict(request.headers)
        answer = self.answer(request.method, str(request.url), headers, request.content)
        if answer is None:
            raise httpx.ReadError("broken off", request=request)
        return httpx.Response(answer.status, headers=answer.all_headers, content=answer.content)

    @contextmanager
    def serving(self) -> Generator[str]:
        """Listen on this machine during a `with` block, and yield the URL."""
        door = self

        class Handler(_Handler):
            def answer(self, body: bytes) -> Answer | None:
                return door.answer(self.command, self.path, dict(self.headers.items()), body)

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads, server.block_on_close = True, False
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, body: bytes) -> Answer | None:
        raise NotImplementedError

    def _handle(self) -> None:
        answer = self.answer(self.rfile.read(int(self.headers.get("Content-Length") or 0)))
        if answer is None:
            self.close_connection = True
            return
        self.send_response(answer.status)
        for name, value in answer.all_headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Log nothing."""

    do_CONNECT = do_GET = do_POST = do_PATCH = _handle  # noqa: N815


def unwritable(mode: Mode, proxy: str | None = None) -> Any:
    """An httpx transport whose connections break off while the request is being written."""
    if mode == "sync":
        transport = httpx.HTTPTransport(proxy=proxy)
        vars(vars(transport)["_pool"])["_network_backend"] = _Backend([])
        return transport
    asynchronous = httpx.AsyncHTTPTransport(proxy=proxy)
    vars(vars(asynchronous)["_pool"])["_network_backend"] = _AsyncBackend([])
    return asynchronous


class _Stream(httpcore.MockStream):
    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        raise httpcore.WriteTimeout("broken off")


class _AsyncStream(httpcore.AsyncMockStream):
    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        raise httpcore.WriteTimeout("broken off")


class _Backend(httpcore.MockBackend):
    def connect_tcp(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        return _Stream([])


class _AsyncBackend(httpcore.AsyncMockBackend):
    async def connect_tcp(self, *_: Any, **__: Any) -> httpcore.AsyncNetworkStream:
        return _AsyncStream([])
