"""A login over HTTP: what is sent for a token, and what an answer without one means."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from urllib.parse import quote, quote_plus

import httpx

from airflow_trigger._http.requests import Caller
from airflow_trigger.auth._tokens import (
    LoginUnavailable,
    Token,
    bearer,
    is_passing,
    is_sendable,
    renew_at_of,
)
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

# Headers that are about one request, and none of the client's.
OF_ONE_REQUEST = frozenset({b"accept", b"authorization", b"expect", b"range", b"transfer-encoding"})
# Those of a client that say where it is and what it speaks.
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
# Not a status of Airflow itself; an auth manager may answer so for an account that is locked.
LOCKED = 423


class Login:
    """One login, for one client.

    Args:
        who: Begins a sentence, such as "The login of 'ada'".
        caller: The client.
        body: What is sent.
        secrets: What is in the body that no message may show.
    """

    def __init__(
        self, who: str, caller: Caller, body: dict[str, str], *, secrets: tuple[str, ...]
    ) -> None:
        self._who = who
        self._caller = caller
        self._body = body
        self._secrets = secrets

    def request(self, cause: httpx.Request) -> httpx.Request:
        """What to send, with the headers and the time-outs that its cause has of its client."""
        return httpx.Request(
            "POST",
            self._caller.login_url,
            json=self._body,
            headers=[*self._headers(), (b"Accept", b"application/json")],
            extensions=cause.extensions,
        )

    def _headers(self) -> list[tuple[bytes, bytes]]:
        return [
            (name, value)
            for name, value in self._caller.headers.raw
            if name.lower() not in OF_ONE_REQUEST
            and not name.lower().startswith((b"content-", b"if-"))
        ]

    def token(self, cause: httpx.Request, response: httpx.Response) -> Token:
        """The token in the answer.

        Raises:
            AuthenticationFailed, UnexpectedResponse, LoginUnavailable: There is none.
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
        on_way = _advice_on_way(detail, status)
        is_unread = status < 400 or (_is_page(response) and status not in NO_SUCH_PATH)
        if is_unread and (status == 407 or not on_way):
            what = self._what_it_is(response).rstrip(".")
            return UnexpectedResponse(
                f"{said}, {what}. {on_way or IN_BETWEEN}", status=status, **self._where
            )
        is_own = _is_airflows(response)
        advice = on_way or _advice(response, is_own=is_own)
        refused = AuthenticationFailed(
            f"{said}: {detail.rstrip('.')}. {advice}",
            status=status,
            detail=detail,
            **self._where,
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
                **self._where,
            )
        else:
            in_front = "Something in front of Airflow gave up on it."
            advice = "The server's log says more." if status >= 500 else in_front
            error = ConnectionFailed(f"{said} {advice}", **self._where)
        return LoginUnavailable(
            f"the login answered {status}", request=cause, error=error, retry_after=wait
        )

    @property
    def _where(self) -> Where:
        return Where(method="POST", url=self._caller.login_url)

    def _what_it_is(self, response: httpx.Response) -> str:
        if 300 <= response.status_code < 400:
            return f"a redirect {self._target(response)}"
        if _is_page(response):
            return f"but not as Airflow does: {self._words(response)}"
        return "but not as Airflow does: without a token"

    def _target(self, response: httpx.Response) -> str:
        """Where a redirect leads, without what may hold a secret."""
        try:
            url = httpx.URL(self._caller.login_url).join(response.headers["location"])
        except (KeyError, ValueError, httpx.InvalidURL):
            return "that names no address"
        path = url.raw_path.partition(b"?")[0].decode("ascii")
        target = f"{url.scheme}://{url.netloc.decode('ascii')}{path}"
        return "to another address" if self._holds_secret(target) else f"to {target}"

    def _words(self, response: httpx.Response) -> str:
        """The server's message, unless it may hold a secret: an answer may repeat what it got."""
        from airflow_trigger._flows.answers import server_words  # see `_is_airflows`

        words = server_words(response)
        body = response.content.decode(errors="replace")
        if self._holds_secret(words) or self._holds_secret(body):
            return "a message that is left out, as it repeats a secret of the login"
        return words

    def _holds_secret(self, text: str) -> bool:
        secrets = {*self._secrets, *_secrets_in(self._headers())}
        return any(form in text for secret in secrets for form in _forms(secret))


def _token_of(response: httpx.Response) -> str | None:
    token = _object(response).get("access_token") if response.is_success else None
    return token if isinstance(token, str) and is_sendable(token) else None


def _is_airflows(response: httpx.Response) -> bool:
    """Whether it has the shape of Airflow 3's own errors, and is not about the path."""
    from airflow_trigger._flows.answers import AIRFLOWS  # it needs the modules that this one serves

    if response.status_code not in (AIRFLOWS | {LOCKED}) - NO_SUCH_PATH:
        return False
    return "detail" in _object(response)


def _object(response: httpx.Response) -> dict[str, JSON]:
    try:
        body: JSON = json.loads(response.content)
    except (RecursionError, ValueError):
        return {}
    return body if isinstance(body, dict) else {}


def _advice(response: httpx.Response, *, is_own: bool) -> str:
    if response.status_code in NO_SUCH_PATH:
        return NO_LOGIN if "detail" in _object(response) else f"{NO_LOGIN} {OR_IN_FRONT}"
    if not is_own:
        return NOT_OWN
    return OTHER_KIND if response.status_code == 422 else CHECK


def _advice_on_way(detail: str, status: int) -> str:
    from airflow_trigger._http.faults import advice_on_refusal

    return advice_on_refusal(detail, status)


def _is_page(response: httpx.Response) -> bool:
    start = response.content[:200].lstrip().lower()
    return "html" in response.headers.get("content-type", "") or start.startswith(
        (b"<html", b"<!doctype html")
    )


def _secrets_in(headers: list[tuple[bytes, bytes]]) -> set[str]:
    """The values of headers that may be secrets: whole, and the parts of them."""
    from airflow_trigger._flows.answers import (  # see `_is_airflows`
        HARMLESS,
        SCHEMES,
        SHORTEST_SECRET,
    )

    values = {
        value.decode("ascii", "replace")
        for raw, value in headers
        if (name := raw.decode("ascii").lower()) not in HARMLESS and name not in OF_A_ROUTE
    }
    words = {word for value in values for word in re.split(r"[\s,;]+", value)}
    # The name of a cookie or of a parameter is none.
    assigned = {word.partition("=")[2].strip('"') for word in words}
    return {
        secret
        for secret in values | words | assigned | {word.rstrip("=") for word in words}
        if len(secret) >= SHORTEST_SECRET and secret.lower() not in SCHEMES
    }


def _forms(secret: str) -> set[str]:
    """How a page, an address or JSON may show it."""
    import html

    shown = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), html.escape(secret)}
    shown |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    # JSON may escape a slash, and that of PHP does.
    shown |= {form.replace("/", "\\/") for form in shown}
    return shown - {""}
