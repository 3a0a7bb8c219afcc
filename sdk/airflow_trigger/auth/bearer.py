"""Bearer tokens (RFC 6750): fixed, from a file, or from a function."""

from __future__ import annotations

import inspect
import math
import time
from collections.abc import Awaitable, Callable, Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol, TypeAlias, cast

import httpx

from airflow_trigger._arguments import a_type
from airflow_trigger._http.faults import raised_before_sending
from airflow_trigger._secrets import Secret, drop_frames
from airflow_trigger.auth._tokens import (
    RenewedToken,
    SecretAuth,
    Token,
    TokenTimes,
    bearer,
    before_end,
    checked_text,
    renew_at_of,
    times_of,
)
from airflow_trigger.errors import ConfigError

# The end of the year 2999: a later timestamp is probably in milliseconds.
LATEST = 32_503_680_000
FORMS = (
    "return the token, the token and its expiry, or the response of a token endpoint, a mapping "
    "with access_token."
)


class TokenInfo(Protocol):
    """A token in the form of azure-identity's `AccessToken` and `AccessTokenInfo`."""

    @property
    def token(self) -> str: ...

    @property
    def expires_on(self) -> float: ...


# A token; or a token and its expiry: a datetime (naive means UTC), seconds since 1970, a timedelta
# from now, or None if unknown; or the response of a token endpoint (RFC 6749, section 5.1) with
# `access_token`, and `expires_in`, `expires_at` or `expires_on`; or an azure-identity token.
ProvidedToken: TypeAlias = (
    str | tuple[str, datetime | timedelta | float | None] | Mapping[str, object] | TokenInfo
)


class BearerToken(SecretAuth):
    """A fixed bearer token (RFC 6750): any token that the server's auth manager accepts.

    Args:
        token: The token, without the prefix "Bearer".

    Raises:
        TypeError: The token is not a str.
        ConfigError: The token is empty or contains characters that an HTTP header cannot hold.

    >>> BearerToken("secret")
    BearerToken(…)
    """

    def __init__(self, token: str) -> None:
        try:
            self._header = Secret(bearer(checked_text(token, "the token"), "the token"))
        except (ConfigError, TypeError) as error:
            del token
            drop_frames(error)
            raise

    def times(self) -> TokenTimes:
        return times_of(self._header.value)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = self._header.value
        yield request


class BearerTokenFile(RenewedToken):
    """A bearer token in a file, such as a mounted secret; reread whenever the file changes.

    Args:
        path: The path of the file. White space around the token is ignored.

    Raises:
        TypeError: The path is neither a str nor a Path.
        ConfigError: On the first request: the file cannot be read or contains no valid token.

    >>> BearerTokenFile("/run/secrets/airflow-token")
    BearerTokenFile('/run/secrets/airflow-token')
    """

    # For the repr of an object whose path was rejected.
    _path = Path()

    def __init__(self, path: str | Path) -> None:
        super().__init__()
        if not isinstance(path, str | Path):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(f"path must be a str or a Path, not {a_type(path)}")
        self._path = Path(path)

    def __repr__(self) -> str:
        return f"BearerTokenFile({str(self._path)!r})"

    def _is_usable(self, token: Token) -> bool:
        return token.version == self._version_now()

    def _provide(self) -> Token:
        version = self._version_now()
        try:
            content = self._path.read_text()
        except (OSError, UnicodeDecodeError) as error:
            # A UnicodeDecodeError holds the content.
            raise self._unreadable(error) from (error if isinstance(error, OSError) else None)
        return Token(bearer(content.strip(), f"the token in {self._path}"), None, version)

    def _version_now(self) -> tuple[int, ...]:
        # A rotated secret is a new file (another inode), or has another time or size.
        try:
            status = self._path.stat()
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from error
        return status.st_ino, status.st_mtime_ns, status.st_size

    def _unreadable(self, error: Exception) -> ConfigError:
        reason = "it is not text" if isinstance(error, UnicodeDecodeError) else error
        return ConfigError(f"Cannot read the token file {self._path}: {reason}.")


class BearerTokenProvider(RenewedToken):
    """A bearer token from a function, for vaults, cloud SDKs and metadata services.

    Args:
        provider: A function, or a coroutine function (`AsyncAirflowClient` only), that returns one
            of these:

            * the token;
            * a pair of the token and its expiry: a datetime (naive means UTC, as in google-auth),
              seconds since 1970, a `timedelta` from now, or None if unknown;
            * the response of a token endpoint, or of a library for one: a mapping with
              `access_token`, and `expires_in` (seconds from now), `expires_at` or `expires_on` (a
              time); the earliest counts;
            * an object with `token` and `expires_on`, as in azure-identity.

            The client calls it again shortly before the token expires, and when the server rejects
            the token. A JWT that has an `exp` claim expires at the earlier of the two times. If the
            expiry is unknown or in the past, the client calls the function for each request. With
            `AsyncAirflowClient`, a function that is not `async` runs in a thread.

    Raises:
        TypeError: The provider is not callable.
        ConfigError: On the first request: the function raised an exception or returned something
            else.
        ConnectionFailed: On the first request: the function failed with a network fault in every
            attempt.

    >>> from datetime import timedelta
    >>> BearerTokenProvider(lambda: ("secret", timedelta(hours=1)))
    BearerTokenProvider(…)
    """

    def __init__(self, provider: Callable[[], ProvidedToken | Awaitable[ProvidedToken]]) -> None:
        super().__init__()
        if not callable(provider):
            kind = type(provider).__name__
            del provider  # by mistake it may be the token
            raise TypeError(f"the provider must be a function that returns a token, not {kind}")
        # The repr of a functools.partial shows its arguments.
        self._provider = Secret(provider)

    def _provide(self) -> Token:
        given = self._called()
        if inspect.isawaitable(given):
            if inspect.iscoroutine(given):
                given.close()
            raise ConfigError("An async token provider needs AsyncAirflowClient.")
        return _provided(given)

    async def _provide_async(self) -> Token:
        if inspect.iscoroutinefunction(self._provider.value):
            given = self._called()
        else:
            import asyncio

            # The function may block, for example in a request to a vault.
            given = await asyncio.to_thread(self._called)
        if not inspect.isawaitable(given):
            return _provided(given)
        with _faults_of_the_provider():
            token = await given
        return _provided(token)

    def _called(self) -> ProvidedToken | Awaitable[ProvidedToken]:
        with _faults_of_the_provider():
            return self._provider.value()


