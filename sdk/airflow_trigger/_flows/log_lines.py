"""Splits the streamed body of a task's log into lines, and parses them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple, cast

from airflow_trigger._arguments import is_unicode
from airflow_trigger._flows.causes import Cause, JsonCause, TextCause, text_of_detail
from airflow_trigger.models import Api, LogLine

# A longer line loses its middle: the important part is usually at an end.
LONGEST_LINE = 1_000_000
HALF = LONGEST_LINE // 2
MARK = b" [... the middle of this long line is left out ...] "

# Airflow 2's default format of a line: "[time] {file.py:12} LEVEL - text". Lines about the sources
# of the log have neither time nor file.
RECORD = re.compile(
    r"(?:\[(?P<time>[^\]]+)\] \{(?P<file>[^{}]+?)(?::\d+)?\})? "
    r"(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) - (?P<text>.*)",
    re.DOTALL,
)
# A part of a JSON escape sequence that the cut left at the end.
_ESCAPE = re.compile(rb"\\u[0-9a-fA-F]{0,3}$")
# Two bytes, the second of which cannot be part of an escape sequence.
_PLAIN = re.compile(rb"[^\\][^\\]")


class Splitter:
    """Splits a body into lines, however it arrives in pieces; buffers at most one line."""

    def __init__(self) -> None:
        self._pending = bytearray()
        # The first half of a line that is too long; its middle is dropped.
        self._head = b""

    def feed(self, piece: bytes) -> list[bytes]:
        """The lines that end in this piece."""
        first, newline, rest = piece.partition(b"\n")
        self._keep(first)
        if not newline:
            return []
        lines = [self._take(), *rest.split(b"\n")]
        self._keep(lines.pop())
        if len(piece) > LONGEST_LINE:
            return [_bounded(line) for line in lines]
        return lines

    def end(self) -> list[bytes]:
        """The last line, if the body did not end with a line break."""
        return [self._take()] if self._pending else []

    def _keep(self, part: bytes) -> None:
        self._pending += part
        if len(self._pending) > 2 * LONGEST_LINE:
            if not self._head:
                self._head = bytes(self._pending[:HALF])
            del self._pending[:-HALF]

    def _take(self) -> bytes:
        line, head = bytes(self._pending), self._head
        self._pending.clear()
        self._head = b""
        return _joined(head, line[-HALF:]) if head else _bounded(line)


def _bounded(line: bytes) -> bytes:
    return line if len(line) <= LONGEST_LINE else _joined(line[:HALF], line[-HALF:])


def _joined(head: bytes, tail: bytes) -> bytes:
    """Both ends of a line; if its middle was part of a JSON string, the result is still JSON."""
    head = _ESCAPE.sub(b"", head).rstrip(b"\\")
    plain = _PLAIN.search(tail)
    return head + MARK + (tail[plain.start() + 1 :] if plain else b"")


class LogFormat(NamedTuple):
    """The format of an API's logs.

    Attributes:
        parse: Parses a line; never raises.
        has_host: Whether the first line is the name of the host, which is not part of the log.
        cause: Creates an object that searches the lines for the exception.
    """

    parse: Callable[[bytes], LogLine]
    has_host: bool
    cause: Callable[[], Cause]


def line_of_json(raw: bytes) -> LogLine:
    """A line of Airflow 3: an object with the `event` and the logger's other fields."""
    text = _decoded(raw)
    try:
        fields = json.loads(text)
        event = fields["event"]
    except (KeyError, RecursionError, TypeError, ValueError):
        return LogLine(None, None, None, text)
    return LogLine(
        time=_time(fields.get("timestamp")),
        level=_lower(fields.get("level")),
        logger=_word(fields.get("logger")),
        text="\n".join([_message(event), *_further(fields)]),
    )


def line_of_text(raw: bytes) -> LogLine:
    """A line of Airflow 2; the second and later lines of a message are only text."""
    text = _decoded(raw)
    record = RECORD.match(text)
    if record is None:
        return LogLine(None, None, None, text)
    return LogLine(
        time=_time(record["time"]),
        level=record["level"].lower(),
        logger=record["file"],
        text=record["text"],
    )


FORMATS: dict[Api, LogFormat] = {
    "v1": LogFormat(line_of_text, has_host=True, cause=TextCause),
    "v2": LogFormat(line_of_json, has_host=False, cause=JsonCause),
}


def is_host(raw: bytes) -> bool:
    """Whether the first line of a log of Airflow 2 is the name of the host."""
    return RECORD.match(_decoded(raw)) is None


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").rstrip("\r")


def _time(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def _word(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _lower(value: object) -> str | None:
    return value.lower() if isinstance(value, str) else None


def _message(event: object) -> str:
    if not isinstance(event, str):
        return json.dumps(event, ensure_ascii=False)
    # A lone surrogate is valid in JSON, but cannot be printed.
    return event if is_unicode(event) else event.encode(errors="replace").decode()


def _further(fields: dict[str, Any]) -> Iterator[str]:
    """Further lines of a message, from other fields."""
    if (detail := fields.get("error_detail")) and (cause := text_of_detail(detail)):
        yield cause
    # Before 3.2: where the log was found, or why it was not found.
    sources: object = fields.get("sources")
    if isinstance(sources, list) and str(fields["event"]).startswith("::group::"):
        yield from map(_message, cast("list[object]", sources))
