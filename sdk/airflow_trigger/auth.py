"""Credentials, as `httpx.Auth`: they work in both clients, and in httpx itself.

None of them shows its secret in `repr`, and none of them pickles.
"""

from __future__ import annotations

import asyncio
import base64
import json
import threading
import time
from collections.abc import AsyncGenerator, Generator
from pathlib import Path
from typing import NoReturn
from weakref import WeakKeyDictionary

import attrs
import httpx

from airflow_trigger.errors import AuthenticationFailed, ConfigError

# A token is renewed when this much of its life is left, in seconds, or a tenth of a short life.
RENEW_BEFORE = 60.0


class _SecretAuth(httpx.Auth):
    """Something with a secret inside."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(…)"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds a secret and cannot be pickled")


class BearerToken(_SecretAuth):
    """A token that is sent as it is (RFC 6750): any token that the server's auth manager takes.

    Args:
        token: The token, without "Bearer".

    Raises:
        ConfigError: The token is empty or has characters that no HTTP header can hold.

    >>> BearerToken("secret")
    BearerToken(…)
    """

    def __init__(self, token: str) -> None:
        self._header = _bearer(token, "the token")

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = self._header
        yield request


class BearerTokenFile(_SecretAuth):
    """A token in a file, as orchestrators mount secrets; read again when the file changes.

    Args:
        path: The file; white space around the token is ignored.

    Raises:
        ConfigError: On the first request: the file cannot be read or holds no token.

    >>> BearerTokenFile("/run/secrets/airflow-token")
    BearerTokenFile('/run/secrets/airflow-token')
    """

    def __init__(self, path: str | Path) -> None:
        self._path = Path(path)
        self._read: tuple[tuple[int, int, int], str] | None = None

    def __repr__(self) -> str:
        return f"BearerTokenFile({str(self._path)!r})"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = self._current()
        yield request

    def _current(self) -> str:
        try:
            status = self._path.stat()
            # A rotated secret is another file (a new inode), or has another time or size.
            version = (status.st_ino, status.st_mtime_ns, status.st_size)
            if self._read is None or self._read[0] != version:
                header = _bearer(self._path.read_text().strip(), f"the token in {self._path}")
                self._read = (version, header)
        except OSError as error:
            raise ConfigError(f"Cannot read the token file {self._path}: {error}") from error
        return self._read[1]


class BasicAuth(_SecretAuth):
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


@attrs.frozen(repr=False)
class _Token:
    header: str
    # On the clock of `time.monotonic`; None: the token does not say.
    renew_at: float | None

    def is_fresh(self) -> bool:
        return self.renew_at is None or time.monotonic() < self.renew_at


class JwtLogin(_SecretAuth):
    """A user name and password that are exchanged for a token: Airflow 3 (`POST /auth/token`).

    The token is renewed before it expires, and once when the server does not take it any more. One
    login serves all threads and tasks that use the same object.

    Raises:
        AuthenticationFailed: On the first request: the server refuses the login.

    >>> JwtLogin("ada", "secret")
    JwtLogin('ada', …)
    """

    requires_response_body = True

    def __init__(self, username: str, password: str) -> None:
        self._username = username
        self._password = password
        self._token: _Token | None = None
        self._lock = threading.Lock()
        # An asyncio.Lock serves one event loop only.
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = (
            WeakKeyDictionary()
        )

    def __repr__(self) -> str:
        return f"JwtLogin({self._username!r}, …)"

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        refused: _Token | None = None
        for _ in range(2):
            with self._lock:
                token = self._usable(refused)
                if token is None:
                    response = yield self._login(request)
                    response.read()
                    token = self._accept(request, response)
            request.headers["Authorization"] = token.header
            response = yield request
            response.read()
            if not _is_token_refused(response):
                return
            refused = token

    async def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        refused: _Token | None = None
        for _ in range(2):
            async with self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
                token = self._usable(refused)
                if token is None:
                    response = yield self._login(request)
                    await response.aread()
                    token = self._accept(request, response)
            request.headers["Authorization"] = token.header
            response = yield request
            await response.aread()
            if not _is_token_refused(response):
                return
            refused = token

    def _usable(self, refused: _Token | None) -> _Token | None:
        token = self._token
        return token if token is not None and token is not refused and token.is_fresh() else None

    def _login(self, request: httpx.Request) -> httpx.Request:
        return httpx.Request(
            "POST",
            _token_url(request.url),
            json={"username": self._username, "password": self._password},
            headers={"Accept": "application/json"},
            extensions=request.extensions,
        )

    def _accept(self, request: httpx.Request, response: httpx.Response) -> _Token:
        if response.status_code == 429 or response.is_server_error:
            raise LoginUnavailable(f"the login answered {response.status_code}", request=request)
        token = _access_token(response)
        if token is None:
            raise self._refused(request, response)
        self._token = _Token(_bearer(token, "the token of the login"), _renew_at(token))
        return self._token

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


class PasswordAuth(_SecretAuth):
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


class LoginUnavailable(httpx.TransportError):
    """No token could be had for now, so the request itself was not sent."""


def _bearer(token: str, what: str) -> str:
    # Anything else cannot stand in a header (RFC 9110, section 5.5) and would end up in an error.
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise ConfigError(f"{what} must be one word of visible ASCII characters")
    return f"Bearer {token}"


def _token_url(url: httpx.URL) -> httpx.URL:
    """Airflow 3 gives tokens beside `/api/v2`, not under it."""
    prefix = url.path.partition("/api/")[0]
    return url.copy_with(path=f"{prefix}/auth/token", query=None)


def _is_token_refused(response: httpx.Response) -> bool:
    # 3.x answers 403 to a token that it cannot read, and 401 to one that has expired.
    return response.status_code == 401 or (
        response.status_code == 403 and "Invalid JWT token" in response.text
    )


def _access_token(response: httpx.Response) -> str | None:
    try:
        token = response.json()["access_token"] if response.is_success else None
    except (KeyError, TypeError, ValueError):
        return None
    return token if isinstance(token, str) else None


def _renew_at(token: str) -> float | None:
    """When to renew a JWT (RFC 7519), on the clock of `time.monotonic`; None if it does not say.

    Its life is taken as `exp` minus `iat`, both of the server's clock, so that a difference between
    that clock and ours does not matter.
    """
    try:
        payload = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        life = float(claims["exp"]) - float(claims.get("iat", time.time()))
    except (IndexError, KeyError, TypeError, ValueError):
        return None
    return time.monotonic() + life - min(RENEW_BEFORE, life / 10)
