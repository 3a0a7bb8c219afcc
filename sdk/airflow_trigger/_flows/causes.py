"""Finds the exception that a task failed with in its log, and shortens it for the DAG's author.

The exception comes first, as it matters most. The frames in the author's code follow, and then the
exceptions that caused it. Airflow's own frames are kept only if the author's code called them.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple, Protocol, TypeGuard, cast

from airflow_trigger._arguments import is_unicode

# An exception may be of any size, so these are limited: the characters of a message and in total,
# frames, causes in a chain, members of a group, and levels of groups.
LONGEST_MESSAGE = 4_000
LONGEST_CAUSE = 20_000
MOST_FRAMES = 20
MOST_OF_AIRFLOW = 4
MOST_CAUSES = 10
MOST_MEMBERS = 10
MOST_LEVELS = 3
# The lines of a traceback that are kept from either end.
MOST_LINES = 500

# Airflow's own files, also if it runs from a checkout of its sources.
OF_AIRFLOW = re.compile(
    r"[/\\](?:site-packages|dist-packages|src|airflow)[/\\]airflow[/\\]|[/\\]bin[/\\]airflow$"
)
# What Airflow logs when an exception ends a task. Airflow 2 then logs the exception again (some
# exceptions only then), with more of its own frames.
FAILED = "Task failed with exception"
FAILED_JOB = "Failed to execute job "
# What Airflow logs when a task ends without an exception.
ENDED = re.compile(rb"return code -\d|externally set to|Process terminated by signal|Task killed!")
EXITED = b'"Task exited"'
DETAIL = b'"error_detail"'

TRACEBACK = "Traceback (most recent call last):"
# A date at the beginning of a line, as in all log formats.
_DATED = re.compile(rb"\W{0,2}\d{4}-\d\d-\d\d[T ,]| (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) - ")
# The same in Airflow's own format.
_BY_AIRFLOW = re.compile(
    rb"\[\d{4}-\d\d-\d\d[T ][^\]]*\] \{| (?:DEBUG|INFO|WARNING|ERROR|CRITICAL) - "
)
_FRAME = re.compile(r'  File "(?P<file>[^"]*)", line (?P<line>\d+)')
# What Python writes before each line of an exception group's traceback, and between its members.
_IN_GROUP = re.compile(r"^  (?:[|+] |(?=  ))")
_BETWEEN = re.compile(r"^ *\+[-+]+( \d+ -+)?$")
CHAINS = {
    "The above exception was the direct cause of the following exception:": "caused by",
    "During handling of the above exception, another exception occurred:": "while handling",
}


class Raised(NamedTuple):
    """One exception.

    Attributes:
        title: Its type and message.
        further: Its notes and the members of its group.
        frames: Where it was raised, the outermost frame first.
        link: How it led to the exception that is listed before it.
    """

    title: str
    further: Sequence[str]
    frames: Sequence[Frame]
    link: str = ""


class Frame(NamedTuple):
    file: str
    lines: Sequence[str]

    @property
    def is_airflows(self) -> bool:
        return OF_AIRFLOW.search(self.file) is not None


class Cause(Protocol):
    """Searches the lines of a log for the exception, without keeping the lines."""

    def note(self, lines: list[bytes]) -> None: ...

    def text(self) -> str | None:
        """The exception that the task failed with; None if the log has none."""
        ...


class JsonCause:
    """Searches a log of Airflow 3 for the line with the exception."""

    def __init__(self) -> None:
        self._failure: bytes | None = None
        self._other: bytes | None = None

    def note(self, lines: list[bytes]) -> None:
        for line in lines:
            if DETAIL in line:
                if FAILED.encode() in line:
                    self._failure = line
                else:
                    self._other = line
            elif EXITED in line:
                self._other = line
            elif ENDED.search(line):
                self._other = None

    def text(self) -> str | None:
        line = self._failure or self._other
        if line is None:
            return None
        try:
            fields = json.loads(line.decode("utf-8", "replace"))
            detail, code = fields.get("error_detail"), fields.get("exit_code")
        except (AttributeError, RecursionError, ValueError):
            return None
        if not detail:
            return None if code is None else f"SystemExit: {cut(str(code), LONGEST_MESSAGE)}"
        return text_of_detail(detail)


class TextCause:
    """Searches a log of Airflow 2 for the last traceback."""

    def __init__(self) -> None:
        # The first line of the message that is being read.
        self._record = b""
        self._open: _Ends | None = None
        self._found: _Ends | None = None
        self._rank = 0

    def note(self, lines: list[bytes]) -> None:
        for line in lines:
            if self._begins_record(line):
                self._close()
                self._record = line
                if not self._rank and ENDED.search(line):
                    self._found = None
            elif self._open is not None:
                self._open.add(line)
            elif TRACEBACK.encode() in line:
                self._open = _Ends(line)

    def text(self) -> str | None:
        self._close()
        return None if self._found is None else text_of_traceback(self._found.lines())

    def _begins_record(self, line: bytes) -> bool:
        # A message may contain lines that begin with a date, such as rows of a table.
        is_by_airflow = self._open is not None and _BY_AIRFLOW.match(self._record)
        return (_BY_AIRFLOW if is_by_airflow else _DATED).match(line) is not None

    def _close(self) -> None:
        if self._open is None:
            return
        rank = 1 if FAILED_JOB.encode() in self._record else 0
        rank = 2 if FAILED.encode() in self._record else rank
        if rank >= self._rank:
            self._found, self._rank = self._open, rank
        self._open = None


class _Ends:
    """The first and the last lines of a message."""

    def __init__(self, line: bytes) -> None:
        self._first = [_short(line)]
        self._last: deque[bytes] = deque(maxlen=MOST_LINES)

    def add(self, line: bytes) -> None:
        if len(self._first) < MOST_LINES:
            self._first.append(_short(line))
        else:
            self._last.append(_short(line))

    def lines(self) -> list[str]:
        lines = [*self._first, *self._last]
        return [line.decode("utf-8", "replace").rstrip() for line in lines if line.strip()]


def _short(line: bytes) -> bytes:
    return line if len(line) <= LONGEST_MESSAGE else line[:LONGEST_MESSAGE] + b" [...]"


def text_of_detail(detail: object) -> str | None:
    """The exception in an `error_detail` of Airflow 3; None if it has none."""
    if not detail:
        return None
    if isinstance(detail, str):
        return cut(_text(detail), LONGEST_CAUSE)
    told = list(_told_of([detail] if isinstance(detail, dict) else _list(detail), level=0))
    return _written(told) if told else None


def _told_of(stack: list[Any], *, level: int) -> Iterator[Raised]:
    """The exceptions of a chain: the one that was raised, and those that led to it."""
    for number, item in enumerate(stack[: MOST_CAUSES + 1]):
        if not isinstance(item, dict):
            continue
        fields = cast(dict[str, Any], item)
        link = "" if number == 0 else "caused by" if fields.get("is_cause") else "while handling"
        yield Raised(
            _title(_text(fields.get("exc_type")) or "Exception", _text(fields.get("exc_value"))),
            [*map(_text, _list(fields.get("exc_notes"))), *_members(fields, level)],
            [_frame(frame) for frame in _list(fields.get("frames"))],
            link,
        )


def _members(fields: dict[str, Any], level: int) -> Iterator[str]:
    members = _list(fields.get("exceptions"))
    if level >= MOST_LEVELS:
        return
    for stack in members[:MOST_MEMBERS]:
        told = list(_told_of(_list(stack), level=level + 1))
        yield from (f"| {line}" for line in _written(told).split("\n"))
    if len(members) > MOST_MEMBERS:
        yield f"| ... and {len(members) - MOST_MEMBERS} more"


def _frame(frame: object) -> Frame:
    fields = cast(dict[str, Any], frame) if isinstance(frame, dict) else {}
    file = _text(fields.get("filename"))
    where = f'  File "{file}", line {_text(fields.get("lineno"))}, in {_text(fields.get("name"))}'
    return Frame(file, [where])


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _list(value: object) -> list[Any]:
    return value if _is_list(value) else []


def _text(value: object) -> str:
    text = "" if value is None else str(value)
    return text if is_unicode(text) else text.encode(errors="replace").decode()


def _title(kind: str, message: str) -> str:
    return f"{kind}: {message.rstrip()}" if message.strip() else kind


def text_of_traceback(lines: list[str]) -> str | None:
    """The exception in a traceback in Python's format; None if it is not a traceback."""
    blocks = _blocks(lines)
    told = [_block(block) for block, _ in blocks]
    # Each block has the link to the one below it; the last one was raised.
    told = [raised._replace(link=link) for raised, (_, link) in zip(told, blocks, strict=True)]
    told.reverse()
    return _written(told) if told else None


