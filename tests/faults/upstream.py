"""A server that starts runs like Airflow, as far as the tests of the fault proxy need it."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self, cast


class Upstream(ThreadingHTTPServer):
    """Starts each run once, and answers 409 after that."""

    request_queue_size = 64  # with fewer, simultaneous connections wait for a second

    def __init__(self, run: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.run = run
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.received: list[bytes] = []
        self.gate = threading.Event()
        self.eight = threading.Barrier(8)

    @contextmanager
    def serving(self) -> Generator[Self]:
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield self
        finally:
            self.gate.set()
            self.shutdown()
            thread.join()
            self.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def upstream(self) -> Upstream:
        return cast(Upstream, self.server)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        if self.path == "/gated":
            self.upstream.gate.wait()
        if self.path == "/eight":
            self.upstream.eight.wait(timeout=10)
        known = body in self.upstream.received
        self.upstream.received.append(body)
        self._answer(409 if known else 200, "application/json", self.upstream.run.encode())

    def do_GET(self) -> None:
        if self.path == "/none":
            self.send_response(204)
            self.end_headers()
        elif self.path == "/chunked":
            self.send_response(200)
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"3\r\n\x00\xff\n\r\n2\r\nab\r\n0\r\n\r\n")
        else:
            self._answer(418, "text/x-odd; charset=latin-1", bytes(range(256)) * 999)

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status, "As It Was")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass
