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
    """HTTP basic authentication with every request (RFC 7617), for Airflow 2 only.

    Airflow 2 accepts it if `[api] auth_backends` includes `basic_auth`. Prefer `PasswordAuth`,
    which does the same and keeps working after an upgrade to Airflow 3.

    Args:
        username: The user name in Airflow, without a colon.
        password: The password of that user.

    Raises:
        TypeError: The user name or the password is not a str.
        ConfigError: The user name or the password is not valid Unicode or ends with a line break,
            or the user name contains a colon, which RFC 7617 does not allow.

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
            "the user name contains a colon, which basic authentication does not allow (RFC 7617): "
            "use another user, or a token."
        )
    return f"Basic {b64encode(f'{username}:{password}'.encode()).decode('ascii')}"


class JwtLogin(RenewedToken):
    """A user name and password, exchanged for a token at `POST /auth/token`, for Airflow 3 only.

    The token is renewed before it expires, and once if the server rejects it. All threads and
    tasks that use the same object share one login. If the server rejects the login, the same
    object does not try again for 30 seconds, because repeated failures lock accounts.

    Args:
        username: The user name in Airflow.
        password: The password of that user.

    Raises:
        TypeError: The user name or the password is not a str.
        ConfigError: The user name or the password is not valid Unicode or ends with a line break.
        AuthenticationFailed: On the first request: the server rejects the login.
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
        # Basic authentication and fixed tokens do not need this module.
        from airflow_trigger.auth._login import PasswordLogin

        return PasswordLogin(self._username, self._password.value, caller_of(request))


class PasswordAuth(SecretAuth):
    """A user name and password, sent in the way that the server expects.

    Basic authentication (`BasicAuth`) on Airflow 2, a login for a token (`JwtLogin`) on Airflow 3:
    the same line of code keeps working after an upgrade.

    Args:
        username: The user name in Airflow.
        password: The password of that user.

    Raises:
        TypeError: The user name or the password is not a str.
        ConfigError: The user name or the password is not valid Unicode or ends with a line break.
            On the first request to Airflow 2 also: the user name contains a colon.
        AuthenticationFailed: On the first request: the server rejects the credentials.

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
        """The same credentials for a server without a login: Airflow 2, or a gateway."""
        # Made on demand: a login accepts user names that basic authentication does not.
        return BasicAuth(self._username, self._password.value)
