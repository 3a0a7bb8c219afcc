"""Bearer tokens: fixed, from a file, or from a function."""

from __future__ import annotations

import inspect
import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeAlias, cast

import httpx

from airflow_trigger._arguments import a_type
from airflow_trigger._http.faults import raised_before_sending
from airflow_trigger._secrets import Secret, drop_frames
from airflow_trigger.auth._tokens import (
    RenewedToken,
    SecretAuth,
    Token,
    bearer,
    before_end,
    checked_text,
    renew_at_of,
)
from airflow_trigger.errors import ConfigError

# A token, or a token and the time at which it expires.
ProvidedToken: TypeAlias = str | tuple[str, datetime]


class BearerToken(SecretAuth):
    """A fixed token (RFC 6750): any token that the server's auth manager accepts.

    Args:
        token: The token, without "Bearer".

    Raises:
        TypeError: The token is not a str.
        ConfigError: The token is empty or has characters that an HTTP header cannot hold.

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

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = self._header.value
        yield request


class BearerTokenFile(RenewedToken):
    """A token in a file, such as a mounted secret; the file is read again when it changes.

    Args:
        path: The file; white space around the token is ignored.

    Raises:
        ConfigError: On the first request: the file cannot be read or holds no token.

    >>> BearerTokenFile("/run/secrets/airflow-token")
    BearerTokenFile('/run/secrets/airflow-token')
    """

    def __init__(self, path: str | Path) -> None:
        super().__init__()
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
        return ConfigError(f"Cannot read the token file {self._path}: {reason}")


class BearerTokenProvider(RenewedToken):
    """A token from your own code, such as from a vault or a metadata service.

    Args:
        provider: A function, or an async one (for `AsyncAirflowClient` only), that returns the
            token, or the token and the aware datetime at which it expires. It is called again
            shortly before that time, and when the server refuses the token. If it returns no time,
            the time in the token counts if it is a JWT; otherwise the function is called for each
            request.

    Raises:
        TypeError: The provider cannot be called.
        ConfigError: On the first request: the function raised, or returned something else.
        ConnectionFailed: On the first request: the function failed with a network fault, in all
            attempts.

    >>> BearerTokenProvider(lambda: "secret")
    BearerTokenProvider(…)
    """

    def __init__(self, provider: Callable[[], ProvidedToken | Awaitable[ProvidedToken]]) -> None:
        super().__init__()
        if not callable(provider):
            kind = type(provider).__name__
            del provider  # by mistake it may be the token
            raise TypeError(f"the provider must be a function that gives a token, not {kind}")
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
    token: object = given
    expiry: object = None
    if isinstance(given, tuple) and len(cast(tuple[object, ...], given)) == 2:
        token, expiry = given
    if not isinstance(token, str) or not isinstance(expiry, datetime | None):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ConfigError(
            "The token provider gave neither a str nor a (str, datetime), but "
            f"{_type_of(given)}: let it give the token, or the token and its expiry."
        )
    header = bearer(token, "the token of the provider")
    if expiry is None:
        # A token that says nothing about its life is used once.
        renew_at = renew_at_of(token, is_new=False)
        return Token(header, time.monotonic() if renew_at is None else renew_at)
    if expiry.utcoffset() is None:
        raise ConfigError("The token provider gave an expiry without a time zone.")
    return Token(header, before_end(expiry.timestamp() - time.time()))


def _type_of(given: object) -> str:
    """The type of a wrong value, and of the items of a tuple, which may hold a secret."""
    if not isinstance(given, tuple):
        return a_type(given)
    kinds = [type(item).__name__ for item in cast(tuple[object, ...], given)]
    return f"({', '.join(kinds)}{',' if len(kinds) == 1 else ''})"


@contextmanager
def _faults_of_the_provider() -> Generator[None]:
    try:
        yield
    except Exception as error:
        raise raised_before_sending("The token provider", error) from error
