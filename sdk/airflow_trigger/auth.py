"""Credentials, as `httpx.Auth`: they work in both clients, and in httpx itself.

None of them shows its secret in `repr`, and none of them pickles.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

import httpx

from airflow_trigger._caller import caller_of
from airflow_trigger._renewals import RenewedToken
from airflow_trigger._tokens import (
    SecretAuth,
    Token,
    bearer,
    before_end,
    checked_text,
    login_text,
    renew_at_of,
)
from airflow_trigger.errors import ConfigError

if TYPE_CHECKING:
    from airflow_trigger._logins import Login

# A token, or a token and the time at which it expires.
ProvidedToken: TypeAlias = str | tuple[str, datetime]


class BearerToken(SecretAuth):
    """A token that is sent as it is (RFC 6750): any token that the server's auth manager takes.

    Args:
        token: The token, without "Bearer".

    Raises:
        TypeError: The token is not a str.
        ConfigError: The token is empty or has characters that no HTTP header can hold.

    >>> BearerToken("secret")
    BearerToken(…)
    """

    def __init__(self, token: str) -> None:
        self._header = bearer(checked_text(token, "the token"), "the token")

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = self._header
        yield request


class BasicAuth(SecretAuth):
    """A user name and password with every request (RFC 7617): Airflow 2 only.

    Airflow 2 takes it if its `[api] auth_backends` names `basic_auth`. `PasswordAuth` is the same
    and survives the upgrade to Airflow 3.

    Args:
        username: As in Airflow, without a colon.
        password: As in Airflow.

    Raises:
        TypeError: The user name or the password is not a str.
        ConfigError: One of them cannot be sent: it is not Unicode or ends in a line break, or the
            user name has a colon in it, which ends it in this scheme.

    >>> BasicAuth("ada", "secret")
    BasicAuth('ada', …)
    """

    def __init__(self, username: str, password: str) -> None:
        if ":" in login_text(username, "the user name"):
            raise ConfigError(
                "the user name has a colon in it, where basic authentication ends it (RFC 7617): "
                "use another user, or a token."
            )
        self._username = username
        self._basic = httpx.BasicAuth(username, login_text(password, "the password"))

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

    def __repr__(self) -> str:
        return f"BearerTokenFile({str(self._path)!r})"

    def _is_usable(self, token: Token) -> bool:
        return token.version == self._version_now()

    def _provide(self) -> Token:
        version = self._version_now()
        try:
            content = self._path.read_text()
        except (OSError, UnicodeDecodeError) as error:
            raise self._unreadable(error) from error
        return Token(bearer(content.strip(), f"the token in {self._path}"), None, version)

    def _version_now(self) -> tuple[int, ...]:
        # A rotated secret is another file (a new inode), or has another time or size.
        try:
            status = self._path.stat()
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from error
        return status.st_ino, status.st_mtime_ns, status.st_size

    def _unreadable(self, error: Exception) -> ConfigError:
        reason = "it is not text" if isinstance(error, UnicodeDecodeError) else error
        return ConfigError(f"Cannot read the token file {self._path}: {reason}")


class BearerTokenProvider(RenewedToken):
    """A token that your own code gives, from a vault or a metadata service.

    Args:
        provider: A function, or an async one (for `AsyncAirflowClient` only), that gives the token,
            or the token and the aware time at which it expires. It is called again shortly before
            that time, and when the server refuses the token; a token without a time is a JWT that
            says its time itself, or the function is called for each request.

    Raises:
        TypeError: The provider cannot be called.
        ConfigError: On the first request: the function raised, or gave something else.
        ConnectionFailed: On the first request: the function met a fault of the network, again and
            again.

    >>> BearerTokenProvider(lambda: "secret")
    BearerTokenProvider(…)
    """

    def __init__(self, provider: Callable[[], ProvidedToken | Awaitable[ProvidedToken]]) -> None:
        super().__init__()
        if not callable(provider):
            raise TypeError(
                f"the provider must be a function that gives a token, not {type(provider).__name__}"
            )
        self._provider = provider

    def _provide(self) -> Token:
        given = self._called()
        if inspect.isawaitable(given):
            if inspect.iscoroutine(given):
                given.close()
            raise ConfigError("An async token provider needs AsyncAirflowClient.")
        return _provided(given)

    async def _provide_async(self) -> Token:
        if inspect.iscoroutinefunction(self._provider):
            given = self._called()
        else:
            import asyncio

            # It may block, as a request to a vault does.
            given = await asyncio.to_thread(self._called)
        if not inspect.isawaitable(given):
            return _provided(given)
        with _faults_of_the_provider():
            token = await given
        return _provided(token)

    def _called(self) -> ProvidedToken | Awaitable[ProvidedToken]:
        with _faults_of_the_provider():
            return self._provider()


class JwtLogin(RenewedToken):
    """A user name and password that are exchanged for a token: Airflow 3 (`POST /auth/token`).

    The token is renewed before it expires, and once when the server does not take it any more. One
    login serves all threads and tasks that use the same object. A login that the server refuses is
    not repeated by the same object for 30 seconds, because repeated refusals lock accounts.

    Args:
        username: As in Airflow.
        password: As in Airflow.

    Raises:
        TypeError: The user name or the password is not a str.
        ConfigError: One of them cannot be sent, as it is not Unicode, or ends in a line break.
        AuthenticationFailed: On the first request: the server refuses the login.
        UnexpectedResponse: On the first request: something other than Airflow answers the login.

    >>> JwtLogin("ada", "secret")
    JwtLogin('ada', …)
    """

    def __init__(self, username: str, password: str) -> None:
        super().__init__()
        self._username = login_text(username, "the user name")
        self._password = login_text(password, "the password")

    def __repr__(self) -> str:
        return f"JwtLogin({self._username!r}, …)"

    def _key(self, request: httpx.Request) -> str:
        return caller_of(request).base_url

    def _login_request(self, request: httpx.Request) -> httpx.Request:
        return self._login(request).request(request)

    def _accept(self, request: httpx.Request, response: httpx.Response) -> Token:
        return self._login(request).token(request, response)

    def _login(self, request: httpx.Request) -> Login:
        from airflow_trigger._logins import Login

        return Login(
            f"The login of {self._username!r}",
            caller_of(request),
            {"username": self._username, "password": self._password},
            secrets=(self._password,),
        )


class PasswordAuth(SecretAuth):
    """A user name and password, used as the server wants them.

    Basic authentication on Airflow 2, a login on Airflow 3: the same line of code survives the
    upgrade. See `BasicAuth` and `JwtLogin`.

    Args:
        username: As in Airflow.
        password: As in Airflow.

    Raises:
        TypeError: The user name or the password is not a str.
        ConfigError: One of them cannot be sent, as it is not Unicode, or ends in a line break. On
            the first request to Airflow 2 also: the user name has a colon in it.

    >>> PasswordAuth("ada", "secret")
    PasswordAuth('ada', …)
    """

    def __init__(self, username: str, password: str) -> None:
        self._username = username
        self._login = JwtLogin(username, password)
        self._password = password

    def __repr__(self) -> str:
        return f"PasswordAuth({self._username!r}, …)"

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        return self._for(request).sync_auth_flow(request)

    def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        return self._for(request).async_auth_flow(request)

    def _for(self, request: httpx.Request) -> BasicAuth | JwtLogin:
        return self._basic if caller_of(request).api == "v1" else self._login

    @cached_property
    def _basic(self) -> BasicAuth:
        # Made for Airflow 2 alone: a login takes user names that basic authentication does not.
        return BasicAuth(self._username, self._password)


def _provided(given: ProvidedToken) -> Token:
    token: object = given
    expiry: object = None
    if isinstance(given, tuple) and len(cast(tuple[object, ...], given)) == 2:
        token, expiry = given
    if not isinstance(token, str) or not isinstance(expiry, datetime | None):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise ConfigError(
            "The token provider gave neither a str nor a (str, datetime), but "
            f"{_kind_of(given)}: let it give the token, or the token and its expiry."
        )
    header = bearer(token, "the token of the provider")
    if expiry is None:
        # Without any word on its life it is asked for anew each time.
        renew_at = renew_at_of(token, is_new=False)
        return Token(header, time.monotonic() if renew_at is None else renew_at)
    if expiry.utcoffset() is None:
        raise ConfigError("The token provider gave an expiry without a time zone.")
    return Token(header, before_end(expiry.timestamp() - time.time()))


def _kind_of(given: object) -> str:
    """What it is, without what is in it."""
    if not isinstance(given, tuple):
        return f"a {type(given).__name__}"
    kinds = [type(item).__name__ for item in cast(tuple[object, ...], given)]
    return f"({', '.join(kinds)}{',' if len(kinds) == 1 else ''})"


@contextmanager
def _faults_of_the_provider() -> Generator[None]:
    try:
        yield
    except Exception as error:
        from airflow_trigger._user_code import raised_before_sending

        raise raised_before_sending("The token provider", error) from error
