"""From what a flow sends to httpx's request: what does not change is made once."""

from __future__ import annotations

import json
from functools import lru_cache

import httpx

from airflow_trigger._caller import APIS, CALLER, Caller
from airflow_trigger._config import Config
from airflow_trigger._flows.steps import Send
from airflow_trigger._http.tracing import trace_headers

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

    def make(self, effect: Send) -> httpx.Request:
        wanted = effect.call.request
        url = url_of(effect.call.url)
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
                "timeout": shortened(self._timeouts, effect.timeout),
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
