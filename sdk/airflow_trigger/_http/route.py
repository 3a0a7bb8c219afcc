"""The route to a server: its proxy, and the trusted certificates."""

from __future__ import annotations

import os
import re
import ssl
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from importlib.util import find_spec
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import NamedTuple, cast
from urllib.request import getproxies

import httpx

from airflow_trigger._secrets import Secret
from airflow_trigger.errors import ConfigError

# The extension of a request that holds its Via.
VIA = "airflow_trigger.via"
# The extension of a request whose Proxy-Authorization is for a gateway, not for a proxy.
FOR_GATEWAY = "airflow_trigger.for_gateway"
LARGEST_PORT = 65535
DEFAULT_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}

# The source of a proxy that is an argument.
GIVEN = "proxy="


def place_of(url: httpx.URL) -> str:
    """A URL without its user name, password and query, which may contain a secret."""
    path = url.raw_path.partition(b"?")[0].decode("ascii")
    return f"{url.scheme}://{url.netloc.decode('ascii')}{path}"


class Via(NamedTuple):
    """A proxy on the way to a server.

    Attributes:
        url: The proxy's URL.
        source: Where it was set: the argument, or the environment variable.
        secrets: The credentials for the proxy, which some proxies repeat in responses.
    """

    url: httpx.URL
    source: str
    secrets: Secret[tuple[str, ...]] = Secret(())

    def __str__(self) -> str:
        """The proxy without its user name, password and path."""
        scheme, port = self.url.scheme, self.url.port
        end = "" if port else f":{DEFAULT_PORTS[scheme]}"
        return f"{scheme}://{self.url.netloc.decode('ascii')}{end} ({self.source})"


def refuse_reader(request: httpx.Request, via: Via | None) -> None:
    """Refuse to send a gateway's Proxy-Authorization to a proxy, which would read it as its own.

    Raises:
        ConfigError: The proxy gets the request itself, as it does without TLS.
    """
    is_read = via is not None and via.url.scheme in ("http", "https")
    if is_read and request.url.scheme == "http" and FOR_GATEWAY in request.extensions:
        raise ConfigError(
            "The credentials for the gateway would go in the header Proxy-Authorization through "
            f"the proxy {via}, which reads and removes it on the way to an http:// address: use "
            "https:// in the base_url, leave the proxy out, or give BehindGateway another header= "
            "that the gateway reads."
        )


class Route:
    """The proxy and the TLS settings for one origin: the arguments, or the environment's.

    Attributes:
        proxy: The proxy; None for a direct connection.
        via: The proxy, for error messages.
        tls: The trusted certificates, and the client's own certificate.

    Raises:
        ConfigError: The proxy or the certificates cannot be used.
    """

    def __init__(
        self,
        url: httpx.URL,
        *,
        verify: bool | ssl.SSLContext,
        proxy: str | httpx.URL | httpx.Proxy | None,
    ) -> None:
        if proxy is None:
            source, self.proxy = _environment_proxy(url)
        else:
            source, self.proxy = GIVEN, _proxy(proxy, "The proxy")
        self.via = None if self.proxy is None else _via(self.proxy, source)
        given = self.proxy
        if given is not None and given.url.scheme == "https" and given.ssl_context is None:
            _check_key_log()  # httpcore makes a context of its own
        self.tls = _tls(url, verify=verify)


def _via(proxy: httpx.Proxy, source: str) -> Via:
    user, password = proxy.raw_auth or (b"", b"")
    secrets = [
        text.decode(errors="replace") for text in (b64encode(user + b":" + password), password)
    ]
    return Via(proxy.url, source, Secret((*secrets, *proxy.headers.values())))


def _environment_proxy(url: httpx.URL) -> tuple[str, httpx.Proxy | None]:
    """The proxy of `HTTPS_PROXY`, `ALL_PROXY` and so on, unless `NO_PROXY` excludes the URL.

    Returns:
        The name of the variable, and the proxy.
    """
    proxies = getproxies()
    for kind in (url.scheme, "all"):
        proxy = proxies.get(kind, "").strip()
        if proxy and not is_direct(url, proxies.get("no", "")):
            proxy = proxy if "://" in proxy else f"http://{proxy}"
            variable = _variable(f"{kind}_proxy")
            return variable, _proxy(proxy, variable)
    return "", None


def _variable(name: str) -> str:
    """The name as spelled in the environment; lower case takes precedence."""
    spelt = name if os.environ.get(name) else name.upper()
    # getproxies() also reads the settings of macOS and Windows.
    return spelt if spelt in os.environ else "The system's proxy"


