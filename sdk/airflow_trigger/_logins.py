"""A login over HTTP: what is sent for a token, and what an answer without one means."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from urllib.parse import quote, quote_plus

import httpx

from airflow_trigger._caller import Caller
from airflow_trigger._tokens import LoginUnavailable, Token, bearer, is_sendable, renew_at_of
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
ADVICE = {
    404: NO_LOGIN,
    405: NO_LOGIN,
    422: "The server does not take this kind of login: its auth manager wants another one.",
}


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
        headers = [
            (name, value)
            for name, value in self._caller.headers.raw
            if name.lower() not in OF_ONE_REQUEST
            and not name.lower().startswith((b"content-", b"if-"))
        ]
        return httpx.Request(
            "POST",
            self._caller.login_url,
            json=self._body,
            headers=[*headers, (b"Accept", b"application/json")],
            extensions=cause.extensions,
        )

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
        from airflow_trigger._answers import REFUSALS  # it needs the modules that this one serves

        status, detail = response.status_code, self._words(response).rstrip(".")
        said = f"{self._who} failed: POST {self._caller.login_url} answered {status}"
        if status == 429:
            wait = retry_after(response, now=datetime.now(UTC))
            message = f"{said}: {detail}. {RateLimited.advice}"
            limited = RateLimited(
                message, status=429, detail=detail, retry_after=wait, **self._where
            )
            return self._unavailable(cause, response, limited)
        if status >= 500:
            message = f"{said}: {detail}. The server's log says more."
            return self._unavailable(cause, response, ConnectionFailed(message, **self._where))
        if status == 425 or (status >= 400 and status not in REFUSALS):
            message = f"{said}: {detail}. Something in front of Airflow gave up on it."
            return self._unavailable(cause, response, ConnectionFailed(message, **self._where))
        if status not in ADVICE and (status < 400 or _is_page(response)):
            what = self._what_it_is(response).rstrip(".")
            return UnexpectedResponse(
                f"{said}, {what}. {_advice_on_way(detail, status) or IN_BETWEEN}",
                status=status,
                **self._where,
            )
        return self._refused(response, f"{said}: {detail}.", detail)

    def _refused(self, response: httpx.Response, said: str, detail: str) -> AuthenticationFailed:
        status, is_own = response.status_code, _is_airflows(response)
        advice = ADVICE.get(status, CHECK if is_own else NOT_OWN)
        refused = AuthenticationFailed(
            f"{said} {_advice_on_way(detail, status) or advice}",
            status=status,
            detail=detail,
            **self._where,
        )
        refused.by_airflow = is_own and status not in (404, 405)
        return refused

    @property
    def _where(self) -> Where:
        return Where(method="POST", url=self._caller.login_url)

    @staticmethod
    def _unavailable(
        cause: httpx.Request, response: httpx.Response, error: AirflowTriggerError
    ) -> LoginUnavailable:
        return LoginUnavailable(
            f"the login answered {response.status_code}",
            request=cause,
            error=error,
            retry_after=retry_after(response, now=datetime.now(UTC)),
        )

    def _what_it_is(self, response: httpx.Response) -> str:
        if 300 <= response.status_code < 400:
            return f"a redirect to {self._target(response)}"
        if _is_page(response):
            return f"but not as Airflow does: {self._words(response)}"
        return "but not as Airflow does: without a token"

    def _target(self, response: httpx.Response) -> str:
        """Where a redirect leads, without what may hold a secret."""
        try:
            url = httpx.URL(self._caller.login_url).join(response.headers["location"])
        except (KeyError, ValueError, httpx.InvalidURL):
            return "no address"
        path = url.raw_path.partition(b"?")[0].decode("ascii")
        target = f"{url.scheme}://{url.netloc.decode('ascii')}{path}"
        return "another address" if self._holds_secret(target) else target

    def _words(self, response: httpx.Response) -> str:
        """The server's message, unless it may hold a secret: an answer may repeat what it got."""
        from airflow_trigger._answers import (
            server_words,
        )  # it needs the modules that this one serves

        words = server_words(response)
        body = response.content.decode(errors="replace")
        if self._holds_secret(words) or self._holds_secret(body):
            return "a message that is left out, as it repeats the password"
        return words

    def _holds_secret(self, text: str) -> bool:
        return any(form in text for secret in self._secrets for form in _forms(secret))


def _token_of(response: httpx.Response) -> str | None:
    try:
        body: JSON = json.loads(response.content) if response.is_success else None
    except (RecursionError, ValueError):
        return None
    token = body.get("access_token") if isinstance(body, dict) else None
    return token if isinstance(token, str) and is_sendable(token) else None


def _is_airflows(response: httpx.Response) -> bool:
    """Whether it has the shape of Airflow 3's own errors."""
    try:
        body: JSON = json.loads(response.content)
    except (RecursionError, ValueError):
        return False
    return isinstance(body, dict) and "detail" in body


def _advice_on_way(detail: str, status: int) -> str:
    from airflow_trigger._faults import advice_on_refusal

    return advice_on_refusal(detail, status)


def _is_page(response: httpx.Response) -> bool:
    start = response.content[:200].lstrip().lower()
    return "html" in response.headers.get("content-type", "") or start.startswith(
        (b"<html", b"<!doctype html")
    )


def _forms(secret: str) -> set[str]:
    """How a page, an address or JSON may show it."""
    import html

    shown = {secret, quote(secret), quote(secret, safe=""), quote_plus(secret), html.escape(secret)}
    shown |= {json.dumps(secret)[1:-1], json.dumps(secret, ensure_ascii=False)[1:-1]}
    return shown - {""}
