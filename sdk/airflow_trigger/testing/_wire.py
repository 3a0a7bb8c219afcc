"""Requests as the server receives them, and its responses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Literal, Self, TypeAlias, cast
from urllib.parse import parse_qs, unquote

import attrs

from airflow_trigger.models import JSON, Api

OfRun: TypeAlias = Literal["tasks", "log", "xcom", "dependencies", "cancel", "clear"]
OfServer: TypeAlias = Literal["login", "version", "health", "pool"]
OfAsset: TypeAlias = Literal["asset", "asset_events", "event"]
Operation: TypeAlias = Literal["trigger", "runs", "dag", OfRun, OfServer, OfAsset, "other"]
Target: TypeAlias = Literal[Operation, "any"]


@attrs.frozen
class ReceivedRequest:
    """A request that the fake received.

    Attributes:
        method: The HTTP method, such as "POST".
        path: The path without the query, percent-decoded, such as `/api/v2/dags/sales/dagRuns`.
        query: The query parameters: name → all values.
        headers: The headers, by lower-case name.
        content: The body.
    """

    method: str
    path: str
    query: Mapping[str, list[str]] = attrs.field(hash=False)
    # Headers and body may contain secrets.
    headers: Mapping[str, str] = attrs.field(hash=False, repr=False)
    content: bytes = attrs.field(repr=False)

    @classmethod
    def read(cls, method: str, target: str, headers: Mapping[str, str], content: bytes) -> Self:
        """Create a request; the target is the path and query as they were sent."""
        path, _, query = target.partition("?")
        return cls(
            method,
            unquote(path),
            parse_qs(query, keep_blank_values=True),
            {name.lower(): value for name, value in headers.items()},
            content,
        )

    @property
    def operation(self) -> Operation:
        """The operation that the request asks for, such as "trigger", "runs" or "clear"."""
        if self.path == "/auth/token":
            return "login"
        return _operation(self.method, self.path.split("/")[3:])

    def is_for(self, target: Target) -> bool:
        """Whether the request asks for this operation; "asset" includes "asset_events"."""
        is_asset = target == "asset" and self.operation == "asset_events"
        return is_asset or target in ("any", self.operation)

    @property
    def json(self) -> JSON:
        """The body as JSON; None if there is no body, or if it is not JSON."""
        try:
            return cast(JSON, json.loads(self.content))
        except ValueError:
            return None


def _operation(method: str, path: list[str]) -> Operation:
    match (method, path):
        case "GET", ["version"]:
            return "version"
        case "GET", ["health"] | ["monitor", "health"]:
            return "health"
        case "GET", ["pools", *_]:
            return "pool"
        case "POST", ["assets" | "datasets", "events"]:
            return "event"
        case "GET", ["assets" | "datasets", "events"]:
            return "asset_events"
        case "GET", ["assets" | "datasets", *_]:
            return "asset"
        case "POST", ["dags", _, "dagRuns"]:
            return "trigger"
        case "POST", ["dags", _, "clearTaskInstances"] | ["dags", _, "dagRuns", _, "clear"]:
            return "clear"
        case "PATCH", ["dags", _, "dagRuns", _]:
            return "cancel"
        case "GET", ["dags", _, "dagRuns", _, "taskInstances", *rest]:
            return _of_tasks(rest)
        case ("GET", ["dags", _, "dagRuns", *_]) | ("POST", ["dags", _, "dagRuns", "list"]):
            return "runs"
        case _, ["dags", _] | ["dags", _, "details"]:
            return "dag"
        case _:
            return "other"


def _of_tasks(path: list[str]) -> Operation:
    match path:
        case [_, "logs", *_]:
            return "log"
        case [_, "xcomEntries", *_]:
            return "xcom"
        case [*_, "dependencies"]:
            return "dependencies"
        case _:
            return "tasks"


@attrs.frozen
class Answer:
    """A response, before it is sent.

    Attributes:
        parts: A body that is produced while it is sent, instead of `content`.
    """

    status: int
    content: bytes = b""
    content_type: str | None = None
    headers: Mapping[str, str] = attrs.field(factory=dict[str, str])
    parts: Iterable[bytes] | None = attrs.field(default=None, hash=False, eq=False)

    @property
    def all_headers(self) -> dict[str, str]:
        kind = {} if self.content_type is None else {"Content-Type": self.content_type}
        return kind | dict(self.headers)


class Refusal(Exception):
    """Raised to reject a request, with the response of the server."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


def json_answer(status: int, body: JSON, *, content_type: str = "application/json") -> Answer:
    return Answer(status, json.dumps(body).encode(), content_type)


def html_answer(status: int, *, title: str, text: str) -> Answer:
    page = (
        f"<!DOCTYPE html>\n<html><head><title>{title}</title></head>"
        f"<body><h1>{title}</h1><p>{text}</p></body></html>\n"
    )
    return Answer(status, page.encode(), "text/html; charset=utf-8")


def crash_answer(api: Api, status: int = 500) -> Answer:
    """The response of a server that crashes: an HTML page on Airflow 2, text on Airflow 3."""
    if api == "v1":
        return html_answer(status, title="Ooops!", text="Something bad has happened.")
    return Answer(status, b"Internal Server Error", "text/plain; charset=utf-8")
