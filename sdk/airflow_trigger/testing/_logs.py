"""The log of a task, and the exception that it failed with; `_v1_logs` and `_v2_logs` format it."""

from __future__ import annotations

import re
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TypeAlias

import attrs

from airflow_trigger._arguments import must_be_iterable

# A text, or an iterable whose lines are read only while they are sent.
Text: TypeAlias = "str | Iterable[str]"

TRACEBACK = "Traceback (most recent call last):\n"
_FRAME = re.compile(r'  File "(?P<file>.*)", line (?P<line>\d+), in (?P<name>.*)')
_LAST = re.compile(r"(?P<kind>[A-Za-z_][\w.]*)(?:: (?P<words>.*))?", re.DOTALL)
_NAMED = re.compile(r"[A-Za-z_][\w.]*(?:Error|Exception|Exit|Interrupt|Timeout|Warning)(?:: .*)?")


@attrs.frozen
class Frame:
    file: str
    line: int
    name: str


@attrs.frozen
class Raised:
    """One exception of a chain.

    Attributes:
        module: The module of its type, empty for a builtin exception.
        is_cause: Whether it was the cause of the previous one (`raise … from …`).
    """

    kind: str
    words: str
    module: str = ""
    notes: tuple[str, ...] = ()
    frames: tuple[Frame, ...] = ()
    is_cause: bool = False

    @property
    def full_kind(self) -> str:
        return f"{self.module}.{self.kind}" if self.module else self.kind


@attrs.frozen
class Log:
    """The log of one try.

    Attributes:
        lines: What the task printed.
        raised: The exception that ended the try, then its causes; empty if there was none.
        at: The time of the log.
        is_stopped: Whether it was stopped from outside, by a cancel.
    """

    lines: Iterable[str]
    at: datetime
    raised: tuple[Raised, ...] = ()
    is_stopped: bool = False

    @classmethod
    def of(cls, text: Text, at: datetime, exception: BaseException | None = None) -> Log:
        """A log with this text; an exception at its end is the one that the task failed with."""
        if not isinstance(text, str):
            must_be_iterable("the log", text, of="str")
            return cls(text, at, _chain(exception))
        if exception is not None:
            return cls(tuple(text.splitlines()), at, _chain(exception))
        before, raised = _told(text.rstrip("\n"))
        return cls(tuple(before.splitlines()), at, raised)

    def stopped(self) -> Log:
        return attrs.evolve(self, raised=(), is_stopped=True)


def among(lines: Iterable[str], *, last: int, is_before_few: bool) -> Iterator[str | None]:
    """The lines, with None at the place of the exception.

    Airflow 3 reads the output of a task with a delay, so the exception appears before the `last`
    lines. If there are no more lines than that, it appears before all of them (`is_before_few`) or
    after all of them.
    """
    held: deque[str] = deque()
    is_long = False
    for line in lines:
        held.append(line)
        if len(held) > last:
            is_long = True
            yield held.popleft()
    if not is_long and not is_before_few:
        yield from held
        held.clear()
    yield None
    yield from held


def _chain(exception: BaseException | None) -> tuple[Raised, ...]:
    chain: list[Raised] = []
    is_cause = False
    while exception is not None:
        chain.append(_raised(exception, is_cause=is_cause))
        is_cause = exception.__cause__ is not None
        hidden = exception.__suppress_context__
        exception = exception.__cause__ or (None if hidden else exception.__context__)
    return tuple(chain)


def _raised(exception: BaseException, *, is_cause: bool) -> Raised:
    kind = type(exception)
    frames = traceback.extract_tb(exception.__traceback__)
    notes: Iterable[str] = getattr(exception, "__notes__", ())
    return Raised(
        kind.__qualname__,
        str(exception),
        "" if kind.__module__ in ("builtins", "__main__") else kind.__module__,
        tuple(map(str, notes)),
        tuple(Frame(one.filename, one.lineno or 0, one.name) for one in frames),
        is_cause,
    )


def _told(text: str) -> tuple[str, tuple[Raised, ...]]:
    """A text without the exception at its end, and that exception."""
    before, header, end = text.rpartition(TRACEBACK)
    if header and (not before or before.endswith("\n")):
        frames = tuple(
            Frame(found["file"], int(found["line"]), found["name"])
            for found in map(_FRAME.fullmatch, end.splitlines())
            if found
        )
        return before, _last(re.sub(r"\A(?: .*\n|\n)*", "", end), frames)
    before, _, last = text.rpartition("\n")
    return (before, _last(last)) if _NAMED.fullmatch(last) else (text, ())


def _last(line: str, frames: tuple[Frame, ...] = ()) -> tuple[Raised, ...]:
    found = _LAST.fullmatch(line)
    if found is None:
        return (Raised("Exception", line, frames=frames),)
    module, _, kind = found["kind"].rpartition(".")
    return (Raised(kind, found["words"] or "", module, frames=frames),)
