"""The headers of a client: its own, and what its user adds or puts in their place."""

from __future__ import annotations

import re
from collections.abc import Mapping

import httpx

from airflow_trigger._version import VERSION
from airflow_trigger.errors import ConfigError

# RFC 9110, section 5.6.2.
TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
# Section 5.5, less what is not ASCII: servers do not agree on its encoding.
VALUE = re.compile(r"[\t\x20-\x7e]*")
# These describe a body, so each request sets its own.
OF_A_BODY = frozenset(
    {"content-encoding", "content-length", "content-type", "trailer", "transfer-encoding"}
)


def all_headers(given: Mapping[str, str] | None) -> httpx.Headers:
    """What every request carries; the user's own replace the others, in any spelling.

    Raises:
        ConfigError: One cannot be sent, or cannot be that of all requests.
        TypeError: They are no mapping of str to str.
    """
    headers = httpx.Headers(
        {
            "Accept": "application/json",
            "Accept-Encoding": "gzip, deflate",
            "User-Agent": f"airflow-trigger/{VERSION}",
        }
    )
    headers.update(_checked(given))
    return headers


def _checked(given: Mapping[str, str] | None) -> dict[str, str]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(
            f'headers must be a mapping, such as {{"X-Team": "data"}}, not a {type(given).__name__}'
        )
    checked: dict[str, str] = {}
    seen: set[str] = set()
    for name, value in given.items():
        _check_name(name)
        if name.lower() in seen:
            raise ConfigError(
                f"headers has {name!r} twice: names that differ in upper and lower case only are "
                "the same header."
            )
        seen.add(name.lower())
        checked[name] = _checked_value(name, value)
    return checked


def _check_name(name: str) -> None:
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"The name of a header must be a str, not a {type(name).__name__}.")
    if TOKEN.fullmatch(name) is None:
        raise ConfigError(
            f"headers has a name that no header can have, {_shown(name)}: use letters, digits and "
            "hyphens."
        )
    if name.lower() in OF_A_BODY:
        raise ConfigError(
            f"headers must not hold {name!r}: it describes the body of one request, and each "
            "request has its own. Leave it out; the client sets it."
        )


def _shown(name: str) -> str:
    """A wrong name; of a whole line, "Name: value", the part that cannot be a secret."""
    visible = "".join(name.split())
    if visible == name and ":" not in name and len(name) <= 60:
        return ascii(name)
    begin = TOKEN.match(name)
    return f"which begins with {begin[0][:60]!r}" if begin else "of which nothing is shown"


def _checked_value(name: str, value: str) -> str:
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"The header {name!r} must be a str, not a {type(value).__name__}.")
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
    """An answer in a coding that httpx cannot read would look like a lost one."""
    readable = {"identity", *_codings(_httpx_reads())}
    unreadable = [coding for coding in _codings(value) if coding not in readable]
    if unreadable:
        raise ConfigError(
            f"The header {name!r} asks for {', '.join(unreadable)}, which httpx cannot read here: "
            "it reads br with httpx[brotli] and zstd with httpx[zstd] installed. Leave it out."
        )


def _codings(value: str) -> list[str]:
    """Those that an Accept-Encoding allows (RFC 9110, section 12.5.3)."""
    parts = [part.replace(" ", "").lower().partition(";") for part in value.split(",")]
    allowed = [coding for coding, _, weight in parts if not re.fullmatch(r"q=0(\.0*)?", weight)]
    return [coding for coding in allowed if coding]


def _httpx_reads() -> str:
    nowhere = httpx.MockTransport(lambda _: httpx.Response(200))
    with httpx.Client(transport=nowhere, trust_env=False) as client:
        return client.headers["Accept-Encoding"]
