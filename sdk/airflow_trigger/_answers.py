"""Answers read with distrust: parsed into values, or mapped into errors a person understands."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TypeAlias, TypeVar

import httpx

from airflow_trigger._adapters._request import Unreadable
from airflow_trigger._call import Call
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
    ServerError,
    UnexpectedResponse,
    Unsupported,
)
from airflow_trigger.models import JSON
from airflow_trigger.retry import retry_after

T = TypeVar("T")
# What comes back of a request: the answer, the fault in its place, or the error that already ended
# it, such as a refused login.
Reply: TypeAlias = httpx.Response | httpx.RequestError | AirflowTriggerError

LONGEST_DETAIL = 500
# How Airflow 3 answers a question of the API of Airflow 2, whatever it is about.
REMOVED = "/api/v1 has been removed in Airflow 3"
BY_STATUS: dict[int, type[ApiError]] = {
    400: InvalidRequest,
    401: AuthenticationFailed,
    403: PermissionDenied,
    404: NotFound,
    409: Conflict,
    422: InvalidRequest,
    429: RateLimited,
}


def parsed(call: Call[T], response: httpx.Response) -> T:
    """Read a 2xx answer.

    Raises:
        UnexpectedResponse: It is not what this operation of Airflow gives.
    """
    try:
        return call.request.parse(response)
    except Unreadable as problem:
        raise unexpected(call, response, str(problem)) from problem
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise unexpected(call, response) from error


def unexpected(
    call: Call[T], response: httpx.Response, what: str | None = None
) -> UnexpectedResponse:
    return UnexpectedResponse(
        f"Could not {call.what}: {call.request.method} {call.url} answered "
        f"{response.status_code}, but not as Airflow does: {what or server_words(response)}. "
        "Is the base_url that of Airflow itself, or is a proxy or a login page in between?"
        f"{call.if_unread if response.is_success else ''}",
        status=response.status_code,
        **call.where,
    )


def error_for(call: Call[T], reply: Reply) -> AirflowTriggerError:
    """The error for an answer other than 2xx, or for the fault that came in an answer's place."""
    if isinstance(reply, AirflowTriggerError):
        return reply
    if isinstance(reply, httpx.RequestError):
        return _fault(call, reply)
    if reply.status_code < 400:
        return unexpected(call, reply)
    kind = _kind(call, reply)
    detail = server_words(reply)
    message = (
        f"Could not {call.what}: {call.request.method} {call.url} answered "
        f"{reply.status_code}: {detail.rstrip('.')}."
    )
    if reply.status_code == 404 and REMOVED in detail:
        return Unsupported(
            f"{message} Leave the client's `api` out; it is found out.", **call.where
        )
    advice = _missing_permission(call) if kind is PermissionDenied else kind.advice
    if advice:
        message = f"{message} {advice}"
    if kind is RateLimited:
        wait = retry_after(reply, now=datetime.now(UTC))
        return RateLimited(message, status=429, detail=detail, retry_after=wait, **call.where)
    return kind(message, status=reply.status_code, detail=detail, **call.where)


def _missing_permission(call: Call[T]) -> str:
    probably = f"These credentials probably lack {call.permission}."
    if "/api/v1/" not in call.request.path:
        return probably
    return (
        f"{probably} Or they are wrong: Airflow 2.11 answers 403 to these too, so check the user "
        "name and the password as well."
    )


def _kind(call: Call[T], response: httpx.Response) -> type[ApiError]:
    status = response.status_code
    if status >= 500:
        return ServerError
    if status == 403 and "Invalid JWT token" in server_words(response):
        return AuthenticationFailed
    # A 404 that is not JSON is a web server's: it knows nothing of DAGs and runs.
    if status == 404 and _json(response) is not None:
        return call.not_found
    return BY_STATUS.get(status, ApiError)


def _fault(call: Call[T], fault: httpx.RequestError) -> ConnectionFailed | RequestTimeout:
    timed_out = isinstance(fault, httpx.ReadTimeout | httpx.WriteTimeout)
    kind = RequestTimeout if timed_out else ConnectionFailed
    reason = f"{type(fault).__name__}: {fault}".rstrip(": ")
    return kind(
        f"Could not {call.what}: no answer to {call.request.method} {call.url} ({reason}). "
        "Check that the server runs and can be reached from here.",
        **call.where,
    )


def server_words(response: httpx.Response) -> str:
    """What the server says, on one line, out of problem+json, FastAPI's shapes, HTML or text."""
    text = _words(response) or response.reason_phrase or "no further words"
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_DETAIL else line[: LONGEST_DETAIL - 1] + "…"


def _words(response: httpx.Response) -> str:
    body = _json(response)
    if isinstance(body, dict):
        return _object_words(body)
    text = _text(response)
    if "html" in response.headers.get("content-type", "") or "<html" in text[:200].lower():
        # Loaded for the rare page alone.
        from airflow_trigger._html import html_words

        return html_words(text)
    return text


def _text(response: httpx.Response) -> str:
    try:
        return response.text
    except (AssertionError, TypeError, ValueError):
        # A charset that Python knows and that is not one, such as "hex".
        return response.content.decode(errors="replace")


def _json(response: httpx.Response) -> JSON:
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
    return str(detail or body.get("title") or body.get("error") or body.get("message") or "")


def _validation_words(item: JSON) -> str:
    """One of FastAPI's validation errors; its `input` is left out, which is the user's own data."""
    if not isinstance(item, dict):
        return str(item)
    loc = item.get("loc")
    place = ".".join(str(part) for part in loc) if isinstance(loc, list) else ""
    return f"{place}: {item.get('msg', '')}".strip(": ")
