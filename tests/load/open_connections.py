"""The connections that this process has open."""

from __future__ import annotations

import httpx
import psutil


def ports_of_connections(url: str) -> set[int]:
    """The local ports of the connections to a server."""
    port = httpx.URL(url).port
    open_now = psutil.Process().net_connections(kind="tcp")
    return {each.laddr.port for each in open_now if each.raddr and each.raddr.port == port}
