"""A local server for one test, which receives requests as they arrived on the wire."""

from __future__ import annotations

import json
import ssl
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TypeAlias
from urllib.parse import parse_qsl

import attrs

from airflow_trigger.models import JSON


@attrs.frozen
class Arrived:
    """A request as it arrived.

    Attributes:
        target: The path and query, as they were sent.
        headers: The headers by lower-case name.
    """

    method: str
    target: str
    headers: Mapping[str, str]
    content: bytes

    @property
    def path(self) -> str:
        return self.target.partition("?")[0]

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))

    @property
    def form(self) -> dict[str, str]:
        return dict(parse_qsl(self.content.decode(), strict_parsing=True))


@attrs.frozen
class Reply:
    status: int
    content: bytes = b""
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])


# None closes the connection without a response.
Respond: TypeAlias = Callable[[Arrived], Reply | None]


def json_reply(body: JSON, status: int = 200) -> Reply:
    return Reply(status, json.dumps(body).encode(), {"Content-Type": "application/json"})


@contextmanager
def serving(respond: Respond, tls: ssl.SSLContext | None = None) -> Generator[str]:
    """Run a server that responds this way, and yield its URL."""
    with _Server(respond, tls) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"{'http' if tls is None else 'https'}://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Shut down without waiting for connections that clients keep open.
    block_on_close = False

    def __init__(self, respond: Respond, tls: ssl.SSLContext | None) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.respond = respond
        if tls is not None:
            self.socket = tls.wrap_socket(self.socket, server_side=True)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _handle(self) -> None:
        content = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        assert isinstance(self.server, _Server)
        reply = self.server.respond(Arrived(self.command, self.path, headers, content))
        if reply is None:
            self.close_connection = True
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        self.wfile.write(reply.content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Log nothing."""

    do_GET = do_POST = do_PUT = do_PATCH = _handle  # noqa: N815
