"""A client's settings: from its arguments and the environment, checked once, then constant."""

from __future__ import annotations

import os
import re
import ssl
import sys
from collections.abc import Mapping
from typing import cast

import httpx

from airflow_trigger._arguments import (
    LONGEST_SLEEP,
    a_type,
    must_be_a,
    must_be_count,
    must_be_number,
    short,
)
from airflow_trigger._http.urls import checked_url, text_of_url, warn_of_plain_http
from airflow_trigger._secrets import Secret
from airflow_trigger._version import VERSION
from airflow_trigger.auth._tokens import SecretAuth
from airflow_trigger.auth.bearer import BearerToken
from airflow_trigger.errors import ConfigError

# The environment variable with the server's URL.
URL = "AIRFLOW_TRIGGER_URL"

# The source of credentials that were passed as an argument.
AS_ARGUMENT = "auth="

VERIFY = "True, False or an ssl.SSLContext, such as ssl.create_default_context(cafile=...)"
DEFAULT_TIMEOUT = httpx.Timeout(30.0, connect=10.0)


class Config:
    """The checked settings of a client, from its arguments and the environment.

    Raises:
        ConfigError, TypeError: A setting is invalid.
    """

    def __init__(
        self,
        *,
        base_url: str | httpx.URL | None,
        auth: httpx.Auth | str | None,
        timeout: float | httpx.Timeout,
        max_connections: int,
        verify: bool | ssl.SSLContext,
        proxy: str | httpx.URL | httpx.Proxy | None,
        headers: Mapping[str, str] | None,
    ) -> None:
        self.auth, self.auth_source = resolve_auth(auth)
        self.base_url = resolve_base_url(base_url, self.auth)
        self.timeouts = resolve_timeouts(timeout)
        self.max_connections = _checked_connections(max_connections)
        must_be_a((bool, ssl.SSLContext), "verify", verify, called=VERIFY)
        self.verify = verify
        _check_proxy(proxy)
        self.proxy = Secret(proxy)
        self.headers = Secret(all_headers(headers))


def resolve_base_url(given: str | httpx.URL | None, auth: httpx.Auth | None = None) -> str:
    """The address of Airflow's web server, without a trailing slash or `/api/v1` or `/api/v2`.

    Args:
        given: The argument. None: from the credentials, or else from the environment.
        auth: The credentials.
    """
    asked = None if given is None else _base_url(text_of_url(given, "base_url"))
    told = auth.base_url() if isinstance(auth, SecretAuth) else None
    if told is None:
        base = asked or _base_url(os.environ.get(URL, "").strip())
    else:
        base = _base_url(told)
        if asked not in (None, base):
            raise ConfigError(
                f"The base_url is {asked!r}, but {auth!r} is for {base!r}: leave base_url out."
            )
    warn_of_plain_http(httpx.URL(base), "base_url", stacklevel=4)
    return base


def _base_url(text: str) -> str:
    if not text:
        raise ConfigError(
            f"No URL: pass base_url, the address of Airflow's web server, or set {URL}."
        )
    url = checked_url(text, "base_url", login="auth, such as PasswordAuth(username, password)")
    # Only at the end: elsewhere, it is part of a gateway's prefix.
    return re.sub(r"/api/v[12]\Z", "", str(url).rstrip("/")).rstrip("/")


def _check_proxy(given: object) -> None:
    if not isinstance(given, str | httpx.URL | httpx.Proxy | None):
        # The value may hold a password.
        raise TypeError(
            "proxy must be a str, such as 'http://host:port', an httpx.URL or an httpx.Proxy, "
            f"not {a_type(given)}"
        )


def resolve_auth(given: httpx.Auth | str | None) -> tuple[httpx.Auth, str]:
    """The credentials, from the environment if none are given; a str is a bearer token.

    Returns:
        The credentials, and where they come from: the argument or the environment variables.
    """
    if isinstance(given, httpx.Auth):
        return given, AS_ARGUMENT
    if isinstance(given, str):
        return BearerToken(given), AS_ARGUMENT
    if given is not None:
        raise TypeError(
            "auth must be an httpx.Auth, such as PasswordAuth(username, password), or a token as "
            f"str, not {_unfit(given)}"
        )
    # Loaded only if the environment is needed.
    from airflow_trigger.auth._environment import from_environment

    return from_environment()


def _unfit(given: object) -> str:
    """The type of wrong credentials, whose value may be secret, and what to pass instead."""
    kind = a_type(given)
    if isinstance(given, tuple | list):
        return f"{kind}: pass PasswordAuth(username, password)"
    if isinstance(given, type):
        return f"the class {given.__name__} itself: pass an instance of it"
    if callable(given):
        return (
            f"{kind}: pass BearerTokenProvider(function) if it returns tokens; code that changes "
            "requests belongs in the auth_flow of an httpx.Auth"
        )
    return kind


