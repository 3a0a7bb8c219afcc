"""Which hosts `NO_PROXY` excepts: what httpx, requests, curl and Go agree on, and CIDR blocks."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TypeAlias

import httpx

from airflow_trigger._proxy_faults import DEFAULT_PORTS

Address: TypeAlias = IPv4Address | IPv6Address


def is_direct(url: httpx.URL, no_proxy: str) -> bool:
    """Whether `NO_PROXY` excepts a URL: docs/auth.md has the table."""
    return any(_matches(url, entry) for entry in re.split(r"[,\s]+", no_proxy.lower()) if entry)


def _matches(url: httpx.URL, entry: str) -> bool:
    if entry == "*":
        return True
    scheme, has_scheme, rest = entry.rpartition("://")
    if has_scheme and scheme not in ("all", url.scheme):
        return False
    name, port = _split(rest.rstrip("/") if has_scheme else rest)
    if port and int(port) != (url.port or DEFAULT_PORTS.get(url.scheme)):
        return False
    # An international name may stand there in either form.
    hosts = {url.host, url.raw_host.decode("ascii")}
    return any(_is_host(host.lower().rstrip("."), name.rstrip(".")) for host in hosts)


def _split(entry: str) -> tuple[str, str]:
    """A name or an address, and the port; an empty one, as in "a.test:", is none."""
    if (bracketed := re.fullmatch(r"\[(.+)\](?::([0-9]*))?", entry)) is not None:
        return bracketed[1], bracketed[2] or ""
    if (with_port := re.fullmatch(r"([^:]*):([0-9]*)", entry)) is not None:
        return with_port[1], with_port[2]
    return entry, ""


def _is_host(host: str, name: str) -> bool:
    address = _address(host)
    if address is not None:
        return _is_in(address, name)
    if name.startswith((".", "*.")):
        return host.endswith(name.removeprefix("*"))
    return host == name or (bool(name) and host.endswith(f".{name}"))


def _is_in(address: Address, block: str) -> bool:
    """Whether it is the address, or one of the block, such as 10.0.0.0/8."""
    try:
        return address in ip_network(block, strict=False)
    except ValueError:
        return False


def _address(text: str) -> Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
