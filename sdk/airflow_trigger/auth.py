"""Credentials, as `httpx.Auth`: they work in both clients, and in httpx itself.

None of them shows its secret in `repr`, and none of them pickles.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

import httpx

from airflow_trigger._tokens import (
    LoginUnavailable,
    RenewedToken,
    SecretAuth,
    Token,
    bearer,
    before_end,
    renew_at_of,
)
from airflow_trigger.errors import AuthenticationFailed, ConfigError

# A token, or a token and the time at which it expires.
ProvidedToken: TypeAlias = str | tuple[str, datetime]


class BearerToken(SecretAuth):
    """A token that is sent as it is (RFC 6750): any token that the server's auth manager takes.

    Args:
        token: The token, without "Bearer".

    Raises:
        ConfigError: The token is empty or has characters that no HTTP header can hold.

    >>> BearerToken("secret")
    BearerToken(…)
    """

    def __init__(self, token: str) -> None:
        self._header = bearer(token, "the token")

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = self._header
        yield request


class BasicAuth(SecretAuth):
    """A user name and password with every request (RFC 7617): Airflow 2 only.

    Airflow 2 takes it if its `[api] auth_backends` names `basic_auth`. `PasswordAuth` is the same
    and survives the upgrade to Airflow 3.

    >>> BasicAuth("ada", "secret")
    BasicAuth('ada', …)
    """

    def __init__(self, username: str, password: str) -> None:
        self._username = username
        self._basic = httpx.BasicAuth(username, password)

    def __repr__(self) -> str:
        return f"BasicAuth({self._username!r}, …)"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        yield from self._basic.auth_flow(request)


class BearerTokenFile(RenewedToken):
    """A token in a file, as orchestrators mount secrets; read again when the file changes.

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
        self._version: tuple[int, ...] = ()

    def __repr__(self) -> str:
        return f"BearerTokenFile({str(self._path)!r})"

    def _is_usable(self, token: Token) -> bool:
        return self._version == self._version_now()

    def _provide(self) -> Token:
        self._version = self._version_now()
        try:
            text = self._path.read_text()
        except (OSError, UnicodeDecodeError) as error:
            raise self._unreadable(error) from error
        return Token(bearer(text.strip(), f"the token in {self._path}"), None)

    def _version_now(self) -> tuple[int, ...]:
        # A rotated secret is another file (a new inode), or has another time or size.
        try:
            status = self._path.stat()
        except OSError as error:
            raise self._unreadable(error) from error
        return status.st_ino, status.st_mtime_ns, status.st_size

    def _unreadable(self, error: Exception) -> ConfigError:
        reason = error if isinstance(error, OSError) else "it is not text"
        return ConfigError(f"Cannot read the token file {self._path}: {reason}")


class BearerTokenProvider(RenewedToken):
    """A token that your own code gives, from a vault or a metadata service.

    Args:
        provider: A function, or an async one (for `AsyncAirflowClient` only), that gives the token,
            or the token and the aware time at which it expires. It is called again shortly before
            that time, and when the server refuses the token; a token without a time is a JWT that
            says its time itself, or the function is called for each request.

    Raises:
        ConfigError: On the first request: the function raised, or gave something else.

    >>> BearerTokenProvider(lambda: "secret")
    BearerTokenProvider(…)
    """

    def __init__(self, provider: Callable[[], ProvidedToken | Awaitable[ProvidedToken]]) -> None:
        super().__init__()
        self._provider = provider

    def _provide(self) -> Token:
        given = self._called(self._provider)
        if inspect.isawaitable(given):
            if inspect.iscoroutine(given):
                given.close()
            raise ConfigError("An async token provider needs AsyncAirflowClient.")
        return _provided(given)

    async def _provide_async(self) -> Token:
        if inspect.iscoroutinefunction(self._provider):
            given = self._called(self._provider)
        else:
            import asyncio

            # It may block, as a request to a vault does.
            given = await asyncio.to_thread(self._called, self._provider)
        if not inspect.isawaitable(given):
            return _provided(given)
        try:
            return _provided(await given)
        except ConfigError:
            raise
        except Exception as error:
            raise _provider_failed(error) from error

    @staticmethod
    def _called(
        provider: Callable[[], ProvidedToken | Awaitable[ProvidedToken]],
    ) -> ProvidedToken | Awaitable[ProvidedToken]:
        try:
            return provider()
        except Exception as error:
            raise _provider_failed(error) from error


