"""How a new connection of asyncio ended, where its own faults do not tell."""

from __future__ import annotations

from typing import Any


class Handshake:
    """Watches the first request of a connection; httpcore reports each step to it ("trace").

    Attributes:
        was_cut_short: Whether the server ended a connection with TLS 1.3 before the request was
            sent whole. It has one reason to: it refuses the client's certificate. Its alert, which
            says so, is lost: asyncio reads no more once it could not write.
    """

    def __init__(self) -> None:
        self.was_cut_short = False
        # httpcore's, of which there is no public type but that of a package we do not depend on.
        self._tls: Any = None

    def note(self, step: str, facts: dict[str, Any]) -> None:
        if step.endswith("start_tls.complete"):
            stream = facts["return_value"]
            tls = stream.get_extra_info("ssl_object")
            self._tls = stream if tls is not None and tls.version() == "TLSv1.3" else None
        elif step.startswith("http11.send_request") and self._tls is not None:
            # asyncio tells of no write that fails, but closes the socket.
            socket = self._tls.get_extra_info("socket")
            is_closed = socket is not None and socket.fileno() == -1
            if step.endswith(".failed") or (step.endswith(".complete") and is_closed):
                self.was_cut_short = True
