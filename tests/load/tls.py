"""A server with TLS in a thread: with an anonymous key exchange, or with certificates.

The certificates in `certificates/` were made for these tests and are valid until 2126, except
"expired". "server" and "expired" are for 127.0.0.1, "elsewhere" is for another host. The server
trusts "client" but not "stranger". "ca" is the authority of all but "stranger".
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any

from airflow_trigger.testing import FakeAirflow
from airflow_trigger.testing.http_server import FakeServer
from tests.fakes import OpenAirflow

CERTIFICATES = Path(__file__).parent / "certificates"


def anonymous_tls(*, is_server: bool = False) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER if is_server else ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AECDH-AES256-SHA:@SECLEVEL=0")
    return context


def server_tls(
    certificate: str = "server",
    *,
    wants_client: bool = False,
    version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3,
) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.maximum_version = version
    context.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
    if wants_client:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(CERTIFICATES / "ca.pem")
    return context


def client_tls(certificate: str | None = None) -> ssl.SSLContext:
    context = ssl.create_default_context(cafile=CERTIFICATES / "ca.pem")
    if certificate is not None:
        context.load_cert_chain(CERTIFICATES / f"{certificate}.pem")
    return context


@contextmanager
def tls_server(context: ssl.SSLContext | None = None) -> Generator[tuple[str, list[object]]]:
    """Its URL, and the connections that it has accepted so far."""
    with serving_tls(context or anonymous_tls(is_server=True), OpenAirflow()) as server:
        yield server.url, server.accepted


@contextmanager
def serving_tls(context: ssl.SSLContext, fake: FakeAirflow) -> Generator[TlsServer]:
    with TlsServer(context, fake) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class TlsServer(FakeServer):
    """Records every connection whose handshake succeeded."""

    def __init__(self, context: ssl.SSLContext, fake: FakeAirflow) -> None:
        super().__init__(fake, port=0)
        self._context = context
        self.accepted: list[object] = []
        self._open: list[socket.socket] = []

    @property
    def url(self) -> str:
        return super().url.replace("http:", "https:")

    def get_request(self) -> tuple[socket.socket, Any]:
        plain, client_address = super().get_request()
        return self._context.wrap_socket(plain, server_side=True), client_address

    def process_request(self, request: Any, client_address: Any) -> None:
        self.accepted.append(client_address)
        self._open.append(request)
        super().process_request(request, client_address)

    def reload(self, context: ssl.SSLContext) -> None:
        """Use other certificates from now on, and end all connections, as servers do then."""
        self._context = context
        while self._open:
            with suppress(OSError):  # the client has ended it
                socket.socket.shutdown(self._open.pop(), socket.SHUT_RDWR)