class JwtLogin(RenewedToken):
    """A user name and password that are exchanged for a token: Airflow 3 (`POST /auth/token`).

    The token is renewed before it expires, and once when the server does not take it any more. One
    login serves all threads and tasks that use the same object.

    Raises:
        AuthenticationFailed: On the first request: the server refuses the login.

    >>> JwtLogin("ada", "secret")
    JwtLogin('ada', …)
    """

    def __init__(self, username: str, password: str) -> None:
        super().__init__()
        self._username = username
        self._password = password

    def __repr__(self) -> str:
        return f"JwtLogin({self._username!r}, …)"

    def _key(self, request: httpx.Request) -> str:
        return str(_token_url(request.url))

    def _login_request(self, request: httpx.Request) -> httpx.Request:
        return httpx.Request(
            "POST",
            _token_url(request.url),
            json={"username": self._username, "password": self._password},
            headers={"Accept": "application/json"},
            extensions=request.extensions,
        )

    def _accept(self, request: httpx.Request, response: httpx.Response) -> Token:
        if response.status_code == 429 or response.is_server_error:
            raise LoginUnavailable(f"the login answered {response.status_code}", request=request)
        token = _access_token(response)
        if token is None:
            raise self._refused(request, response)
        return Token(bearer(token, "the token of the login"), renew_at_of(token))

    def _refused(self, request: httpx.Request, response: httpx.Response) -> AuthenticationFailed:
        url = str(_token_url(request.url))
        return AuthenticationFailed(
            f"The login of {self._username!r} failed: POST {url} answered {response.status_code}. "
            "Check the user name and the password, and that the server is Airflow 3.",
            status=response.status_code,
            detail=response.reason_phrase,
            method="POST",
            url=url,
        )


class PasswordAuth(SecretAuth):
    """A user name and password, used as the server wants them.

    Basic authentication on Airflow 2, a login on Airflow 3: the same line of code survives the
    upgrade. See `BasicAuth` and `JwtLogin`.

    >>> PasswordAuth("ada", "secret")
    PasswordAuth('ada', …)
    """

    def __init__(self, username: str, password: str) -> None:
        self._username = username
        self._basic = BasicAuth(username, password)
        self._login = JwtLogin(username, password)

    def __repr__(self) -> str:
        return f"PasswordAuth({self._username!r}, …)"

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        return self._for(request).sync_auth_flow(request)

    def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        return self._for(request).async_auth_flow(request)

    def _for(self, request: httpx.Request) -> BasicAuth | JwtLogin:
        return self._basic if "/api/v1/" in request.url.path else self._login


def _provided(given: ProvidedToken) -> Token:
    token, expiry = given if isinstance(given, tuple) else (given, None)
    if not isinstance(token, str) or not isinstance(expiry, datetime | None):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ConfigError("The token provider gave neither a str nor a (str, datetime).")
    header = bearer(token, "the token of the provider")
    if expiry is None:
        # Without any word on its life it is asked for anew each time.
        renew_at = renew_at_of(token)
        return Token(header, time.monotonic() if renew_at is None else renew_at)
    if expiry.utcoffset() is None:
        raise ConfigError("The token provider gave an expiry without a time zone.")
    return Token(header, before_end(expiry.timestamp() - time.time()))


def _provider_failed(error: Exception) -> ConfigError:
    # Its words are left out of ours: they may quote a secret.
    return ConfigError(f"The token provider raised {type(error).__name__}; nothing was sent.")


def _token_url(url: httpx.URL) -> httpx.URL:
    """Airflow 3 gives tokens beside `/api/v2`, not under it."""
    prefix = url.path.partition("/api/")[0]
    return url.copy_with(path=f"{prefix}/auth/token", query=None)


def _access_token(response: httpx.Response) -> str | None:
    try:
        token = response.json()["access_token"] if response.is_success else None
    except (KeyError, TypeError, ValueError):
        return None
    return token if isinstance(token, str) else None
