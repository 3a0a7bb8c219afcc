"""A login over HTTP: the request for a token, and what a response without one means.

`Login` holds what all logins share; each kind of credentials has a small subclass of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import ClassVar

import httpx

from airflow_trigger._flows.answers import AIRFLOWS, GATEWAY_ADVICE, json_of, server_line, shown
from airflow_trigger._flows.masking import holds, secrets_in
from airflow_trigger._http.faults import LoginUnavailable, advice_on_refusal, is_passing
from airflow_trigger._http.requests import Caller
from airflow_trigger._http.route import place_of
from airflow_trigger._version import VERSION
from airflow_trigger.auth._tokens import Token, bearer, renew_at_of, token_problem
from airflow_trigger.errors import (
    AirflowTriggerError,
    AuthenticationFailed,
    ConnectionFailed,
    RateLimited,
    UnexpectedResponse,
    Where,
)
from airflow_trigger.models import JSON
from airflow_trigger.retry import retry_after

# Headers of the client that describe a single request, so they are not sent with a login.
OF_ONE_REQUEST = frozenset({b"accept", b"authorization", b"expect", b"range", b"transfer-encoding"})
NO_SUCH_PATH = frozenset({404, 405})
# The statuses with which Airflow 3 itself refuses a login. An auth manager may use 423 for a
# locked account.
OWN = (AIRFLOWS | {423}) - NO_SUCH_PATH
# If Keycloak is down, or refuses for any reason other than a wrong secret, Airflow returns a 500
# that does not say so.
ON_500 = (
    " With the Keycloak auth manager, Keycloak may be down, or may reject the account for another "
    "reason than its secret, for example because it is disabled."
)
# A login has the same id as the request that needs it, because both belong to one attempt.
REQUEST_ID = "X-Request-Id"


class LoginRequest(httpx.Request):
    """A request whose repr leaves out the query, which may contain a key."""

    def __repr__(self) -> str:
        return f"<Request({self.method!r}, {place_of(self.url)!r})>"


class Login:
    """One login of one client.

    Args:
        who: The beginning of an error message, such as "The login of 'ada'"; "failed" follows.
        url: The URL of the login.
        body: The fields of the request body.
        secrets: The parts of the request that error messages must not show.
        caller: The client.

    Attributes:
        is_form: Whether the body is sent as a form; otherwise as JSON.
        peer: The server, as error messages call it.
        check: Advice if the credentials are refused.
        other_kind: Advice if the server expects another kind of login.
        no_login: Advice if the path does not exist.
        in_between: Advice if the response cannot come from a login.
        if_rejected: Advice if something in front of the server rejects the login.
        on_500: What a 500 may mean, if that is known.
    """

    is_form: ClassVar[bool] = False
    peer: ClassVar[str] = "Airflow"
    check: ClassVar[str]
    other_kind: ClassVar[str]
    no_login: ClassVar[str]
    on_500: ClassVar[str] = ""
    in_between: ClassVar[str] = (
        "A proxy or a login page is in front of Airflow, or the base_url has the wrong scheme or "
        f"host. {GATEWAY_ADVICE}"
    )
    if_rejected: ClassVar[str] = GATEWAY_ADVICE

    def __init__(
        self, who: str, url: str, body: dict[str, str], *, secrets: Iterable[str], caller: Caller
    ) -> None:
        self._who = who
        self._url = httpx.URL(url)
        self._body = body
        self._caller = caller
        self._is_at_home = origin_of(self._url) == origin_of(httpx.URL(caller.base_url))
        self._secrets = {*secrets, *secrets_in(_texts(self._headers()))}

    def request(self, cause: httpx.Request) -> httpx.Request:
        """The login for a request, with the timeouts of that request.

        The client's own headers and the request id are sent only to the client's own server.
        """
        headers = httpx.Headers([*self._headers(), (b"Accept", b"application/json")])
        if request_id := self._request_id(cause):
            headers[REQUEST_ID] = request_id
        return LoginRequest(
            "POST",
            self._url,
            data=self._body if self.is_form else None,
            json=None if self.is_form else self._body,
            headers=headers,
            extensions=cause.extensions,
        )

    def token(self, cause: httpx.Request, response: httpx.Response) -> Token:
        """The token in the response to the login; `cause` is the request that needs the token.

        Raises:
            AuthenticationFailed, UnexpectedResponse, LoginUnavailable: There is no token.
        """
        token = self._token_in(response)
        if token is None:
            raise self._failed(cause, response)
        return token

    def _token_in(self, response: httpx.Response) -> Token | None:
        token = access_token(response)
        return None if token is None else new_token(token)

    def _is_own(self, response: httpx.Response) -> bool:
        """Whether a refusal comes from the server itself, not from something in front of it."""
        return response.status_code in OWN and "detail" in json_object(response)

    def _advice_on(self, response: httpx.Response) -> str:
        """Advice on a refusal by the server itself."""
        return self.other_kind if response.status_code == 422 else self.check

    def _is_of_app(self, response: httpx.Response) -> bool:
        """Whether a 404 or 405 comes from an application, not from a router in front of it."""
        return "detail" in json_object(response)

    def _line(self, response: httpx.Response) -> str:
        """The server's complete message, on one line."""
        return server_line(response)

    def _without_token(self, response: httpx.Response) -> str:
        """What is wrong with a JSON response that has no usable token."""
        return "without a token"

    def _request_id(self, cause: httpx.Request) -> str | None:
        return cause.headers.get(REQUEST_ID) if self._is_at_home else None

    def _where(self, cause: httpx.Request) -> Where:
        return Where(method="POST", url=place_of(self._url), request_id=self._request_id(cause))

    def _headers(self) -> list[tuple[bytes, bytes]]:
        if not self._is_at_home:
            return [(b"User-Agent", f"airflow-trigger/{VERSION}".encode())]
        return [
            (name, value)
            for name, value in self._caller.headers.raw
            if name.lower() not in OF_ONE_REQUEST
            and not name.lower().startswith((b"content-", b"if-"))
        ]

    def _failed(
        self, cause: httpx.Request, response: httpx.Response
    ) -> AirflowTriggerError | LoginUnavailable:
        status, detail = response.status_code, self._words(response)
        said = f"{self._who} failed: POST {place_of(self._url)} returned {status}"
        if is_passing(status):
            return self._unavailable(cause, response, f"{said}: {detail.rstrip('.')}.", detail)
        on_way = advice_on_refusal(detail, status)
        is_unread = status < 400 or (_is_page(response) and status not in NO_SUCH_PATH)
        if is_unread and (status == 407 or not on_way):
            what = self._what_it_is(response, detail).rstrip(".")
            return UnexpectedResponse(
                f"{said}, {what}. {on_way or self.in_between}", status=status, **self._where(cause)
            )
        is_own = self._is_own(response)
        advice = on_way or self._advice(response, is_own=is_own)
        refused = AuthenticationFailed(
            f"{said}: {detail.rstrip('.')}. {advice}",
            status=status,
            detail=detail,
            **self._where(cause),
        )
        refused.by_airflow = is_own
        return refused

    def _unavailable(
        self, cause: httpx.Request, response: httpx.Response, said: str, detail: str
    ) -> LoginUnavailable:
        status, wait = response.status_code, retry_after(response, now=datetime.now(UTC))
        error: AirflowTriggerError
        if status == 429:
            error = RateLimited(
                f"{said} {RateLimited.advice}",
                status=status,
                detail=detail,
                retry_after=wait,
                **self._where(cause),
            )
        else:
            error = ConnectionFailed(f"{said} {self._excuse(status)}", **self._where(cause))
        return LoginUnavailable(
            f"the login returned {status}", request=cause, error=error, retry_after=wait
        )

    def _excuse(self, status: int) -> str:
        if status < 500:
            return f"Something in front of {self.peer} gave up on the login."
        return f"See the server's log.{self.on_500 if status == 500 else ''}"

    def _advice(self, response: httpx.Response, *, is_own: bool) -> str:
        if response.status_code in NO_SUCH_PATH:
            in_front = f" Or a proxy, gateway or firewall in front of {self.peer} responded."
            return self.no_login + ("" if self._is_of_app(response) else in_front)
        if is_own:
            return self._advice_on(response)
        return (
            f"The response is not from {self.peer}: a proxy, gateway or firewall in front of it "
            f"rejected the login. {self.if_rejected}"
        )

    def _what_it_is(self, response: httpx.Response, detail: str) -> str:
        if 300 <= response.status_code < 400:
            return f"a redirect {self._target(response)}"
        if _is_page(response):
            return f"but not as {self.peer} does: {detail}"
        return f"but {self._without_token(response)}"

    def _target(self, response: httpx.Response) -> str:
        """The target of a redirect, without parts that may contain a secret."""
        try:
            url = self._url.join(response.headers["location"])
        except (KeyError, ValueError, httpx.InvalidURL):
            return "without an address"
        target = place_of(url)
        return "to another address" if holds(target, self._secrets) else f"to {target}"

    def _words(self, response: httpx.Response) -> str:
        """The server's message, unless it may contain a secret: some servers repeat the request."""
        line = self._line(response)
        body = response.content.decode(errors="replace")
        if holds(line, self._secrets) or holds(body, self._secrets):
            return "a message that is left out because it repeats a secret of the login"
        return shown(line, response)