def resolve_timeouts(given: float | httpx.Timeout) -> dict[str, float]:
    """The time limit of each part of a request in seconds, by httpx's names for the parts."""
    if not isinstance(given, httpx.Timeout | None):
        must_be_number("timeout", given)
    parts = httpx.Timeout(given).as_dict()
    limited = {name: seconds for name, seconds in parts.items() if seconds is not None}
    endless = [name for name in parts if name not in limited]
    if endless:
        raise ConfigError(f"The timeout has no limit for: {', '.join(endless)}. Pass seconds.")
    for name, seconds in limited.items():
        must_be_number(f"the {name} of the timeout", seconds)
    unfit = [name for name, seconds in limited.items() if not 0 < seconds <= LONGEST_SLEEP]
    if unfit:
        raise ConfigError(
            f"The timeout must be above 0 and at most {LONGEST_SLEEP:g} seconds, and is not for: "
            f"{', '.join(unfit)}."
        )
    return limited


def _checked_connections(given: object) -> int:
    # Written so that nan is refused too.
    if isinstance(given, int | float) and not 1 <= given <= sys.maxsize:
        limit = f"at most {sys.maxsize}" if given > 1 else "1 or more"
        raise ConfigError(f"max_connections must be {limit}, not {short(given)}.")
    must_be_count("max_connections", given, least=1)
    return cast(int, given)


# The name of a header (RFC 9110, section 5.6.2).
NAME = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
# The value of a header (section 5.5), in ASCII: servers do not agree on another encoding.
VALUE = re.compile(r"[\t\x20-\x7e]*")
# Headers that describe a body, so each request sets its own.
OF_A_BODY = frozenset(
    {"content-encoding", "content-length", "content-type", "trailer", "transfer-encoding"}
)


def all_headers(given: Mapping[str, str] | None) -> httpx.Headers:
    """The headers of every request; the user's headers replace defaults, whatever their case."""
    headers = httpx.Headers(
        {
            "Accept": "application/json",
            "Accept-Encoding": "gzip, deflate",
            "User-Agent": f"airflow-trigger/{VERSION}",
        }
    )
    if given is None:
        return headers
    if not isinstance(given, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(
            f'headers must be a mapping, such as {{"X-Team": "data"}}, not {a_type(given)}'
        )
    own = httpx.Headers()
    for name, value in given.items():
        _check_name(name)
        if name in own:
            raise ConfigError(
                f"headers has {name!r} twice: names that differ only in case are the same header."
            )
        own[name] = _checked_value(name, value)
    headers.update(own)
    return headers


def _check_name(name: str) -> None:
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"The name of a header must be a str, not {a_type(name)}.")
    if NAME.fullmatch(name) is None:
        raise ConfigError(
            f"headers has an invalid name, {_shown(name)}: use letters, digits and hyphens."
        )
    if name.lower() in OF_A_BODY:
        raise ConfigError(
            f"headers must not contain {name!r}: it describes the body of one request, and the "
            "client sets it for each request. Leave it out."
        )


def _shown(name: str) -> str:
    """An invalid name, without parts that may be secret, as in a whole line "Name: value"."""
    visible = "".join(name.split())
    if visible == name and ":" not in name and len(name) <= 60:
        return ascii(name)
    begin = NAME.match(name)
    return f"which starts with {begin[0][:60]!r}" if begin else "which is not shown"


def _checked_value(name: str, value: str) -> str:
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"The header {name!r} must be a str, not {a_type(value)}.")
    if "\r" in value or "\n" in value:
        raise ConfigError(
            f"The header {name!r} has a line break in its value. If it comes from a file, strip it."
        )
    if VALUE.fullmatch(value) is None:
        raise ConfigError(
            f"The header {name!r} has a character in its value that is not visible ASCII."
        )
    if name.lower() == "accept-encoding":
        _check_codings(name, value)
    return value.strip(" \t")


def _check_codings(name: str, value: str) -> None:
    """Refuse codings that httpx cannot decode: the response would look lost."""
    readable = {"identity", *_codings(_httpx_reads())}
    unreadable = [coding for coding in _codings(value) if coding not in readable]
    if unreadable:
        raise ConfigError(
            f"The header {name!r} asks for {', '.join(unreadable)}, which httpx cannot decode "
            "here: it needs httpx[brotli] for br and httpx[zstd] for zstd. Leave the header out."
        )


def _codings(value: str) -> list[str]:
    """The codings that an Accept-Encoding allows (RFC 9110, section 12.5.3)."""
    parts = [part.replace(" ", "").lower().partition(";") for part in value.split(",")]
    allowed = [coding for coding, _, weight in parts if not re.fullmatch(r"q=0(\.0*)?", weight)]
    return [coding for coding in allowed if coding]


def _httpx_reads() -> str:
    nowhere = httpx.MockTransport(lambda _: httpx.Response(200))
    with httpx.Client(transport=nowhere, trust_env=False) as client:
        return client.headers["Accept-Encoding"]
