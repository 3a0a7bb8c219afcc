"""A server's responses to the cases, without what differs from one run of them to the next."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping, Set
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, TypeAlias, cast
from urllib.parse import quote

import attrs
import httpx

from airflow_trigger.models import JSON
from tests.contract.same_case import PASSWORD, RUN, START, Case
from tests.contract.same_cases import cases
from tests.contract.same_logs import ndjson, shape_of_lines, shape_of_text
from tests.contract.same_servers import Server

# By the name of the case: status, media type and body.
Observations: TypeAlias = dict[str, JSON]

FOLDER = Path(__file__).with_name("answers")
# Fields whose values depend on the machine, the file or the moment.
OPAQUE = {
    *("file_token", "fileloc", "relative_fileloc", "id", "last_parse_duration", "duration"),
    *("git_version", "access_token", "statement", "orig_error", "input", "ctx", "url"),
    *("region_id", "hostname", "unixname", "pid", "operator", "operator_name", "rendered_fields"),
    *("executor_config", "priority_weight", "continuation_token"),
}
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?(_\w{8})?")
_CHOSEN = re.compile(r"(2024|2999)-")
# The details that pydantic appends to its messages for debugging.
_PYDANTIC = re.compile(r" \[type=.*", re.DOTALL)
_LOG_ID = re.compile(r"look for ID \w+")


def observe(server: Server) -> Observations:
    """Send all cases to a server."""
    stamp = f"c{uuid.uuid4().hex[:8]}-"
    words = {RUN: stamp, START: datetime.now(UTC).isoformat(), PASSWORD: server.password}
    return {
        case.name: _normal(case, _ask(server, _filled(case, words)), stamp, server.version)
        for case in cases(server.api)
    }


def _filled(case: Case, words: Mapping[str, str]) -> Case:
    """The case with its placeholders filled in."""

    def filled(value: JSON) -> JSON:
        if isinstance(value, dict):
            return {name: filled(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [filled(inner) for inner in value]
        if isinstance(value, str):
            return words.get(value, value.replace(RUN, words[RUN]))
        return value

    query = cast("dict[str, str | list[str]]", filled(cast(JSON, dict(case.query))))
    body = case.body if isinstance(case.body, bytes) else filled(case.body)
    return attrs.evolve(case, path=case.path.replace(RUN, words[RUN]), query=query, body=body)


def _ask(server: Server, case: Case) -> httpx.Response:
    path = case.path if case.path.startswith("/") else f"/api/{server.api}/{case.path}"
    headers = server.headers(case.login) | {"Accept": case.accept}
    content = case.body if isinstance(case.body, bytes) else None
    if case.body is not None:
        headers["Content-Type"] = "application/json"
        content = content if content is not None else json.dumps(case.body).encode()
    request = server.http.build_request(
        case.method, path, params=dict(case.query), content=content, headers=headers
    )
    for _ in range(case.times - 1):
        server.http.send(request)
    answer = server.http.send(request)
    if case.finish:
        run: Mapping[str, str] = answer.json()
        server.finish(run["dag_id"], run["dag_run_id"])
    if case.drains and answer.is_success:
        server.drain(answer.json()["dag_id"])
    return answer


def _normal(case: Case, answer: httpx.Response, stamp: str, version: str) -> JSON:
    family = answer.headers.get("content-type", "").partition(";")[0]
    observation: dict[str, JSON] = {"status": answer.status_code, "type": family}
    if case.is_log and answer.is_success:
        observation["body"] = _log(answer, family)
    elif "json" in family:
        body = cast(JSON, answer.json())
        if not case.is_ordered and isinstance(body, dict):
            tasks = cast("list[dict[str, Any]]", body["task_instances"])
            tasks.sort(key=lambda task: (task["task_id"], task.get("map_index", 0)))
        observation["body"] = _value(body, stamp, version, opaque=OPAQUE | {*case.opaque})
    return observation


def _log(answer: httpx.Response, family: str) -> JSON:
    if family == "text/plain":
        return shape_of_text(answer.text)
    if family == "application/x-ndjson":
        return shape_of_lines(ndjson(answer.text))
    body: dict[str, JSON] = answer.json()
    content = body["content"]
    shape = shape_of_lines(cast(Any, content)) if isinstance(content, list) else "<content>"
    return {name: shape if name == "content" else None for name in sorted(body)}


def _value(value: JSON, stamp: str, version: str, *, opaque: Set[str], name: str = "") -> JSON:
    if name in opaque and value is not None:
        return f"<{name}>"
    if isinstance(value, dict):
        return {
            key: _value(inner, stamp, version, opaque=opaque, name=key)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        items = [_value(inner, stamp, version, opaque=opaque) for inner in value]
        return items if len(items) < 10 else [f"<{len(items)} items>", items[0]]
    if isinstance(value, str):
        text = value.replace(stamp, RUN).replace(quote(stamp), RUN).replace(version, "<version>")
        text = _PYDANTIC.sub("", _LOG_ID.sub("look for ID <id>", unescape(text)))
        return _TIME.sub(_time, text)
    return value


def _time(found: re.Match[str]) -> str:
    """Keep a time that a case chose; replace any other."""
    return found[0].partition("_")[0] if _CHOSEN.match(found[0]) else "<time>"


@cache
def recorded(version: str) -> Observations:
    """A real server's responses, as recorded by `python -m tests.contract.observe VERSION`."""
    return cast(Observations, json.loads((FOLDER / f"{version}.json").read_text()))
