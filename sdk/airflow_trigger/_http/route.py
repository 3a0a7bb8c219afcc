"""How to get to a server: through which proxy, and trusting which certificates."""

from __future__ import annotations

import os
import ssl
from functools import lru_cache
from typing import Self
from urllib.request import getproxies, proxy_bypass

import attrs
import httpx

from airflow_trigger.errors import ConfigError


@attrs.frozen(eq=False, repr=False)
class Route:
    """What a connection to one origin needs."""

    proxy: httpx.Proxy | None
    tls: ssl.SSLContext

    @classmethod
    def to(
        cls,
        url: httpx.URL,
        *,
        verify: bool | ssl.SSLContext,
        proxy: str | httpx.URL | httpx.Proxy | None,
    ) -> Self:
        """Complete what was given from the environment, as httpx does.

        Raises:
            ConfigError: There can be no such proxy.
        """
        return cls(_proxy(proxy or environment_proxy(url)), _tls(url, verify=verify))


def environment_proxy(url: httpx.URL) -> str | None:
    """The proxy of `HTTPS_PROXY`, `ALL_PROXY` and their like, unless `NO_PROXY` excepts the URL."""
    proxies = getproxies()
    proxy = proxies.get(url.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(url.netloc.decode("ascii")):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _proxy(given: str | httpx.URL | httpx.Proxy | None) -> httpx.Proxy | None:
    if given is None or isinstance(given, httpx.Proxy):
        return given
    try:
        return httpx.Proxy(given)
    except (httpx.InvalidURL, ValueError):
        # It may hold a password, so it is not shown.
        raise ConfigError("The proxy is not one: give http://host:port.") from None


def _tls(url: httpx.URL, *, verify: bool | ssl.SSLContext) -> ssl.SSLContext:
    if isinstance(verify, ssl.SSLContext):
        return verify
    if not verify:
        return httpx.create_ssl_context(verify=False)
    if url.scheme == "http":
        # Never used: httpx's transport wants one. It holds no certificates, so it trusts nobody.
        return _empty()
    return _trusting(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@lru_cache(maxsize=1)
def _empty() -> ssl.SSLContext:
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


@lru_cache(maxsize=4)
def _trusting(*_variables_that_httpx_reads: str | None) -> ssl.SSLContext:
    """One for all clients: reading the certificates takes longer than a trigger."""
    return httpx.create_ssl_context()
