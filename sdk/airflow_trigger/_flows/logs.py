"""Stream the log of a task: whatever its size, it is never held in memory as a whole.

Errors quote no part of a line, because a log may hold secrets.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

import attrs

from airflow_trigger._adapters.request import LogBody, Request
from airflow_trigger._arguments import must_be_a, must_be_count, must_be_id
from airflow_trigger._flows.answers import unexpected
from airflow_trigger._flows.attempts import Attempts, is_retryable
from airflow_trigger._flows.log_lines import FORMATS, LogFormat, Splitter, is_host
from airflow_trigger._flows.server import ask
from airflow_trigger._flows.steps import Chunk, Close, Flow, Session
from airflow_trigger._http import Fault, Response
from airflow_trigger._http.faults import has_timed_out
from airflow_trigger.errors import ConnectionFailed, RequestTimeout
from airflow_trigger.models import LogLine, TaskRun

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Adapter

TO_READ_LOGS = "read on Task Logs, on Task Instances and on the DAG"


@attrs.define
class Arriving:
    """A streamed response, and the lines of the log in it.

    Attributes:
        skip: How many of its lines were already read, from a response that was cut off.
    """

    response: Response
    format: LogFormat
    skip: int
    _lines: Splitter = attrs.field(factory=Splitter, init=False)
    _is_first: bool = attrs.field(default=True, init=False)

    def lines_of(self, piece: bytes | None) -> list[bytes]:
        """The new lines that end in this piece of the body, or with the end of it."""
        lines = self._lines.end() if piece is None else self._lines.feed(piece)
        if self._is_first and lines:
            self._is_first = False
            if self.format.has_host and is_host(lines[0]):
                lines = lines[1:]
        lines = [line for line in lines if line and line != b"\r"]
        skipped = min(self.skip, len(lines))
        self.skip -= skipped
        return lines[skipped:]


@attrs.define(kw_only=True)
class LogReading:
    """The progress of reading the log of one try of a task.

    Attributes:
        last: How many of the last lines to return; None for all lines.
        request: The last request for the log.
        format: The format of the log, once it was requested.
        arriving: The response, while it is read.
        taken: How many lines were read.
        breaks: How many responses were cut off.
    """

    task: TaskRun
    try_number: int
    last: int | None = None
    is_done: bool = False
    request: Request[LogBody] | None = None
    format: LogFormat | None = None
    arriving: Arriving | None = None
    taken: int = 0
    breaks: int = 0

    @classmethod
    def of(cls, task: TaskRun, *, try_number: int | None = None, last: int | None = None) -> Self:
        """Check the arguments of `log`.

        Raises:
            TypeError, ValueError: An argument has the wrong type or an invalid value.
        """
        must_be_a(TaskRun, "task", task, called="a TaskRun, as from tasks(run) or failure(run)")
        for name in ("dag_id", "run_id", "task_id"):
            must_be_id(name, getattr(task, name))
        if try_number is not None:
            must_be_count("try_number", try_number, least=1)
        if last is not None:
            must_be_count("last", last, least=1)
        number = task.try_number if try_number is None else try_number
        # A task that never ran has no log. Airflow 2 would call the number invalid.
        return cls(task=task, try_number=number, last=last, is_done=number < 1)


def next_lines(session: Session, reading: LogReading) -> Flow[list[LogLine]]:
    """Read the next lines of the log; sets `is_done` when there are no more."""
    until = session.deadline()
    if reading.last is None:
        return parsed_lines(reading, (yield from next_raw(session, reading, until)))
    kept: deque[bytes] = deque(maxlen=reading.last)
    while not reading.is_done:
        kept.extend((yield from next_raw(session, reading, until)))
    return parsed_lines(reading, kept)


def close(reading: LogReading) -> Flow[None]:
    """Stop reading."""
    reading.is_done = True
    arriving, reading.arriving = reading.arriving, None
    if arriving is not None:
        yield Close(arriving.response)


def parsed_lines(reading: LogReading, lines: Iterable[bytes]) -> list[LogLine]:
    return [] if reading.format is None else [reading.format.parse(line) for line in lines]


def next_raw(session: Session, reading: LogReading, until: float) -> Flow[list[bytes]]:
    """Read the next lines as they were sent; none if there are no more.

    Raises:
        ConnectionFailed, RequestTimeout: The log was cut off too often, or did not end in time.
    """
    lines: list[bytes] = []
    while not lines and not reading.is_done:
        arriving = reading.arriving or (yield from _begin(session, reading, until))
        if session.clock() >= until:
            yield from close(reading)
            raise _too_slow(_request(reading))
        piece = yield Chunk(arriving.response)
        if isinstance(piece, Fault):
            yield from _resume(session, reading, piece, until)
            continue
        lines = arriving.lines_of(piece if isinstance(piece, bytes) else None)
        if piece is None:
            yield from close(reading)
    reading.taken += len(lines)
    return lines


def _begin(session: Session, reading: LogReading, until: float) -> Flow[Arriving]:
    """Request the log from its beginning: no version of Airflow can send a part of it."""

    def request_with(adapter: Adapter) -> Request[LogBody]:
        reading.format = FORMATS[adapter.api]
        reading.request = _log_request(adapter, reading)
        return reading.request

    dag_id, run_id = reading.task.dag_id, reading.task.run_id
    body = yield from ask(session, request_with, dag_id=dag_id, run_id=run_id, until=until)
    if body.problem is not None:
        yield Close(body.response)
        raise unexpected(_request(reading), body.response, body.problem)
    assert reading.format is not None
    reading.arriving = Arriving(body.response, reading.format, reading.taken)
    return reading.arriving


def _resume(session: Session, reading: LogReading, fault: Fault, until: float) -> Flow[None]:
    """Wait for the next attempt after a response was cut off."""
    reading.arriving = None
    reading.breaks += 1
    request, attempts = _request(reading), Attempts(session, until)
    attempts.number = reading.breaks
    if not (yield from attempts.pause(request, fault, may_repeat=is_retryable(fault))):
        raise _broken(request, fault)


def _log_request(adapter: Adapter, reading: LogReading) -> Request[LogBody]:
    task = reading.task
    return adapter.log(task, reading.try_number).about(
        f"read the log of task {task.name!r} (try {reading.try_number}) of run {task.run_id!r} of "
        f"DAG {task.dag_id!r}",
        operation="log",
        dag_id=task.dag_id,
        run_id=task.run_id,
        permission=TO_READ_LOGS,
    )


def _request(reading: LogReading) -> Request[LogBody]:
    assert reading.request is not None
    return reading.request


def _broken(request: Request[LogBody], fault: Fault) -> ConnectionFailed | RequestTimeout:
    kind = RequestTimeout if has_timed_out(fault) else ConnectionFailed
    # The fault itself is left out: it may quote the bytes that could not be read.
    return kind(
        f"Could not {request.what}: the response to {request.method} {request.url} was cut "
        f"off ({type(fault).__name__}). Try again later.",
        **request.where,
    )


def _too_slow(request: Request[LogBody]) -> RequestTimeout:
    return RequestTimeout(
        f"Could not {request.what}: the response to {request.method} {request.url} was incomplete "
        "when the deadline of the call passed. Create the client with a RetryPolicy that has a "
        "longer deadline.",
        **request.where,
    )
