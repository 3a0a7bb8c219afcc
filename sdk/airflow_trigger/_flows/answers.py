"""Answers read with distrust: parsed into values, or mapped into errors a person understands."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TypeAlias, TypeVar
from urllib.parse import urlsplit, urlunsplit

from airflow_trigger._adapters.request import Request
from airflow_trigger._http import Fault, Response
from airflow_trigger._http import faults as _faults
from airflow_trigger.auth._tokens import LoginUnavailable, ResponseLost
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

T = TypeVar("T")

# What comes back of a request: the answer, the fault in its place, or the error that already ended
# it, such as a refused login.
Reply: TypeAlias = Response | Fault | AirflowTriggerError

LONGEST_DETAIL = 500

# What Airflow takes for the id of a DAG: letters and digits of any script, and these.
DAG_ID = re.compile(r"[\w.~:+-]+")

# Headers whose values are no secrets, and words of others that are none.
HARMLESS = frozenset(
    {"accept", "accept-encoding", "connection", "content-length", "content-type", "host"}
    | {"traceparent", "tracestate", "user-agent"}
)

SCHEMES = frozenset({"basic", "bearer", "digest", "negotiate"})

SHORTEST_SECRET = 4

# How Airflow 3 answers a question of the API of Airflow 2, whatever it is about.
REMOVED = "/api/v1 has been removed in Airflow 3"

# The 4xx that Airflow itself answers with; a 405 tells of another API.
AIRFLOWS = frozenset({400, 401, 403, 404, 406, 409, 415, 422})

# The 4xx that mean: it was looked at, and not done. They are those of RFC 9110, 6585, 7725 and 8470
# which a server sends before it acts. The others are ambiguous, as they come from something in
# front that may have passed the request on before it gave up: Envoy's 408, nginx's 444 and 499, the
# 460 of AWS's load balancer.
REFUSALS = frozenset({*range(400, 408), *range(409, 418), *range(421, 427), 428, 429, 431, 451})

BY_STATUS: dict[int, type[ApiError]] = {
    400: InvalidRequest,
    401: AuthenticationFailed,
    403: PermissionDenied,
    404: NotFound,
    409: Conflict,
    422: InvalidRequest,
    429: RateLimited,
}


def unexpected(
    request: Request[T], response: Response, what: str | None = None
) -> UnexpectedResponse:
    place = _redirect_target(response)
    words = f"a redirect to {place}" if place else what or server_words(response)
    return UnexpectedResponse(
        f"Could not {request.what}: {request.method} {request.url} answered "
        f"{response.status_code}, but not as Airflow does: {words}. "
        "Is the base_url that of Airflow itself, or is a proxy or a login page in between?"
        f"{request.if_unread if response.is_success else ''}",
        status=response.status_code,
        **request.where,
    )


def _redirect_target(response: Response) -> str | None:
    """Where a redirect leads; without its query, which may hold a secret."""
    location = response.headers.get("location")
    if response.status_code < 300 or response.status_code >= 400 or not location:
        return None
    try:
        scheme, netloc, path, _, _ = urlsplit(location)
    except ValueError:
        return None
    return _cut(urlunsplit((scheme, netloc.rpartition("@")[2], path, "", "")))


def error_for(request: Request[T], reply: Reply) -> AirflowTriggerError:
    """The error for a response other than 2xx, or for the fault that came in its place."""
    if isinstance(reply, AirflowTriggerError):
        return reply
    if isinstance(reply, LoginUnavailable) and reply.error is not None:
        return reply.error
    if isinstance(reply, Fault):
        return _fault(request, reply)
    if reply.status_code < 400:
        return unexpected(request, reply)
    kind = _kind(request, reply)
    detail = server_words(reply)
    message = (
        f"Could not {request.what}: {request.method} {request.url} answered "
        f"{reply.status_code}: {detail.rstrip('.')}."
    )
    if reply.status_code == 404 and REMOVED in detail:
        return Unsupported(
            f"{message} Leave the client's `api` out; it is found out.", **request.where
        )
    if reply.status_code < 500 and reply.status_code not in REFUSALS:
        return RequestTimeout(
            f"{message} Something in front of Airflow gave up on the request. Try again later.",
            **request.where,
        )
    by_airflow = is_airflows(request, reply)
    advice = _advice(request, reply, kind, by_airflow=by_airflow)
    if advice := advice or _faults.advice_on_refusal(detail, reply.status_code):
        message = f"{message} {advice}"
    if kind is RateLimited:
        wait = retry_after(reply, now=datetime.now(UTC))
        return RateLimited(message, status=429, detail=detail, retry_after=wait, **request.where)
    error = kind(message, status=reply.status_code, detail=detail, **request.where)
    error.by_airflow = by_airflow
    return error


def is_airflows(request: Request[T], response: Response) -> bool:
    """Whether an error response has the shape of Airflow's own.

    What stands in front of it, a router, a gateway or a firewall, answers in other words. A 404 is
    Airflow's only if it says what is missing: a path that is unknown says nothing of DAGs and runs.
    """
    body, status = _json(response), response.status_code
    if not isinstance(body, dict) or (status < 500 and status not in AIRFLOWS):
        return False
    if request.api == "v1":
        # RFC 9457. The `type` of a 404 is the address of "…/stable-rest-api-ref.html" with
        # "#section/Errors/NotFound", and "about:blank" for a path that is unknown.
        return "title" in body and (status != 404 or "/Errors/" in str(body.get("type")))
    return "detail" in body and (status != 404 or body["detail"] != "Not Found")


def _advice(
    request: Request[T], response: Response, kind: type[ApiError], *, by_airflow: bool
) -> str:
    if kind in (AuthenticationFailed, PermissionDenied) and not by_airflow:
        return (
            "This is not Airflow's own answer: a proxy, gateway or firewall in front of it refused "
            "the request. Check what it expects of requests from here."
        )
    if kind is PermissionDenied:
        return _missing_permission(request, response)
    if kind is AuthenticationFailed:
        return _unfit_scheme(request, response) or kind.advice
    if issubclass(kind, Conflict):
        return request.conflict
    if kind is NotFound and request.dag_id is not None and not DAG_ID.fullmatch(request.dag_id):
        return f"Check the dag_id: no DAG can have the id {request.dag_id!r}."
    return "" if kind is NotFound and by_airflow else kind.advice


def _missing_permission(request: Request[T], response: Response) -> str:
    # Airflow 2.11 gives the same response, without a word, to missing permissions and to
    # credentials that it does not know or does not accept.
    probably = "may" if request.api == "v1" else "probably"
    advice = f"These credentials {probably} lack {request.permission}."
    if request.dag_id is not None:
        advice += (
            f" Or there is no DAG {request.dag_id!r}: the FAB auth manager answers 403 to an "
            "unknown dag_id too."
        )
    if request.api == "v1":
        unfit = _unfit_scheme(request, response)
        advice += f" Or they are wrong: Airflow 2.11 answers 403 to these too. {unfit}"
    return advice.rstrip()


def _unfit_scheme(request: Request[T], response: Response) -> str:
    """What to say of credentials of a kind that this Airflow does not accept as it comes."""
    scheme = _scheme(response)
    if request.api == "v2" and scheme == "basic":
        return (
            "Airflow 3 does not accept basic authentication: use PasswordAuth(username, password), "
            "which logs in."
        )
    if request.api == "v1" and scheme == "bearer":
        return (
            "Airflow 2 accepts a bearer token only if one of its [api] auth_backends does: use "
            "PasswordAuth(username, password) otherwise."
        )
    if request.api == "v1" and scheme == "basic":
        return (
            "Check the user name and the password, and that the server's [api] auth_backends "
            "include airflow.api.auth.backend.basic_auth: by default Airflow 2 accepts no password "
            "here."
        )
    return ""


def _scheme(response: Response) -> str:
    try:
        header: str = response.request.headers.get("authorization", "")
    except RuntimeError:  # a response that no request belongs to
        return ""
    return header.partition(" ")[0].lower()


def _kind(request: Request[T], response: Response) -> type[ApiError]:
    status = response.status_code
    if status >= 500:
        return ServerError
    if status == 403 and "Invalid JWT token" in server_words(response):
        return AuthenticationFailed
    if status == 404 and names_the_missing(request, response):
        return request.not_found
    return BY_STATUS.get(status, ApiError)


def names_the_missing(request: Request[T], response: Response) -> bool:
    """Whether a 404 says in Airflow's own words that the DAG or the run is not there.

    On Airflow 3 it must name the run: that it is gone ends a wait, or lets a trigger be repeated.
    """
    if not is_airflows(request, response):
        return False
    must_name = request.run_id if request.not_found is RunNotFound and request.api == "v2" else None
    body = _json(response)
    return must_name is None or (isinstance(body, dict) and must_name in str(body.get("detail")))


def _fault(request: Request[T], fault: Fault) -> ConnectionFailed | RequestTimeout:
    timed_out = _faults.has_timed_out(fault)
    kind = RequestTimeout if timed_out else ConnectionFailed
    reason = _faults.words(fault)
    error = kind(
        f"Could not {request.what}: no answer to {request.method} {request.url} ({reason}). "
        f"{_faults.advice(fault, request.url)}",
        **request.where,
    )
    if isinstance(fault, LoginUnavailable | ResponseLost):
        error.__cause__ = fault.__cause__
    if isinstance(error, ConnectionFailed):
        error.may_pass = _faults.may_pass(fault)
    return error


def server_words(response: Response) -> str:
    """What the server says, on one line, out of problem+json, FastAPI's shapes, HTML or text."""
    text = _words(response) or response.reason_phrase or "no further words"
    return _cut(_without_credentials(" ".join(text.split()), response))


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_DETAIL else line[: LONGEST_DETAIL - 1] + "…"


