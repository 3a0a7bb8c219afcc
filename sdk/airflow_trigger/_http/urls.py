"""Checks the URLs that a user gives, and never shows one that may contain a secret."""

from __future__ import annotations

import ipaddress
import re
import warnings

import httpx

from airflow_trigger._arguments import a_type
from airflow_trigger._http.route import LARGEST_PORT
from airflow_trigger.errors import ConfigError

# One label of a host name (RFC 1035, section 2.3.4), with the underscores of container networks.
LABEL = re.compile("[A-Za-z0-9_-]{1,63}")

# Hosts that this process has already warned about.
_WARNED_OF: set[str] = set()


def text_of_url(given: object, name: str) -> str:
    """The text of an argument that is a URL. Raises TypeError."""
    if not isinstance(given, str | httpx.URL):
        # The value may contain a secret.
        raise TypeError(f"{name} must be a str or an httpx.URL, not {a_type(given)}")
    return str(given).strip()


def checked_url(
    text: str, name: str, *, login: str, path: str = "[/prefix]", query: bool = False
) -> httpx.URL:
    """The URL of a web server.

    Args:
        text: The URL.
        name: The argument.
        login: The arguments for a user name and password, which must not be in the URL.
        path: What a URL of this kind ends with; shown in advice.
        query: Whether it may have a query. Such a URL is not shown: it may contain a key, and the
            user may have confused it with the secret that is given with it.

    Raises:
        ConfigError: The URL is invalid.
    """
    # A URL with one of these characters may contain a secret.
    shown = f"The {name}" if query or set(text) & set("@?#") else repr(text)
    if not text.isprintable() or len(text.split()) > 1:
        raise ConfigError(f"{shown} contains a space or a control character: percent-encode it.")
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, ValueError):
        raise ConfigError(f"{shown} is not a URL: give https://host[:port]{path}.") from None
    if url.userinfo:
        raise ConfigError(f"The {name} contains a user name or password: give them as {login}.")
    if url.scheme not in ("http", "https") or not url.host:
        raise ConfigError(
            f"{shown} is not the URL of a web server: give {_mended('' if query else text, path)}"
        )
    refused = "#" if query else "?#"
    if set(text) & set(refused):
        kind = "a fragment" if query else "a query or a fragment"
        raise ConfigError(f"{shown} has {kind}: give https://host{path}.")
    _check_host(url, shown)
    return url


def _check_host(url: httpx.URL, shown: str) -> None:
    """Reject a host or a port that httpx accepts here, but that would fail in each request."""
    host = url.raw_host.decode("ascii")
    labels = host.removesuffix(".").split(".")
    if ":" not in host and not all(LABEL.fullmatch(label) for label in labels):
        raise ConfigError(f"{shown} has an invalid host name: give https://host[:port].")
    if url.port is not None and not 0 < url.port <= LARGEST_PORT:
        raise ConfigError(f"{shown} has a port that is not from 1 to {LARGEST_PORT}.")


def _mended(text: str, path: str) -> str:
    if "://" not in text and text.strip("/ ") and not set(text) & set("@?#"):
        return f"https://{text.strip('/ ')}"
    return f"https://host[:port]{path}"


def warn_of_plain_http(url: httpx.URL, name: str, *, stacklevel: int) -> None:
    """Warn once about credentials that are sent to another machine unencrypted."""
    host = url.host
    if url.scheme == "http" and not is_loopback(host) and host not in _WARNED_OF:
        _WARNED_OF.add(host)
        warnings.warn(
            f"Credentials go to {host} unencrypted: the {name} begins with http://",
            UserWarning,
            stacklevel=stacklevel + 1,
        )


def is_loopback(host: str) -> bool:
    """Whether a host is this machine, so nobody can read the traffic."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
