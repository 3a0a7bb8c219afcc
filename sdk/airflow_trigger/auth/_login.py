"""A login over HTTP: the request for a token, and what a response without one means."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from urllib.parse import quote, quote_plus

import httpx

from airflow_trigger._flows.answers import (
    AIRFLOWS,
    HARMLESS,
    SCHEMES,
    SHORTEST_SECRET,
    json_of,
    server_words,
)
from airflow_trigger._http.faults import LoginUnavailable, advice_on_refusal, is_passing
from airflow_trigger._http.requests import Caller
from airflow_trigger._http.route import place_of
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

# Headers of a client that belong to one request, and are not sent with a login.
OF_ONE_REQUEST = frozenset({b"accept", b"authorization", b"expect", b"range", b"transfer-encoding"})
# Headers of a client that describe where it is, and hold no secret.
OF_A_ROUTE = frozenset(
    {"accept-language", "cache-control", "forwarded", "origin", "pragma", "referer", "via"}
    | {"x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"}
    | {"x-request-id", "x-requested-with"}
)
IN_BETWEEN = (
    "A proxy or a login page stands before Airflow, or the base_url has the wrong scheme or host."
)
NO_LOGIN = (
    "There is no login there: is it Airflow 3, at this base_url? On Airflow 2 use BasicAuth or "
    "PasswordAuth; where the auth manager has no login with a password, as with a company's single "
    "sign-on, use a token."
)
CHECK = "Check the user name and the password."
NOT_OWN = (
    "This is not Airflow's own answer: a proxy, gateway or firewall in front of it refused the "
    "login. Check what it expects of requests from here."
)
OR_IN_FRONT = "Or a proxy, gateway or firewall in front of Airflow answered in its place."
OTHER_KIND = "The server does not take this kind of login: its auth manager wants another one."
NO_SUCH_PATH = frozenset({404, 405})
# The statuses of Airflow 3 for a login. An auth manager may use 423 for a locked account.
OWN = (AIRFLOWS | {423}) - NO_SUCH_PATH


# A login has that of the request that needs it: both are one attempt.
REQUEST_ID = "X-Request-Id"


class Login:
    """One login of one client."""

    def __init__(self, username: str, password: str, caller: Caller) -> None:
        self._who = f"The login of {username!r}"
        self._body = {"username": username, "password": password}
        self._password = password
        self._caller = caller

    def request(self, cause: httpx.Request) -> httpx.Request:
        """The login for a request, with the headers and timeouts of its client."""
        headers = httpx.Headers([*self._headers(), (b"Accept", b"application/json")])
        if request_id := cause.headers.get(REQUEST_ID):
            headers[REQUEST_ID] = request_id
        return httpx.Request(
            "POST",
            self._caller.login_url,
            json=self._body,
            headers=headers,
            extensions=cause.extensions,
        )

    def _where(self, cause: httpx.Request) -> Where:
        url, request_id = self._caller.login_url, cause.headers.get(REQUEST_ID)
        return Where(method="POST", url=url, request_id=request_id)

    def _headers(self) -> list[tuple[bytes, bytes]]:
        return [
            (name, value)
            for name, value in self._caller.headers.raw
            if name.lower() not in OF_ONE_REQUEST
            and not name.lower().startswith((b"content-", b"if-"))
        ]

    def token(self, cause: httpx.Request, response: httpx.Response) -> Token:
        """The token in the response; `cause` is the request that needs it.

        Raises:
            AuthenticationFailed, UnexpectedResponse, LoginUnavailable: There is no token.
        """
        token = _token_of(response)
        if token is None:
            raise self._failed(cause, response)
        return Token(bearer(token, "the token of the login"), renew_at_of(token, is_new=True))

    def _failed(
        self, cause: httpx.Request, response: httpx.Response
    ) -> AirflowTriggerError | LoginUnavailable:
        status, detail = response.status_code, self._words(response)
        said = f"{self._who} failed: POST {self._caller.login_url} answered {status}"
        if is_passing(status):
            return self._unavailable(cause, response, f"{said}: {detail.rstrip('.')}.", detail)
        on_way = advice_on_refusal(detail, status)
        is_unread = status < 400 or (_is_page(response) and status not in NO_SUCH_PATH)
        if is_unread and (status == 407 or not on_way):
            what = self._what_it_is(response, detail).rstrip(".")
            return UnexpectedResponse(
                f"{said}, {what}. {on_way or IN_BETWEEN}", status=status, **self._where(cause)
            )
        is_own = status in OWN and "detail" in _object(response)
        advice = on_way or _advice(response, is_own=is_own)
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
            in_front = "Something in front of Airflow gave up on it."
            advice = "The server's log says more." if status >= 500 else in_front
            error = ConnectionFailed(f"{said} {advice}", **self._where(cause))
        return LoginUnavailable(
            f"the login answered {status}", request=cause, error=error, retry_after=wait
        )

    def _what_it_is(self, response: httpx.Response, detail: str) -> str:
        if 300 <= response.status_code < 400:
            return f"a redirect {self._target(response)}"
        return f"but not as Airflow does: {detail if _is_page(response) else 'without a token'}"

    def _target(self, response: httpx.Response) -> str:
        """Where a redirect leads, without parts that may hold a secret."""
        try:
            url = httpx.URL(self._caller.login_url).join(response.headers["location"])
        except (KeyError, ValueError, httpx.InvalidURL):
            return "that names no address"
        target = place_of(url)
        return "to another address" if self._holds_secret(target) else f"to {target}"

    def _words(self, response: httpx.Response) -> str:
        """The server's message, unless it may hold a secret: some servers repeat the request."""
        words = server_words(response)
        body = response.content.decode(errors="replace")
        if self._holds_secret(words) or self._holds_secret(body):
            return "a message that is left out, as it repeats a secret of the login"
        return words

    def _holds_secret(self, text: str) -> bool:
        secrets = {self._password, *_secrets_in(self._headers())}
        return any(form in text for secret in secrets for form in _forms(secret))


