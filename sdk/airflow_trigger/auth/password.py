"""A user name and password, sent with each request or exchanged for a token."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import AsyncGenerator, Generator
from functools import cached_property

import httpx

from airflow_trigger._http.requests import caller_of
from airflow_trigger._secrets import Secret, drop_frames
from airflow_trigger.auth._tokens import Login, RenewedToken, SecretAuth, TokenTimes, login_text
from airflow_trigger.errors import ConfigError


class BasicAuth(SecretAuth):
    """A user name and password with every request (RFC 7617): Airflow 2 only.

    Airflow 2 accepts it if its `[api] auth_backends` include `basic_auth`. `PasswordAuth` does the
    same, and keeps working after an upgrade to Airflow 3.

    Args:
        username: As in Airflow, without a colon.
        password: As in Airflow.

    Raises:
        TypeError: The user name or the password is not a str.
        ConfigError: One of them is not Unicode or ends in a line break, or the user name has a
            colon in it, which this scheme does not allow.

    >>> BasicAuth("ada", "secret")
    BasicAuth('ada', …)
    """

    def __init__(self, username: str, password: str) -> None:
        self._username = username
        try:
            self._header = Secret(_basic(username, login_text(password, "the password")))
        except (ConfigError, TypeError) as error:
            del password
            drop_frames(error)
            raise

    def __repr__(self) -> str:
        return f"BasicAuth({self._username!r}, …)"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        request.headers["Authorization"] = self._header.value
        yield request


def _basic(username: str, password: str) -> str:
    if ":" in login_text(username, "the user name"):
        raise ConfigError(
            "the user name has a colon in it, where basic authentication ends it (RFC 7617): use "
            "another user, or a token."
        )
    return f"Basic {b64encode(f'{username}:{password}'.encode()).decode('ascii')}"


class JwtLogin(RenewedToken):
    """A user name and password that are exchanged for a token: Airflow 3 (`POST /auth/token`).

    The token is renewed before it expires, and once when the server refuses it. One login serves
    all threads and tasks that use the same object. A login that the server refuses is not repeated
    by the same object for 30 seconds, because repeated refusals lock accounts.

    Args:
        username: As in Airflow.
        password: As in Airflow.

    Raises:
        TypeError: The user name or the password is not a str.
        ConfigError: One of them is not Unicode or ends in a line break.
        AuthenticationFailed: On the first request: the server refuses the login.
        UnexpectedResponse: On the first request: something other than Airflow responds.

    >>> JwtLogin("ada", "secret")
    JwtLogin('ada', …)
    """

    def __init__(self, username: str, password: str) -> None:
        super().__init__()
        self._username = username
        try:
            login_text(username, "the user name")
            self._password = Secret(login_text(password, "the password"))
        except (ConfigError, TypeError) as error:
            del password
            drop_frames(error)
            raise

    def __repr__(self) -> str:
        return f"JwtLogin({self._username!r}, …)"

    def _key(self, request: httpx.Request) -> str:
        return caller_of(request).base_url

    def _login(self, request: httpx.Request) -> Login:
        # Basic authentication and tokens do not need it.
        from airflow_trigger.auth._login import PasswordLogin

        return PasswordLogin(self._username, self._password.value, caller_of(request))


class PasswordAuth(SecretAuth):
    """A user name and password, in the way that the server accepts.

    Basic authentication on Airflow 2, a login on Airflow 3: the same line of code works after an
    upgrade. See `BasicAuth` and `JwtLogin`.

    Args:
        username: As in Airflow.
        password: As in Airflow.

    Raises:
        TypeError: The user name or the password is not a str.
        ConfigError: One of them is not Unicode or ends in a line break. On the first request to
            Airflow 2 also: the user name has a colon in it.

    >>> PasswordAuth("ada", "secret")
    PasswordAuth('ada', …)
    """

    def __init__(self, username: str, password: str) -> None:
        self._username = username
        try:
            self._login = JwtLogin(username, password)
        except (ConfigError, TypeError) as error:
            del password
            drop_frames(error)
            raise
        self._password = Secret(password)

    def __repr__(self) -> str:
        return f"PasswordAuth({self._username!r}, …)"

    def times(self) -> TokenTimes | None:
        return self._login.times()

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response]:
        return self._for(request).sync_auth_flow(request)

    def async_auth_flow(
        self, request: httpx.Request
    ) -> AsyncGenerator[httpx.Request, httpx.Response]:
        return self._for(request).async_auth_flow(request)

    def _for(self, request: httpx.Request) -> BasicAuth | JwtLogin:
        return self.basic if caller_of(request).api == "v1" else self._login

    @cached_property
    def basic(self) -> BasicAuth:
        """The same for a server without a login: Airflow 2, or a gateway."""
        # Only where it is needed: a login accepts user names that basic authentication does not.
        return BasicAuth(self._username, self._password.value)
