"""Turns responses into errors whose messages help, and trusts nothing in a response."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, TypeAlias

from airflow_trigger._adapters.request import Request
from airflow_trigger._flows.masking import cut, masked
from airflow_trigger._http import Fault, Response, faults
from airflow_trigger._http.faults import REFUSALS, LoginUnavailable, ResponseLost
from airflow_trigger._http.requests import Caller, url_without_secrets
from airflow_trigger._http.route import VIA, Via
from airflow_trigger.errors import (
    AirflowTriggerError,
    ApiError,
    AuthenticationFailed,
    Conflict,
    ConnectionFailed,
    InvalidRequest,
    NotFound,
    PermissionDenied,
    RateLimited,
    RequestTimeout,
    RunNotFound,
    ServerError,
    UnexpectedResponse,
    Unsupported,
)
from airflow_trigger.models import JSON
from airflow_trigger.retry import retry_after

# The result of a request: the response, the transport error, or the error that was raised before it
# was sent, such as a refused login.
Reply: TypeAlias = Response | Fault | AirflowTriggerError

# Airflow allows ids of DAGs with letters and digits of any script, and these characters.
DAG_ID = re.compile(r"[\w.~:+-]+")
# Airflow 3's response to any request to the API of Airflow 2.
REMOVED = "/api/v1 has been removed in Airflow 3"
# Airflow 3's message about a token that it cannot read.
UNREADABLE_JWT = "Invalid JWT token"
# The 4xx statuses that Airflow itself sends. A 405 means that the server speaks another API.
AIRFLOWS = frozenset({400, 401, 403, 404, 406, 409, 415, 422})
BY_STATUS: dict[int, type[ApiError]] = {
    400: InvalidRequest,
    401: AuthenticationFailed,
    403: PermissionDenied,
    404: NotFound,
    409: Conflict,
    422: InvalidRequest,
    429: RateLimited,
}
# The extension of a request that was sent with `NoAuth`.
NO_AUTH = "airflow_trigger.no_auth"
NO_CREDENTIALS = (
    "The client has no credentials (NoAuth). If a client certificate, a public role or a key in "
    "its headers is not enough, pass auth."
)
GATEWAY_ADVICE = (
    "If a gateway in front of Airflow needs credentials of its own, pass BehindGateway or set "
    "AIRFLOW_TRIGGER_GATEWAY_AUTH; if they are set, check them and their header."
)
IN_BETWEEN = (
    "Check the base_url, and whether a proxy or login page answers in place of Airflow. "
    f"{GATEWAY_ADVICE}"
)
NOT_AIRFLOW = (
    "This response is not from Airflow: a proxy, gateway or firewall in front of it refused the "
    f"request. {GATEWAY_ADVICE}"
)


def unexpected(
    request: Request[Any], response: Response, problem: str | None = None
) -> UnexpectedResponse:
    """The error for a response that is not from Airflow, or does not fit the operation."""
    target = _redirect_target(response)
    words = f"a redirect to {target}" if target else problem or server_words(response)
    return UnexpectedResponse(
        f"Could not {request.what}: {request.method} {request.url} returned "
        f"{response.status_code}, but no valid Airflow response: {words.rstrip('.')}. {IN_BETWEEN}"
        f"{request.if_unread if response.is_success else ''}",
        status=response.status_code,
        **request.where,
    )


def _redirect_target(response: Response) -> str | None:
    """The target of a redirect, without the query, which may hold a secret."""
    location: str = response.headers.get("location", "")
    if not location or not 300 <= response.status_code < 400:
        return None
    target = url_without_secrets(location)
    return None if target is None else shown(target, response)


def error_for(request: Request[Any], reply: Reply) -> AirflowTriggerError:
    """The error for any reply other than a 2xx response."""
    if isinstance(reply, AirflowTriggerError):
        return reply
    if isinstance(reply, LoginUnavailable) and reply.error is not None:
        return reply.error
    if isinstance(reply, Fault):
        return _no_response(request, reply)
    if reply.status_code < 400:
        return unexpected(request, reply)
    return _refused(request, reply)


def _no_response(request: Request[Any], fault: Fault) -> ConnectionFailed | RequestTimeout:
    kind = RequestTimeout if faults.has_timed_out(fault) else ConnectionFailed
    error = kind(
        f"Could not {request.what}: no response to {request.method} {request.url} "
        f"({faults.words(fault)}). {faults.advice(fault, request.url)}",
        **request.where,
    )
    if isinstance(fault, LoginUnavailable | ResponseLost):
        error.__cause__ = fault.__cause__
    if isinstance(error, ConnectionFailed):
        error.may_pass = faults.may_pass(fault)
    return error


def _refused(request: Request[Any], response: Response) -> AirflowTriggerError:
    """The error for a 4xx or 5xx response."""
    status, detail = response.status_code, server_words(response)
    message = (
        f"Could not {request.what}: {request.method} {request.url} returned {status}: "
        f"{detail.rstrip('.')}."
    )
    if status == 404 and REMOVED in detail:
        return Unsupported(
            f"{message} Leave out the client's `api`: the version is detected.", **request.where
        )
    if status < 500 and status not in REFUSALS:
        return RequestTimeout(
            f"{message} Something in front of Airflow gave up on the request. Try again later.",
            **request.where,
        )
    kind, by_airflow = _kind(request, response), is_airflows(request, response)
    advice = _advice(request, response, kind, by_airflow=by_airflow)
    if advice := advice or faults.advice_on_refusal(detail, status):
        message = f"{message} {advice}"
    if kind is RateLimited:
        wait = retry_after(response, now=datetime.now(UTC))
        return RateLimited(message, status=429, detail=detail, retry_after=wait, **request.where)
    error = kind(message, status=status, detail=detail, **request.where)
    error.by_airflow = by_airflow
    # A router responds with a 404 during a restart; a 425 asks for another attempt.
    may_pass = status == 425 or (kind is NotFound and not by_airflow)
    error.retryable = error.retryable or may_pass
    return error


def is_airflows(request: Request[Any] | Caller, response: Response) -> bool:
    """Whether an error response has the format of Airflow's own errors.

    A router, a gateway or a firewall in front of Airflow uses another format. A 404 is Airflow's
    only if it says what is missing: an unknown path says nothing about DAGs and runs.
    """
    body, status = json_of(response), response.status_code
    if not isinstance(body, dict) or (status < 500 and status not in AIRFLOWS):
        return False
    if request.api == "v1":
        # RFC 9457. The `type` of a 404 is the address of "…/stable-rest-api-ref.html" with
        # "#section/Errors/NotFound", or "about:blank" for an unknown path.
        return "title" in body and (status != 404 or "/Errors/" in str(body.get("type")))
    return "detail" in body and (status != 404 or body["detail"] != "Not Found")


def _kind(request: Request[Any], response: Response) -> type[ApiError]:
    status = response.status_code
    if status >= 500:
        return ServerError
    body = json_of(response)
    # Not the message that errors show: parts of the credentials are masked there.
    if status == 403 and isinstance(body, dict) and UNREADABLE_JWT in str(body.get("detail")):
        return AuthenticationFailed
    if status == 404 and _names_the_missing(request, response):
        return request.not_found
    return BY_STATUS.get(status, ApiError)


def _names_the_missing(request: Request[Any], response: Response) -> bool:
    """Whether a 404 says in Airflow's own words that the DAG or the run does not exist.

    Airflow 3 must name the run: its absence ends a wait, or allows a trigger to be repeated.
    """
    if not is_airflows(request, response):
        return False
    if request.not_found is not RunNotFound or request.api == "v1" or request.run_id is None:
        return True
    body = json_of(response)
    return isinstance(body, dict) and request.run_id in str(body.get("detail"))


def _advice(
    request: Request[Any], response: Response, kind: type[ApiError], *, by_airflow: bool
) -> str:
    if kind in (AuthenticationFailed, PermissionDenied) and not by_airflow:
        return f"{NOT_AIRFLOW} {_without_credentials(response)}".rstrip()
    if kind in (AuthenticationFailed, PermissionDenied) and _without_credentials(response):
        return _without_credentials(response)
    if kind is PermissionDenied:
        return _missing_permission(request, response)
    if kind is AuthenticationFailed:
        return _unfit_scheme(request, response) or kind.advice
    if issubclass(kind, Conflict):
        return request.conflict
    if kind is NotFound and request.dag_id is not None and not DAG_ID.fullmatch(request.dag_id):
        return f"Check the dag_id: no DAG can have the id {request.dag_id!r}."
    return "" if kind is NotFound and by_airflow else kind.advice


def _without_credentials(response: Response) -> str:
    try:
        return NO_CREDENTIALS if NO_AUTH in response.request.extensions else ""
    except RuntimeError:  # the response belongs to no request
        return ""


def _missing_permission(request: Request[Any], response: Response) -> str:
    # Airflow 2.11 sends the same response, without an explanation, for missing permissions and for
    # credentials that it does not know or does not accept.
    probably = "may" if request.api == "v1" else "probably"
    advice = f"These credentials {probably} lack {request.permission}."
    if request.dag_id is not None:
        advice += (
            f" Or DAG {request.dag_id!r} does not exist: the FAB and Keycloak auth managers may "
            "return 403 for an unknown dag_id too."
        )
    if request.api == "v2":
        advice += " Or the token has expired: the Keycloak auth manager returns 403 for that too."
    if request.api == "v1":
        unfit = _unfit_scheme(request, response)
        advice += f" Or they are wrong: Airflow 2.11 returns 403 for that too. {unfit}"
    return advice.rstrip()


def _unfit_scheme(request: Request[Any], response: Response) -> str:
    """Advice on credentials of a kind that this Airflow does not accept by default."""
    scheme = _request_headers(response).get("authorization", "").partition(" ")[0].lower()
    if request.api == "v2" and scheme == "basic":
        return (
            "Airflow 3 does not accept basic authentication: use PasswordAuth(username, password), "
            "which logs in."
        )
    if request.api == "v1" and scheme == "bearer":
        return (
            "Airflow 2 accepts a bearer token only if one of its [api] auth_backends does; "
            "otherwise, use PasswordAuth(username, password)."
        )
    if request.api == "v1" and scheme == "basic":
        return (
            "Check the user name and the password, and that the server's [api] auth_backends "
            "include airflow.api.auth.backend.basic_auth: by default Airflow 2 accepts no "
            "passwords in API requests."
        )
    return ""


def _request_headers(response: Response) -> dict[str, str]:
    try:
        return dict(response.request.headers)
    except RuntimeError:  # the response belongs to no request
        return {}


def server_words(response: Response) -> str:
    """The server's message on one line, shortened, and without possible secrets of the request."""
    return shown(server_line(response), response)


