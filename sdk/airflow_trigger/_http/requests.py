"""From what a flow sends to httpx's request: what does not change is made once."""

from __future__ import annotations

import json
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import httpx

from airflow_trigger._flows.observer import logger

if TYPE_CHECKING:
    from airflow_trigger._adapters.request import Request
    from airflow_trigger._config import Config
    from airflow_trigger.models import Api

# httpx takes a time-out of 0 to mean "do not wait at all", and so never gets an answer.
SHORTEST_TIMEOUT = 0.1

WITH_A_BODY = frozenset({"PATCH", "POST", "PUT"})

TO_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Requests:
    """Makes a client's requests, as `httpx.Client.build_request` would in ten times the time."""

    def __init__(self, config: Config) -> None:
        host = httpx.URL(config.base_url).netloc.decode("ascii")
        self._headers = httpx.Headers({"Host": host})
        self._headers.update(config.headers)
        self._json_headers = httpx.Headers({**self._headers, "Content-Type": "application/json"})
        self._timeouts = config.timeouts
        self._callers = {api: Caller(config.base_url, api, self._headers) for api in APIS}

    def make(self, wanted: Request[Any]) -> httpx.Request:
        url = url_of(wanted.url)
        if wanted.params:
            url = url.copy_merge_params(wanted.params)
        is_json = wanted.json is not None
        body = TO_JSON.encode(wanted.json).encode() if is_json else b""
        request = httpx.Request(
            wanted.method,
            url,
            headers=self._json_headers if is_json else self._headers,
            stream=httpx.ByteStream(body),
            extensions={
                "timeout": shortened(self._timeouts, wanted.timeout),
                CALLER: self._callers[wanted.api],
            },
        )
        # RFC 9110, section 8.6: also where there is no body.
        if is_json or wanted.method in WITH_A_BODY:
            request.headers["Content-Length"] = str(len(body))
        request.read()  # a user's own httpx.Auth may sign its content
        if wanted.headers:
            request.headers.update(wanted.headers)
        if trace := trace_headers():
            request.headers.update(trace)
            caller = self._callers[wanted.api]
            headers = httpx.Headers({**caller.headers, **trace})
            request.extensions[CALLER] = caller._replace(headers=headers)
        return request


@lru_cache(maxsize=1000)
def url_of(text: str) -> httpx.URL:
    """All triggers of a DAG have the same URL, and parsing it takes longer than the rest."""
    return httpx.URL(text)


def shortened(timeouts: dict[str, float], limit: float | None) -> dict[str, float]:
    """The time-outs, none of them longer than the limit."""
    if limit is None or limit >= max(timeouts.values()):
        return timeouts
    limit = max(limit, SHORTEST_TIMEOUT)
    return {name: min(seconds, limit) for name, seconds in timeouts.items()}


# Where a client's request holds its `Caller`, among `request.extensions`.
CALLER = "airflow_trigger"

APIS: tuple[Api, ...] = ("v1", "v2")


class Caller(NamedTuple):
    """The client of a request.

    Attributes:
        base_url: The address of Airflow's web server, as `AirflowClient` has it.
        api: The API that the request is for.
        headers: What the client sends with all its requests.
    """

    base_url: str
    api: Api
    headers: httpx.Headers

    def __repr__(self) -> str:
        # The headers may hold a key.
        return f"Caller({self.base_url!r}, {self.api!r}, …)"

    @property
    def login_url(self) -> str:
        """Airflow 3 gives tokens beside `/api/v2`, not under it."""
        return f"{self.base_url}/auth/token"


def caller_of(request: httpx.Request) -> Caller:
    """The client of a request; httpx's own clients do not say, so the path has to tell."""
    caller = request.extensions.get(CALLER)
    if isinstance(caller, Caller):
        return caller
    path = request.url.raw_path.partition(b"?")[0].decode("ascii")
    # The last one, as the prefix of a gateway may look like an API; slashes in ids are encoded.
    v1, v2 = (f"{path}/".rfind(f"/api/{api}/") for api in APIS)
    prefix = path[: max(v1, v2, 0)]
    base_url = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}{prefix}"
    return Caller(base_url, "v1" if v1 > v2 else "v2", request.headers)


def trace_headers() -> dict[str, str]:
    """The headers of the current context: `traceparent` (W3C Trace Context), or as configured.

    A process that has not loaded OpenTelemetry's trace API has no span, so it need not be imported.
    """
    headers: dict[str, str] = {}
    if "opentelemetry.trace" in sys.modules:
        from opentelemetry.propagate import inject

        try:
            inject(headers)
        except Exception:
            # A trigger is worth more than its trace.
            logger.exception("OpenTelemetry could not pass its context on")
            return {}
    return headers