def _blocks(lines: list[str]) -> list[tuple[list[str], str]]:
    """The tracebacks of a chain in the order of the text, each with its link to the next."""
    if lines[0].startswith("  + Exception Group"):
        lines = [_IN_GROUP.sub("", line) for line in lines if not _BETWEEN.match(line)]
    starts = [index for index in range(len(lines)) if _begins(lines, index)]
    blocks: list[tuple[list[str], str]] = []
    for start, end in pairwise([*starts, len(lines)]):
        link = CHAINS.get(lines[start - 1].strip()) if blocks else None
        if link:
            before, _ = blocks[-1]
            blocks[-1] = (before[:-1], link)
        if link or not blocks:
            blocks.append(([], ""))
        blocks[-1][0].extend(lines[start:end])
    return blocks


def _begins(lines: list[str], index: int) -> bool:
    """Whether a traceback begins at that line: a message may merely quote the first line of one."""
    if not lines[index].endswith(TRACEBACK):
        return False
    return index + 1 < len(lines) and _FRAME.match(lines[index + 1]) is not None


def _block(lines: list[str]) -> Raised:
    frames: list[Frame] = []
    rest = 1
    while rest < len(lines) and lines[rest].startswith("  "):
        frame = _FRAME.match(lines[rest])
        if frame:
            frames.append(Frame(frame["file"], [lines[rest]]))
        elif frames:
            frames[-1] = frames[-1]._replace(lines=[*frames[-1].lines, lines[rest]])
        rest += 1
    message = lines[rest:] or ["(the rest of the traceback is missing)"]
    return Raised("\n".join(message), [], frames)


