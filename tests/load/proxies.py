"""Servers in threads: one that always sends the same response, and a tunnelling proxy."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from threading import Thread


@contextmanager
def answering(answer: bytes) -> Generator[str]:
    """The URL of a server without TLS that answers each request with these bytes."""

    def answer_all(connection: socket.socket) -> None:
        connection.recv(65536)
        connection.sendall(answer)

    with serving(answer_all) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def tunnelling(tls: ssl.SSLContext | None = None) -> Generator[tuple[str, list[str]]]:
    """The URL of a proxy, and the addresses that it has connected to."""
    asked: list[str] = []
    pumps: list[Thread] = []

    def tunnel(plain: socket.socket) -> None:
        connection = plain if tls is None else tls.wrap_socket(plain, server_side=True)
        address = connection.recv(65536).split()[1].decode()
        asked.append(address)
        host, _, port = address.rpartition(":")
        with connection, socket.create_connection((host, int(port))) as server:
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            pumps.append(Thread(target=_pump, args=(server, connection)))
            pumps[-1].start()
            _pump(connection, server)
            pumps[-1].join()

    with serving(tunnel) as port:
        yield f"{'http' if tls is None else 'https'}://127.0.0.1:{port}", asked


@contextmanager
def serving(serve: Callable[[socket.socket], None]) -> Generator[int]:
    """The port of a server that calls `serve` for each connection, in a separate thread."""
    threads: list[Thread] = []

    def serve_one(connection: socket.socket) -> None:
        # A client may disconnect, and does so if it does not trust a certificate.
        with suppress(OSError), connection:
            serve(connection)

    def accept_all(listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threads.append(Thread(target=serve_one, args=(connection,)))
            threads[-1].start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        accepting = Thread(target=accept_all, args=(listener,))
        accepting.start()
        try:
            yield listener.getsockname()[1]
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            accepting.join()
            for thread in threads:
                thread.join()


def _pump(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    # Also after a reset, as by a client that closes without having read everything.
    with suppress(OSError):
        target.shutdown(socket.SHUT_WR)
