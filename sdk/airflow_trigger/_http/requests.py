"""Creates the httpx.Request of a `Request`; parts that all requests share are created once."""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import attrs
import httpx

from airflow_trigger._flows.observer import logger
from airflow_trigger._secrets import Secret
from airflow_trigger.errors import InvalidRequest

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Request
    from airflow_trigger.models import Api

# With a timeout of 0 httpx would not wait for a response at all.
SHORTEST_TIMEOUT = 0.1
# Raised for a lone surrogate, a URL that is too long, and similar problems.
UNSENDABLE = (RecursionError, TypeError, ValueError, httpx.InvalidURL)
WITH_A_BODY = frozenset({"PATCH", "POST", "PUT"})
# The key of a request's `Caller` in `request.extensions`.
CALLER = "airflow_trigger"
APIS: tuple[Api, ...] = ("v1", "v2")
TO_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Requests:
    """The requests of one client. `httpx.Client.build_request` would take ten times as long."""

    def __init__(
        self, base_url: str, given: Secret[httpx.Headers], timeouts: dict[str, float]
    ) -> None:
        host = httpx.URL(base_url).netloc.decode("ascii")
        headers = httpx.Headers({"Host": host})
        headers.update(given.value)
        self._headers = Secret(headers)
        self._json_headers = Secret(httpx.Headers({**headers, "Content-Type": "application/json"}))
        self._timeouts = timeouts
        self._own_id: str | None = given.value.get("X-Request-Id")
        self._callers = {api: Caller(base_url, api, headers) for api in APIS}

    def make(self, wanted: Request[Any]) -> httpx.Request:
        """Make a request.

        Raises:
            InvalidRequest: It cannot be sent.
        """
        try:
            return self._made(wanted)
        except UNSENDABLE as problem:
            raise InvalidRequest(
                f"Could not {wanted.what}: it was not sent, because {problem}.",
                status=400,
                detail=str(problem),
                **wanted.where,
            ) from None

    def _made(self, wanted: Request[Any]) -> httpx.Request:
        url = url_of(wanted.url)
        if wanted.params:
            url = url.copy_merge_params(wanted.params)
        is_json = wanted.json is not None
        body = TO_JSON.encode(wanted.json).encode() if is_json else b""
        request = httpx.Request(
            wanted.method,
            url,
            headers=(self._json_headers if is_json else self._headers).value,
            stream=httpx.ByteStream(body),
            extensions={
                "timeout": shortened(self._timeouts, wanted.timeout),
                CALLER: self._callers[wanted.api],
            },
        )
        # RFC 9110, section 8.6: also with an empty body.
        if is_json or wanted.method in WITH_A_BODY:
            request.headers["Content-Length"] = str(len(body))
        # A header that the caller set for all requests of the client is kept.
        if self._own_id is not None:
            wanted.request_id = self._own_id
        elif wanted.request_id is not None:
            request.headers["X-Request-Id"] = wanted.request_id
        request.read()  # an httpx.Auth of the user may sign the content
        if wanted.headers:
            request.headers.update(wanted.headers)
        if trace := trace_headers():
            request.headers.update(trace)
            caller = self._callers[wanted.api]
            headers = httpx.Headers({**caller.headers, **trace})
            request.extensions[CALLER] = attrs.evolve(caller, headers=headers)
        return request


@lru_cache(maxsize=1000)
def url_of(text: str) -> httpx.URL:
    """Cached, because parsing a URL is slow, and all triggers of a DAG have the same URL."""
    return httpx.URL(text)


def url_without_secrets(text: str) -> str | None:
    """A URL without user, query and fragment, which may hold secrets; None if it is not a URL."""
    try:
        return str(httpx.URL(text).copy_with(query=None, fragment=None, userinfo=b""))
    except httpx.InvalidURL:
        return None


def shortened(timeouts: dict[str, float], limit: float | None) -> dict[str, float]:
    """The timeouts, none of them longer than the limit."""
    if limit is None or limit >= max(timeouts.values()):
        return timeouts
    limit = max(limit, SHORTEST_TIMEOUT)
    return {name: min(seconds, limit) for name, seconds in timeouts.items()}


@attrs.frozen(repr=False)
class Caller:
    """Information about the client of a request, for the credentials that sign it.

    Attributes:
        base_url: The address of Airflow's web server, as `AirflowClient` has it.
        api: The API that the request is for.
        headers: The client's own headers, which go with all its requests.
    """

    base_url: str
    api: Api
    headers: httpx.Headers = attrs.field(repr=False)

    def __repr__(self) -> str:
        # The headers may contain a key.
        return f"Caller({self.base_url!r}, {self.api!r}, …)"

    @property
    def login_url(self) -> str:
        """Airflow 3 issues tokens beside `/api/v2`, not under it."""
        return f"{self.base_url}/auth/token"


def caller_of(request: httpx.Request) -> Caller:
    """The `Caller` of a request. For requests of httpx's own clients it is derived from the URL."""
    caller = request.extensions.get(CALLER)
    if isinstance(caller, Caller):
        return caller
    path = request.url.raw_path.partition(b"?")[0].decode("ascii")
    # The last match counts: a gateway's prefix may look like an API. Slashes in ids are encoded.
    v1, v2 = (f"{path}/".rfind(f"/api/{api}/") for api in APIS)
    prefix = path[: max(v1, v2, 0)]
    base_url = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}{prefix}"
    return Caller(base_url, "v1" if v1 > v2 else "v2", request.headers)


def trace_headers() -> dict[str, str]:
    """The headers of the current OpenTelemetry context, such as `traceparent`.

    A process that has not imported OpenTelemetry's trace API has no span.
    """
    headers: dict[str, str] = {}
    if "opentelemetry.trace" in sys.modules:
        from opentelemetry.propagate import inject

        try:
            inject(headers)
        except Exception:
            # Losing the trace must not fail the trigger.
            logger.exception("OpenTelemetry could not inject its context into the headers")
            return {}
    return headers
