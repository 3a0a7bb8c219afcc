"""How to get to a server: through which proxy, and trusting which certificates."""

from __future__ import annotations

import os
import ssl
from functools import lru_cache
from typing import cast
from urllib.request import getproxies, proxy_bypass

import httpx

from airflow_trigger.errors import ConfigError


class Route:
    """What a connection to one origin needs: what was given, or the environment's, as in httpx.

    Raises:
        ConfigError: There can be no such proxy.
    """

    def __init__(
        self,
        url: httpx.URL,
        *,
        verify: bool | ssl.SSLContext,
        proxy: str | httpx.URL | httpx.Proxy | None,
    ) -> None:
        self.proxy = _proxy(proxy or environment_proxy(url))
        self.tls = _tls(url, verify=verify)


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
    if url.scheme == "http":
        # httpx passes on what it is given, and httpcore takes None: it makes one for TLS only.
        return cast(ssl.SSLContext, None)
    if not verify:
        return httpx.create_ssl_context(verify=False)
    return _trusting(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))


@lru_cache(maxsize=4)
def _trusting(*_variables_that_httpx_reads: str | None) -> ssl.SSLContext:
    """One for all clients: reading the certificates takes longer than a trigger."""
    return httpx.create_ssl_context()