def _without_credentials(text: str, response: Response) -> str:
    """A message without the credentials of the request, which some gateways repeat."""
    try:
        headers = response.request.headers
    except RuntimeError:  # a response that no request belongs to
        return text
    for name, value in headers.items():
        for secret in (value, *value.split()) if name not in HARMLESS else ():
            if len(secret) >= SHORTEST_SECRET and secret.lower() not in SCHEMES:
                text = text.replace(secret, "…")
    return text


def _words(response: Response) -> str:
    body = _json(response)
    if isinstance(body, dict):
        return _object_words(body)
    text = _text(response)
    if "html" in response.headers.get("content-type", "") or "<html" in text[:200].lower():
        # Loaded for the rare page alone.
        from airflow_trigger._flows.html import html_words

        return html_words(text)
    return text


def _text(response: Response) -> str:
    try:
        return response.text
    except (AssertionError, TypeError, ValueError):
        # A charset that Python knows and that is not one, such as "hex".
        return response.content.decode(errors="replace")


def _json(response: Response) -> JSON:
    try:
        body: JSON = json.loads(response.content)
    except (RecursionError, ValueError):
        return None
    return body


def _object_words(body: dict[str, JSON]) -> str:
    detail = body.get("detail")
    if isinstance(detail, list):
        return "; ".join(_validation_words(item) for item in detail)
    if isinstance(detail, dict):
        # 3.x describes a clash in the database so; the other keys are SQL, from 3.2 on "hidden".
        return str(detail.get("reason") or detail)
    return str(detail or body.get("title") or _gateway_words(body))


def _gateway_words(body: JSON) -> str:
    """What the JSON of a gateway says, in one of the shapes that are common."""
    if isinstance(body, list):
        return "; ".join(words for item in body if (words := _gateway_words(item)))
    if not isinstance(body, dict):
        return "" if body is None else str(body)
    for key in ("error", "message", "Message", "errors"):
        if words := _gateway_words(body.get(key)):
            return words
    return ""


def _validation_words(item: JSON) -> str:
    """One of FastAPI's validation errors; its `input` is left out, which is the user's own data."""
    if not isinstance(item, dict):
        return str(item)
    loc = item.get("loc")
    place = ".".join(str(part) for part in loc) if isinstance(loc, list) else ""
    return f"{place}: {item.get('msg', '')}".strip(": ")
