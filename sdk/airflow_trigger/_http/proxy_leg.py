"""Whether a request that goes through a proxy failed there, or behind it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import httpx

from airflow_trigger._proxy_faults import VIA, Via


class ProxyLeg:
    """Watches one request; httpcore reports each step to it ("trace").

    Args:
        via: The proxy; None if there is none, so that nothing can fail there.
    """

    def __init__(self, via: Via | None) -> None:
        self._via = via
        self._is_to_proxy = False
        self._is_sending = False
        self._is_no_socks = False

    def note(self, step: str, facts: dict[str, Any]) -> None:
        if step.endswith("connect_tcp.started"):
            self._is_to_proxy, self._is_sending = self._via is not None, False
        elif step in ("proxy.start_tls.started", "socks.setup_socks5_connection.complete"):
            self._is_to_proxy = False
        elif step == "socks.setup_socks5_connection.failed":
            self._is_no_socks = True
        elif step == "http11.send_request_headers.started":
            self._is_sending = facts["request"].method != b"CONNECT"

    def has_failed(self, fault: Exception, *, refused: bool) -> bool:
        """Whether a fault came from the proxy, before it took the request.

        Args:
            fault: What httpx raised.
            refused: Whether the other side looked at nothing that was sent. That is the proxy for
                an http:// address, which it gets the request for.
        """
        if not isinstance(fault, httpx.RequestError):
            return self._is_no_socks
        return self._is_to_proxy and (refused or not self._is_sending)


@contextmanager
def watched(request: httpx.Request, trace: object, via: Via | None) -> Generator[None]:
    """Have each step of a request reported, unless a user's own Auth has them reported to itself.

    Args:
        request: It remembers the proxy, for what is said about its faults.
        trace: What httpcore calls.
        via: The proxy.
    """
    request.extensions[VIA] = via
    if "trace" in request.extensions:
        yield
        return
    request.extensions["trace"] = trace
    try:
        yield
    finally:
        del request.extensions["trace"]