class PasswordLogin(Login):
    """A user name and password for the `/auth/token` of Airflow 3."""

    on_500 = ON_500
    check = "Check the user name and the password."
    other_kind = (
        "The server does not accept this kind of login: its auth manager expects another one."
    )
    no_login = (
        "The server has no such login: check that base_url is the address of an Airflow 3 server. "
        "On Airflow 2, use BasicAuth or PasswordAuth. If the auth manager has no login with a "
        "password, as with single sign-on, use a token."
    )

    def __init__(self, username: str, password: str, caller: Caller) -> None:
        super().__init__(
            f"The login of {username!r}",
            caller.login_url,
            {"username": username, "password": password},
            secrets=[password],
            caller=caller,
        )


def origin_of(url: httpx.URL) -> tuple[str, str, int | None]:
    """The origin of a URL (RFC 6454); for a default port, httpx returns None."""
    return url.scheme, url.host, url.port


def access_token(response: httpx.Response) -> str | None:
    """The token in a 2xx response, if it can be sent in a header."""
    token = json_object(response).get("access_token") if response.is_success else None
    return token if isinstance(token, str) and token_problem(token) is None else None


def new_token(token: str, *, renew_at: float | None = None) -> Token:
    """A token that was just issued; its `exp` claim or `renew_at` counts, whichever is earlier."""
    ends = [end for end in (renew_at, renew_at_of(token, is_new=True)) if end is not None]
    return Token(bearer(token, "the token of the login"), min(ends, default=None))


def json_object(response: httpx.Response) -> dict[str, JSON]:
    body = json_of(response)
    return body if isinstance(body, dict) else {}


def _texts(headers: list[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    return [(name.decode("ascii"), value.decode("ascii", "replace")) for name, value in headers]


def _is_page(response: httpx.Response) -> bool:
    start = response.content[:200].lstrip().lower()
    return "html" in response.headers.get("content-type", "") or start.startswith(
        (b"<html", b"<!doctype html")
    )
