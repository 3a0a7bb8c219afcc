"""Tokens: how they are sent, and how long they are good for."""

from __future__ import annotations

import base64
import json
import math
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn, cast

import httpx

from airflow_trigger.errors import AirflowTriggerError, ConfigError

if TYPE_CHECKING:
    from airflow_trigger.models import JSON

# A token is renewed when this much of its life is left, in seconds, or a tenth of a short life.
RENEW_BEFORE = 60.0
# For so many seconds a token is not doubted: what the server refuses then is refused for good.
TRUSTED = 60.0
# The `typ` claims of Keycloak's tokens that are not sent with requests.
REFRESH_TOKENS = frozenset({"offline", "refresh"})
READS = frozenset({"GET", "HEAD"})


class SecretAuth(httpx.Auth):
    """Something with a secret inside."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds a secret and cannot be pickled")


class LoginUnavailable(httpx.TransportError):
    """No token could be had for now, so the request itself was not sent.

    Attributes:
        error: What to raise if it stays so; None: that the server cannot be reached.
        retry_after: Seconds that the server asked to wait; None if it did not say.
    """

    def __init__(
        self,
        message: str,
        *,
        request: httpx.Request | None = None,
        error: AirflowTriggerError | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(message, request=request)
        self.error = error
        self.retry_after = retry_after

    def again(self, request: httpx.Request | None) -> LoginUnavailable:
        """The same for another request."""
        return LoginUnavailable(
            str(self), request=request, error=self.error, retry_after=self.retry_after
        )


class ResponseLost(httpx.TransportError):
    """The server answered, and an Auth failed at the answer: what came of it is not known."""


class Token:
    """A token, and until when it is good; times on the clock of `time.monotonic`.

    Args:
        header: The value of the Authorization header.
        renew_at: None: until it is refused.
        version: Of the file that it was read from.

    Attributes:
        trusted_since: When it was given, or when doubts about it were last settled.
    """

    def __init__(self, header: str, renew_at: float | None, version: tuple[int, ...] = ()) -> None:
        self.header = header
        self.renew_at = renew_at
        self.version = version
        self.trusted_since = time.monotonic()

    def is_fresh(self) -> bool:
        return self.renew_at is None or time.monotonic() < self.renew_at

    def is_refused(self, request: httpx.Request, response: httpx.Response) -> bool:
        """Whether the response asks for another token, or may do so."""
        if is_token_refused(response):
            return True
        # A token can end before it says so: Airflow 3 with Keycloak answers 403, or even 500, once
        # the token inside has ended. So does a server whose user lacks a permission.
        is_doubtful = response.status_code == 403 or (
            response.status_code == 500 and request.method in READS
        )
        return is_doubtful and time.monotonic() - self.trusted_since > TRUSTED


def checked_text(value: str, what: str) -> str:
    """A text, if it can be sent.

    Raises:
        TypeError, ConfigError: It is none; it is not shown.
    """
    if not isinstance(value, str):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise TypeError(f"{what} must be a str, not {type(value).__name__}")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ConfigError(f"{what} is not Unicode: it has half of a surrogate pair in it.")
    return value


def login_text(value: str, what: str) -> str:
    """A user name or a password, if it can be meant so.

    Raises:
        TypeError, ConfigError: It cannot; it is not shown.
    """
    if checked_text(value, what).endswith(("\r", "\n")):
        raise ConfigError(
            f"{what} has a line break at its end, as the content of a file often does: set it "
            "without."
        )
    return value


def bearer(token: str, what: str) -> str:
    """The header of a token.

    Raises:
        ConfigError: No header can hold it (RFC 9110, section 5.5); it is not shown.
    """
    if problem := _problem(token):
        raise ConfigError(f"{what} must be one word of visible ASCII characters, and {problem}.")
    return f"Bearer {token}"


def is_sendable(token: str) -> bool:
    return _problem(token) is None


def _problem(token: str) -> str | None:
    words = token.split()
    if not words:
        return "is blank" if token else "is empty"
    if words[0].rstrip(":").lower() in ("basic", "bearer") and len(words) == 1:
        return f"is the word {words[0]!r} alone"
    if len(words) > 1 and words[0].rstrip(":").lower() == "bearer":
        return "begins with 'Bearer': leave it out"
    if token[-1] in "\r\n":
        return "has a line break at its end"
    if words != [token]:
        return "has white space in it" if len(words) > 1 else "has white space around it"
    if not token.isascii():
        return "has a character in it that is not ASCII"
    return None if token.isprintable() else "has a control character in it"


def is_token_refused(response: httpx.Response) -> bool:
    # 3.x answers 403 to a token that it cannot read, and 401 to one that has expired.
    return response.status_code == 401 or (
        response.status_code == 403 and b"Invalid JWT token" in response.content
    )


def is_passing(status: int) -> bool:
    """Whether a login that is answered so may go well a moment later."""
    from airflow_trigger._answers import REFUSALS  # it needs this module

    # 425 (RFC 8470) and 429 (RFC 6585) ask for another attempt.
    return status in (425, 429) or (status >= 400 and status not in REFUSALS)


def renew_at_of(token: str, *, is_new: bool) -> float | None:
    """When to renew a JWT (RFC 7519), on the clock of `time.monotonic`; None if it does not say.

    It ends when the first of the tokens in it ends: that of the Keycloak auth manager holds
    Keycloak's own, and is good for nothing after it.

    Args:
        token: The token.
        is_new: Whether its `iat` is now, as in the answer to a login: its life counts from there,
            so that a difference between the server's clock and ours does not matter. Another one
            may be old, as what a library has kept, and its life counts by our clock, unless it has
            ended by that.
    """
    claims = _claims(token)
    now, issued = time.time(), _number(claims, "iat")
    lives = list(_lives(claims, now if issued is None else issued))
    if not lives:
        return None
    life = min(lives)
    if not is_new and issued is not None and 0 < issued + life - now < life:
        life = issued + life - now
    return before_end(life)


def _claims(token: str) -> JSON:
    """What a JWT says; None of anything else."""
    try:
        payload = token.split(".")[1]
        claims: JSON = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (IndexError, RecursionError, ValueError):
        return None
    return claims


def _lives(claims: JSON, since: float) -> Iterator[float]:
    """For how many seconds the token of these claims is good, and each inside it.

    One inside may be older than that around it, or of a server with another clock.
    """
    # A refresh token ends for itself.
    if isinstance(claims, dict) and str(claims.get("typ")).lower() in REFRESH_TOKENS:
        return
    end, issued = _number(claims, "exp"), _number(claims, "iat")
    # Keycloak's 0 means no end.
    if end is not None and end > 0:
        life = end - max(since, since if issued is None else issued)
        if life <= 0 and issued is not None:
            # A token that was just given has not ended: its clock is behind that of the one around.
            life = end - issued
        # Without any life it says nothing, or each request would log in.
        if life > 0:
            yield life
    for inside in _texts(claims):
        yield from _lives(_claims(inside), since)


def _number(claims: JSON, name: str) -> float | None:
    value = claims.get(name) if isinstance(claims, dict) else None
    try:
        number = float(cast(float, value))
    except (OverflowError, TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _texts(claims: JSON) -> Iterator[str]:
    """The strings in it, however deep, but for those under a name of refresh tokens."""
    left = [claims]
    while left:
        value = left.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            left += [inside for name, inside in value.items() if "refresh" not in name.lower()]
        elif isinstance(value, list):
            left += value


def before_end(life: float) -> float:
    return time.monotonic() + life - min(RENEW_BEFORE, life / 10)
