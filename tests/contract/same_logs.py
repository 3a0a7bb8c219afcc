"""The parts of a log that are the same on every machine: the lines that a reader relies on."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from airflow_trigger.models import JSON

# Other lines depend on the version or on the machine.
KEPT = (
    *("Task failed with exception", "Failed to execute job", "Task exited with return code"),
    *("Marking task as", "the secret is", "::group::Post task", "Error fetching the logs"),
    *("Task did not run", "Task was skipped", "No logs available"),
)
_ENTRY = re.compile(r"\[[^]]+\] \{[^}]+\} (?P<level>[A-Z]+) - (?P<text>.*)")
_UNREAD = "Could not read served logs"
FIELDS = ("event", "level", "logger", "chan")


def shape_of_text(text: str) -> JSON:
    """An Airflow 2 log, reduced to its header and to the lines that tell how the try ended."""
    host, *lines = text.splitlines() or [""]
    shape: list[JSON] = ["<host>" if "." in host or host.isalnum() else host]
    for line in lines:
        entry = _ENTRY.fullmatch(line)
        if entry is not None:
            shape += [
                f"{entry['level']} {words}" for words in KEPT if entry["text"].startswith(words)
            ]
        elif line.startswith("***"):
            shape.append(_source(line))
        elif not line.startswith("  "):
            shape.append(line)
    return shape


def _source(line: str) -> str:
    head, is_unread, _ = line.partition(_UNREAD)
    return head + is_unread if is_unread else re.sub(r"/.*", "<path>", line)


def shape_of_lines(lines: Iterable[Mapping[str, Any]]) -> JSON:
    """An Airflow 3 log, reduced to the lines about the log and those that tell how the try ended.

    What a task printed comes last, because its position varies.
    """
    kept = [_line(line) for line in lines if _is_kept(line)]
    printed = [line for line in kept if "the secret" in str(line["event"])]
    return [*(line for line in kept if line not in printed), *printed]


def ndjson(text: str) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def _is_kept(line: Mapping[str, Any]) -> bool:
    event: str = line["event"]
    return line.get("timestamp") is None or "error_detail" in line or event.startswith(KEPT)


def _line(line: Mapping[str, Any]) -> dict[str, JSON]:
    shape: dict[str, JSON] = {"timed": line.get("timestamp") is not None}
    shape |= {name: line[name] for name in FIELDS if name in line}
    event: str = line["event"]
    if event.startswith("/"):
        shape["event"] = "<path>"
    if event.startswith(_UNREAD):
        shape["event"] = _UNREAD
    if "sources" in line:
        shape["sources"] = [_source(f"{source}") for source in line["sources"]]
    if "error_detail" in line:
        shape["error_detail"] = [
            detail | {"frames": sorted(detail["frames"][0])} for detail in line["error_detail"]
        ]
    return shape
