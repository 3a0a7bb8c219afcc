"""A server with TLS in a thread: with an anonymous key exchange, or with certificates.

The certificates are of `certificates/`, made for these tests and good until 2126: "server" is that
of 127.0.0.1, "expired" one that was, "elsewhere" that of another host; "client" is one that the
server trusts, and "stranger" one that it does not. "ca" is the authority of all but the last.
"""

from __future__ import annotations

import ssl
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

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
    context = context or anonymous_tls(is_server=True)
    with _TlsServer(context) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server.url.replace("http:", "https:"), server.accepted
        finally:
            server.shutdown()
            thread.join()


class _TlsServer(FakeServer):
    """Notes every connection whose handshake has come about."""

    def __init__(self, context: ssl.SSLContext) -> None:
        super().__init__(OpenAirflow(), port=0)
        self.socket = context.wrap_socket(self.socket, server_side=True)
        self.accepted: list[object] = []

    def process_request(self, request: Any, client_address: Any) -> None:
        self.accepted.append(client_address)
        super().process_request(request, client_address)
