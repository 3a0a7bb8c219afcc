"""The fake as a local HTTP server, for services in other processes."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from airflow_trigger.testing._wire import Answer, ReceivedRequest

if TYPE_CHECKING:
    from airflow_trigger.testing.fake import FakeAirflow

HOST = "127.0.0.1"


@contextmanager
def serving(fake: FakeAirflow, *, port: int = 0) -> Generator[str, None, None]:
    """Serve the fake during a `with` block, which gets the URL."""
    server = FakeServer(fake, port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class FakeServer(ThreadingHTTPServer):
    """Listens on 127.0.0.1 only; `serve_forever` and `shutdown` are the standard library's."""

    daemon_threads = True
    # Do not wait for connections that clients keep open.
    block_on_close = False

    def __init__(self, fake: FakeAirflow, port: int) -> None:
        self.fake = fake
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    # Headers and body are written separately: Nagle's algorithm would delay the body by 40 ms.
    disable_nagle_algorithm = True

    def _handle(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        content = self.rfile.read(length)
        headers = dict(self.headers.items())
        request = ReceivedRequest.read(self.command, self.path, headers, content)
        assert isinstance(self.server, FakeServer)
        delivery = self.server.fake.deliver(request)
        if delivery.answer is None or delivery.kind in ("refuse", "lose"):
            # An established connection can no longer be refused, so "refuse" closes it like "lose".
            self.close_connection = True
            return
        if delivery.kind == "delay":
            time.sleep(delivery.seconds)
        self._write(delivery.answer, is_cut=delivery.kind == "cut")

    def _write(self, answer: Answer, *, is_cut: bool) -> None:
        self.send_response(answer.status)
        for name, value in answer.all_headers.items():
            self.send_header(name, value)
        if answer.parts is not None:
            # The client may close the connection early.
            with suppress(ConnectionError):
                self._write_parts(answer.parts, is_cut=is_cut)
            return
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        end = len(answer.content) // 2 if is_cut else None
        self.wfile.write(answer.content[:end])
        self.close_connection = self.close_connection or is_cut

    def _write_parts(self, parts: Iterable[bytes], *, is_cut: bool) -> None:
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.close_connection = True
        for part in parts:
            self.wfile.write(b"%x\r\n%b\r\n" % (len(part), part))
            if is_cut:
                return
        self.wfile.write(b"0\r\n\r\n")
        self.close_connection = False

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as it is called
        """Log nothing."""

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = _handle  # noqa: N815