def server_line(response: Response) -> str:
    """The server's message on one line, from problem+json, FastAPI's shapes, HTML or text."""
    return " ".join((_words(response) or response.reason_phrase or "no message").split())


def shown(line: str, response: Response) -> str:
    """A line of a response as errors show it: masked and shortened."""
    return cut(masked(line, _sent(response)))


def _sent(response: Response) -> Iterator[tuple[str, str]]:
    """What the request sent to Airflow, or to a proxy, that may be a secret."""
    headers = _request_headers(response)
    yield from headers.items()
    via = response.request.extensions.get(VIA) if headers else None
    if isinstance(via, Via):
        yield from (("proxy", secret) for secret in via.secrets.value)


def json_of(response: Response) -> JSON:
    """The JSON of a response; None if it is something else."""
    try:
        body: JSON = json.loads(response.content)
    except (RecursionError, ValueError):
        return None
    return body


def _words(response: Response) -> str:
    body = json_of(response)
    if isinstance(body, dict):
        return _object_words(body)
    try:
        text = response.text
    except (AssertionError, TypeError, ValueError):
        # A charset that Python knows, but that is not a text encoding, such as "hex".
        text = response.content.decode(errors="replace")
    if "html" in response.headers.get("content-type", "") or "<html" in text[:200].lower():
        # Loaded only when needed: pages are rare.
        from airflow_trigger._flows.html import html_words

        return html_words(text)
    return text


def _object_words(body: dict[str, JSON]) -> str:
    detail = body.get("detail")
    if isinstance(detail, list):
        return "; ".join(_validation_words(item) for item in detail)
    if isinstance(detail, dict):
        # Airflow 3 describes a database conflict so. The other keys are SQL, hidden since 3.2.
        return str(detail.get("reason") or detail)
    return str(detail or body.get("title") or _gateway_words(body))


def _gateway_words(body: JSON) -> str:
    """The message in the JSON of a gateway, in one of the common shapes."""
    if isinstance(body, list):
        return "; ".join(words for item in body if (words := _gateway_words(item)))
    if not isinstance(body, dict):
        return "" if body is None else str(body)
    for key in ("error", "message", "Message", "errors"):
        if words := _gateway_words(body.get(key)):
            return words
    return ""


def _validation_words(item: JSON) -> str:
    """One of FastAPI's validation errors, without its `input`, which is the user's own data."""
    if not isinstance(item, dict):
        return str(item)
    loc = item.get("loc")
    place = ".".join(str(part) for part in loc) if isinstance(loc, list) else ""
    return f"{place}: {item.get('msg', '')}".strip(": ")