def _proxy(given: str | httpx.URL | httpx.Proxy, what: str) -> httpx.Proxy:
    """A checked proxy. Raises ConfigError without its URL, which may contain a password."""
    try:
        proxy = given if isinstance(given, httpx.Proxy) else httpx.Proxy(given)
    except (httpx.InvalidURL, ValueError):
        raise _not_a_proxy(what) from None
    url = proxy.url
    is_port = url.port is None or 0 < url.port <= LARGEST_PORT
    if not url.host or "%" in url.host or not is_port:
        raise _not_a_proxy(what)
    if url.scheme == "http" and proxy.ssl_context is not None:
        raise ConfigError(
            f"{what} has an ssl_context, but its http:// URL means no TLS: leave out the "
            "ssl_context, or use https:// if the proxy expects TLS."
        )
    if url.scheme.startswith("socks") and find_spec("socksio") is None:
        raise ConfigError(
            f"{what} is a SOCKS proxy, for which httpx needs one more package: "
            'pip install "httpx[socks]"'
        )
    return proxy


def _not_a_proxy(what: str) -> ConfigError:
    return ConfigError(f"{what} is not a valid proxy URL: give http://host:port.")


def _tls(url: httpx.URL, *, verify: bool | ssl.SSLContext) -> ssl.SSLContext:
    if isinstance(verify, ssl.SSLContext):
        return verify
    if url.scheme == "http":
        # httpx passes None on to httpcore, which makes a context only if it needs one.
        return cast(ssl.SSLContext, None)
    _check_key_log()
    if not verify:
        return _made(verify=False)
    return _trusting(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


def _check_key_log() -> None:
    """Reject a key log file that Python's ssl module cannot write to."""
    path = os.environ.get("SSLKEYLOGFILE")
    if not path:
        return
    try:
        Path(path).open("a").close()
    except OSError as problem:
        raise ConfigError(
            f"SSLKEYLOGFILE={path} cannot be written: {problem}. Set it to a file that can, or "
            "unset it."
        ) from problem


@lru_cache(maxsize=4)
def _trusting(file: str | None, folder: str | None) -> ssl.SSLContext:
    """One context for all clients, because reading the certificates takes longer than a trigger.

    The arguments are `SSL_CERT_FILE`, which takes precedence, and `SSL_CERT_DIR`; httpx reads them.
    """
    if file:
        return _read("SSL_CERT_FILE", file, lambda: Path(file).open().close())
    if folder:
        return _read("SSL_CERT_DIR", folder, lambda: _list_one_of(folder.split(os.pathsep)))
    return _made(verify=True)


def _made(*, verify: bool) -> ssl.SSLContext:
    try:
        return httpx.create_ssl_context(verify=verify)
    except ssl.SSLError as problem:
        path = os.environ.get("OPENSSL_CONF")
        settings = f"OPENSSL_CONF={path}" if path else "its configuration on this machine"
        raise ConfigError(
            f"OpenSSL cannot be set up for TLS: {problem}. Check {settings}."
        ) from problem


def _list_one_of(folders: list[str]) -> None:
    """Raise OSError if no folder exists, which OpenSSL treats like an empty one."""
    for folder in folders[:-1]:
        with suppress(OSError):
            next(Path(folder).iterdir(), None)
            return
    next(Path(folders[-1]).iterdir(), None)


def _read(variable: str, path: str, look: Callable[[], object]) -> ssl.SSLContext:
    try:
        look()
        return httpx.create_ssl_context()
    except OSError as problem:  # ssl.SSLError is one too
        raise ConfigError(
            f"The certificates of {variable}={path} cannot be read: {problem}. Set SSL_CERT_FILE "
            "to a file of certificates in PEM form or SSL_CERT_DIR to a folder of them, or unset "
            "it."
        ) from problem


def is_excepted(url: httpx.URL) -> bool:
    """Whether the environment sets a proxy for a URL, but `NO_PROXY` excludes it."""
    proxies = getproxies()
    is_named = any(proxies.get(kind, "").strip() for kind in (url.scheme, "all"))
    return is_named and is_direct(url, proxies.get("no", ""))


def is_direct(url: httpx.URL, no_proxy: str) -> bool:
    """Whether `NO_PROXY` excludes a URL; see the table in docs/network.md."""
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
    # An internationalized name may be written in either form.
    hosts = {url.host, url.raw_host.decode("ascii")}
    return any(_is_host(host.lower().rstrip("."), name.rstrip(".")) for host in hosts)


def _split(entry: str) -> tuple[str, str]:
    """A name or address, and the port if there is one; "a.test:" has none."""
    if (bracketed := re.fullmatch(r"\[(.+)\](?::([0-9]*))?", entry)) is not None:
        return bracketed[1], bracketed[2] or ""
    if (with_port := re.fullmatch(r"([^:]*):([0-9]*)", entry)) is not None:
        return with_port[1], with_port[2]
    return entry, ""


def _is_host(host: str, name: str) -> bool:
    """Whether a host is a name or a subdomain, or an address is in a block such as 10.0.0.0/8."""
    try:
        address = ip_address(host)
    except ValueError:
        below = name.removeprefix("*") if name.startswith((".", "*.")) else f".{name}"
        return host == name or host.endswith(below)
    try:
        return address in ip_network(name, strict=False)
    except ValueError:
        return False
