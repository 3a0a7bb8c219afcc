"""Recorded answers of real servers (`make record`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import httpx
from packaging.version import Version

from airflow_trigger.models import JSON, Api

FOLDER = Path(__file__).parents[1] / "recordings"


@attrs.frozen(kw_only=True)
class Exchange:
    """One request to one version, and its response.

    Attributes:
        operation: The `operationId`; None for a request that is not an operation of the API.
        path: The path that the request was sent to.
        sent: The body of the request.
    """

    version: str
    name: str
    operation: str | None
    path: str
    sent: JSON
    status: int
    content_type: str | None
    body: JSON

    @property
    def api(self) -> Api:
        return "v1" if self.version.startswith("2.") else "v2"

    def response(self) -> httpx.Response:
        headers = {"content-type": self.content_type} if self.content_type else {}
        if isinstance(self.body, str) and self.content_type != "application/json":
            return httpx.Response(self.status, text=self.body, headers=headers)
        content = b"" if self.content_type is None else json.dumps(self.body).encode()
        return httpx.Response(self.status, content=content, headers=headers)

    def __str__(self) -> str:
        return f"{self.version} {self.name}"


def exchanges() -> list[Exchange]:
    """All recorded exchanges, oldest Airflow first."""
    return [_exchange(path.stem, entry) for path in recordings() for entry in _entries(path)]


def recordings() -> list[Path]:
    return sorted(FOLDER.glob("*.json"), key=lambda path: Version(path.stem))


def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(path.read_text())
    return entries


def _exchange(version: str, entry: dict[str, Any]) -> Exchange:
    answer = entry["response"]
    return Exchange(
        version=version,
        name=entry["name"],
        operation=entry["operation"],
        path=entry["request"]["path"],
        sent=entry["request"]["body"],
        status=answer["status"],
        content_type=answer["content_type"],
        body=answer["body"],
    )
