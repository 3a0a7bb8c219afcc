"""What a proxy does instead of passing a request on, and what to do about it."""

from __future__ import annotations

import re
from typing import NamedTuple

import httpx

# The extension of a request that holds its Via.
VIA = "airflow_trigger.via"
DEFAULT_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}

# How httpcore words the answers: by the status of a CONNECT, and by what RFC 1928 and 1929 name.
WANTS_LOGIN = re.compile(r"407\b|Invalid username/password|Requested .* from proxy server")
FORBIDS = re.compile(r"403\b|.*not allowed by ruleset")
NO_PROXY = re.compile(r".*(Command|Address type) not supported|405\b|501\b")
NO_WAY_ON = re.compile(r"50[234]\b|Proxy Server could not connect")
# 408 and 429 may pass, as those of a server do.
FINAL = re.compile(r"4(?!08|29)\d\d\b")

# The source of a proxy that is an argument.
GIVEN = "proxy="

LOGIN = (
    "The proxy wants a user name and password, or other ones: put them in the proxy's URL, as "
    "http://user:password@host:port."
)


class Via(NamedTuple):
    """A proxy on the way to a server.

    Attributes:
        url: The proxy's URL.
        source: Where it was set: the argument, or the environment variable.
    """

    url: httpx.URL
    source: str

    def __str__(self) -> str:
        """What may be shown: neither a user name and password, nor a path."""
        scheme, port = self.url.scheme, self.url.port
        end = "" if port else f":{DEFAULT_PORTS[scheme]}"
        return f"{scheme}://{self.url.netloc.decode('ascii')}{end} ({self.source})"


class ProxyUnreachable(httpx.ProxyError):
    """The proxy ended the connection, or there was none to it, before it took the request.

    Attributes:
        fault: What ended it.
    """

    def __init__(self, fault: httpx.RequestError, request: httpx.Request) -> None:
        super().__init__(str(fault), request=request)
        self.fault = fault
        self.__cause__ = fault


def via_of(fault: httpx.RequestError) -> Via | None:
    """The proxy on the way that a request took, as far as the fault knows the request."""
    try:
        via = fault.request.extensions.get(VIA)
    except RuntimeError:
        return None
    return via if isinstance(via, Via) else None


def may_pass_at_proxy(answer: str) -> bool:
    """Whether a proxy may answer better next time."""
    return not any(each.match(answer) for each in (WANTS_LOGIN, FORBIDS, NO_PROXY, FINAL))


def advice_on_answer(answer: str, host: str, via: Via | None) -> str:
    """What to do about it.

    Args:
        answer: The proxy's, as httpcore words it.
        host: Where the request was to go.
        via: The proxy.
    """
    # NO_PROXY says nothing of a proxy that is given.
    is_given = via is not None and via.source == GIVEN
    leave = f"leave {GIVEN} out" if is_given else "name it in NO_PROXY"
    without = f"{leave} if it can be reached without the proxy"
    if WANTS_LOGIN.match(answer):
        return LOGIN
    if FORBIDS.match(answer):
        return f"The proxy does not allow this address: have {host} allowed there, or {without}."
    if NO_WAY_ON.match(answer) and not NO_PROXY.match(answer):
        return (
            "The proxy cannot reach Airflow: check that the server runs and that the proxy can "
            f"reach {host}, or {without}."
        )
    return "It is the proxy that answers so: check the proxy's URL."