def _provided(given: ProvidedToken) -> Token:
    token, lives = _read(given)
    if not isinstance(token, str):
        raise _no_token(given)
    header = bearer(token, "the token of the provider")
    ends = [before_end(life) for life in lives]
    if (renew_at := renew_at_of(token, is_new=False)) is not None:
        ends.append(renew_at)
    # A token with an unknown lifetime is used once.
    return Token(header, min(ends, default=time.monotonic()))


def _read(given: object) -> tuple[object, list[float]]:
    """The token, and the seconds from now until each of its expiry times."""
    if isinstance(given, tuple):
        pair = cast(tuple[object, ...], given)
        # A text may be a second token, or a password.
        if len(pair) != 2 or isinstance(pair[1], str):
            raise _no_token(pair)
        return pair[0], list(_life_until("an expiry", pair[1]))
    if isinstance(given, Mapping):
        answer = cast(Mapping[object, object], given)
        if answer.get("error") is not None:
            raise ConfigError(
                "The token provider returned an error response of a token endpoint. Log that "
                "response in the provider."
            )
        return answer.get("access_token"), list(_lives_in(answer))
    if hasattr(given, "token") and hasattr(given, "expires_on"):
        info = cast(TokenInfo, given)
        return info.token, list(_life_until("expires_on", info.expires_on))
    return given, []


def _lives_in(answer: Mapping[object, object]) -> Iterator[float]:
    seconds = answer.get("expires_in")
    if isinstance(seconds, timedelta):
        yield seconds.total_seconds()
    elif seconds is not None:
        yield _number("expires_in", seconds, "seconds from now, or a timedelta")
    for name in ("expires_at", "expires_on"):
        yield from _life_until(name, answer.get(name))


def _life_until(name: str, end: object) -> Iterator[float]:
    """The seconds from now until an expiry, if there is one."""
    if end is None:
        return
    if isinstance(end, timedelta):
        yield end.total_seconds()
    else:
        yield _epoch(name, end) - time.time()


def _epoch(name: str, end: object) -> float:
    """A time as seconds since 1970."""
    if isinstance(end, str):
        # A text that is not a date must be a number.
        with suppress(ValueError):
            end = datetime.fromisoformat(end)
    if isinstance(end, datetime):
        # Naive times of the libraries are in UTC.
        return (end.replace(tzinfo=UTC) if end.utcoffset() is None else end).timestamp()
    seconds = _number(name, end, "seconds since 1970, a datetime, a timedelta, or None")
    if 0 <= seconds <= LATEST:
        return seconds
    problem = "is after the year 3000 (milliseconds?)" if seconds > 0 else "is negative"
    raise ConfigError(
        f"The token provider returned {name} as seconds since 1970, which {problem}. Return "
        "seconds, or a datetime."
    )


def _number(name: str, value: object, forms: str) -> float:
    """A number, also as text, as from some token endpoints; `forms` are the valid forms."""
    try:
        number = math.nan if isinstance(value, bool) else float(cast(str, value))
    except (OverflowError, TypeError, ValueError):
        number = math.nan
    if not isinstance(value, str | int | float) or not math.isfinite(number):
        kind = type(value).__name__
        raise ConfigError(
            f"The token provider returned {name} as {kind}, which is not a valid time: return "
            f"{forms}."
        )
    return number


def _no_token(given: object) -> ConfigError:
    return ConfigError(f"The token provider returned no token, but {_type_of(given)}: {FORMS}")


def _type_of(given: object) -> str:
    """The type of a wrong value, and of the items of a tuple, which may hold a secret."""
    if isinstance(given, tuple):
        kinds = [type(item).__name__ for item in cast(tuple[object, ...], given)]
        return f"({', '.join(kinds)}{',' if len(kinds) == 1 else ''})"
    if not isinstance(given, Mapping):
        return a_type(given)
    token = cast(Mapping[object, object], given).get("access_token")
    inside = (
        "no access_token" if token is None else f"an access_token of type {type(token).__name__}"
    )
    return f"{a_type(cast(object, given))} with {inside}"


@contextmanager
def _faults_of_the_provider() -> Generator[None]:
    try:
        yield
    except Exception as error:
        raise raised_before_sending("The token provider", error) from error