def _written(told: Sequence[Raised]) -> str:
    """The exceptions as text, the one that was raised first."""
    lines: list[str] = []
    has_own = any(not frame.is_airflows for raised in told for frame in raised.frames)
    for raised in told[: MOST_CAUSES + 1]:
        title = cut(raised.title, LONGEST_MESSAGE)
        lines += f"{raised.link} {title}".lstrip().split("\n")
        lines += (f"  {cut(line, LONGEST_MESSAGE)}" for line in raised.further)
        lines += _shown_frames(raised.frames, has_own=has_own)
    return cut("\n".join(lines), LONGEST_CAUSE)


def _shown_frames(frames: Sequence[Frame], *, has_own: bool) -> Iterable[str]:
    """The author's frames, and then the frames of Airflow that the author's code called.

    If no exception of the chain has frames of the author (`has_own`), Airflow's innermost frames.
    """
    own = [index for index, frame in enumerate(frames) if not frame.is_airflows]
    after = frames[own[-1] + 1 :] if own else () if has_own else frames
    shown = [*_ends([frames[index] for index in own]), *after[-MOST_OF_AIRFLOW:]]
    return chain.from_iterable(frame.lines for frame in shown)


def _ends(frames: Sequence[Frame]) -> Sequence[Frame]:
    """The outermost and the innermost frames: an infinite recursion has about a thousand."""
    left_out = len(frames) - MOST_FRAMES
    if left_out <= 0:
        return frames
    half = MOST_FRAMES // 2
    return [*frames[:half], Frame("", [f"  ... {left_out} frames ..."]), *frames[-half:]]


def cut(text: str, longest: int) -> str:
    """Both ends of a text that is too long."""
    if len(text) <= longest:
        return text
    left_out = len(text) - longest
    half = longest // 2
    return f"{text[:half]} [... {left_out} characters left out ...] {text[-half:]}"