def _token_of(response: httpx.Response) -> str | None:
    token = _object(response).get("access_token") if response.is_success else None
    return token if isinstance(token, str) and token_problem(token) is None else None


def _object(response: httpx.Response) -> dict[str, JSON]:
    body = json_of(response)
    return body if isinstance(body, dict) else {}


def _advice(response: httpx.Response, *, is_own: bool) -> str:
    if response.status_code in NO_SUCH_PATH:
        return NO_LOGIN if "detail" in _object(response) else f"{NO_LOGIN} {OR_IN_FRONT}"
    if not is_own:
        return NOT_OWN
    return OTHER_KIND if response.status_code == 422 else CHECK


def _is_page(response: httpx.Response) -> bool:
    start = response.content[:200].lstrip().lower()
    return "html" in response.headers.get("content-type", "") or start.startswith(
        (b"<html", b"<!doctype html")
    )


def _secrets_in(headers: list[tuple[bytes, bytes]]) -> set[str]:
    """The values of headers that may be secrets, whole and in parts."""
    values = {
        value.decode("ascii", "replace")
        for raw, value in headers
        if (name := raw.decode("ascii").lower()) not in HARMLESS and name not in OF_A_ROUTE
    }
    words = {word for value in values for word in re.split(r"[\s,;]+", value)}
    # The name of a cookie or a parameter is no secret.
    assigned = {word.partition("=")[2].strip('"') for word in words}
    return {
        secret
        for secret in values | words | assigned | {word.rstrip("=") for word in words}
        if len(secret) >= SHORTEST_SECRET and secret.lower() not in SCHEMES
    }


def _forms(secret: str) -> set[str]:
    """The encodings of a secret in HTML, in a URL or in JSON."""
    import html

    shown = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), html.escape(secret)}
    shown |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    # JSON may escape a slash; PHP does so.
    shown |= {form.replace("/", "\\/") for form in shown}
    return shown - {""}
