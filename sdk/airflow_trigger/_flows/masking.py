"""Masks the secrets of a request in a server's message.

Some servers and gateways repeat the request in their message, with its credentials.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias
from urllib.parse import quote, quote_plus

Headers: TypeAlias = Iterable[tuple[str, str]]

LONGEST_DETAIL = 500
SHORTEST_SECRET = 4
# Request headers whose values are not secret: about the request itself, and about its origin.
HARMLESS = frozenset(
    {"accept", "accept-encoding", "connection", "content-length", "content-type", "host"}
    | {"traceparent", "tracestate", "user-agent", "x-request-id"}
    | {"accept-language", "cache-control", "forwarded", "origin", "pragma", "referer", "via"}
    | {"x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"}
    | {"x-requested-with"}
)
# Words in the values of other headers that are not secret.
SCHEMES = frozenset({"basic", "bearer", "digest", "negotiate"})


def secrets_in(headers: Headers) -> set[str]:
    """The values of headers that may be secrets, whole and in parts."""
    values = {value for name, value in headers if name.lower() not in HARMLESS}
    words = {word for value in values for word in re.split(r"[\s,;]+", value)}
    # The name of a cookie or a parameter is not secret.
    assigned = {word.partition("=")[2].strip('"') for word in words}
    passwords = {password for value in values for password in _password_in(value)}
    return {
        secret
        for secret in values | words | assigned | passwords | {word.rstrip("=") for word in words}
        if len(secret) >= SHORTEST_SECRET and secret.lower() not in SCHEMES
    }


def _password_in(value: str) -> Iterator[str]:
    """The password in the value of a header for basic authentication (RFC 7617)."""
    scheme, _, encoded = value.partition(" ")
    if scheme.lower() == "basic":
        try:
            yield base64.b64decode(encoded).decode().partition(":")[2]
        except ValueError:
            return


def holds(text: str, secrets: Iterable[str]) -> bool:
    return any(form in text for secret in secrets for form in _forms(secret))


def masked(text: str, headers: Headers) -> str:
    """A message without the secrets in the headers of its request."""
    forms = {form for secret in secrets_in(headers) for form in _forms(secret)}
    # A secret may be a part of another one.
    for form in sorted(forms, key=len, reverse=True):
        text = text.replace(form, "…")
    return text


def cut(line: str) -> str:
    """The beginning of a message. Mask secrets first: a part of one would not be found."""
    return line if len(line) <= LONGEST_DETAIL else line[: LONGEST_DETAIL - 1] + "…"


def _forms(secret: str) -> set[str]:
    """The encodings of a secret in HTML, in a URL or in JSON."""
    import html

    shown = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), html.escape(secret)}
    shown |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    # JSON may escape a slash; PHP does so.
    shown |= {form.replace("/", "\\/") for form in shown}
    # A message is on one line, with single spaces.
    shown |= {" ".join(form.split()) for form in shown}
    return shown - {""}
