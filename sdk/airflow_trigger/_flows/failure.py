"""Why a run failed: the tasks that failed by themselves, with their exceptions and last lines."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from textwrap import indent

import attrs

from airflow_trigger._arguments import must_be_count
from airflow_trigger._flows.causes import Cause, cut
from airflow_trigger._flows.logs import LogReading, close, next_raw, parsed_lines
from airflow_trigger._flows.runs import get_run, ref_of
from airflow_trigger._flows.steps import Flow, Session
from airflow_trigger._flows.tasks import TaskListing, in_order, next_tasks
from airflow_trigger._flows.texts import (
    MOST_LISTED,
    duration,
    listed,
    moment,
    one_line,
    visible,
)
from airflow_trigger.errors import AirflowTriggerError, RunNotFound
from airflow_trigger.models import (
    DagRun,
    DagRunState,
    FailedTask,
    LogLine,
    RunFailure,
    RunRef,
    TaskRun,
    TaskState,
)

# For how many tasks the logs are read, first failed first: a mapped task may have thousands of
# indexes, and most of them fail for the same reason.
MOST_LOGS = 20
# The longest log line in a value, and in a digest, in characters.
LONGEST_TEXT = 10_000
LONGEST_SHOWN = 1_000
# How many tasks a digest shows in full, and how many it only names.
MOST_SHOWN = 10
MOST_NAMED = 50

NOT_READ = f"only the logs of the first {MOST_LOGS} failed tasks are read; log(task) reads this one"
GONE = "Airflow has no log of this try: it was deleted, or is stored where Airflow cannot read it"
NEVER_RAN = "the task never ran, so it has no log"
# Where the lines about the log itself begin and end.
SOURCES = b"::group::Log message source"
GROUP_END = b"::endgroup::"
# How such lines begin before 2.9, where they are not in a group; the second beginning is that of
# the second line of an httpx message.
SOURCE = (b"***", b"For more information check: ")


def failure(session: Session, run: DagRun | RunRef, *, log_lines: int = 20) -> Flow[RunFailure]:
    """Read a run, its failed tasks, and their logs."""
    ref = ref_of(run)
    must_be_count("log_lines", log_lines, least=0)
    until = session.deadline()
    read = yield from get_run(session, ref, until=until)
    found, problem = yield from _tasks(session, ref, until)
    failed = in_order(task for task in found if task.state == TaskState.FAILED)
    tasks: list[FailedTask] = []
    for number, task in enumerate(failed):
        if number < MOST_LOGS:
            tasks.append((yield from _explained(session, task, log_lines, until)))
        else:
            tasks.append(_failed(task, log_problem=NOT_READ))
    not_run = sum(task.state == TaskState.UPSTREAM_FAILED for task in found)
    return RunFailure(run=read, tasks=tuple(tasks), not_run=not_run, problem=problem)


def _tasks(session: Session, ref: RunRef, until: float) -> Flow[tuple[list[TaskRun], str | None]]:
    """The tasks that failed, or never ran because of others, and why tasks may be missing."""
    # A skipped task is left out: a branch that was not taken looks the same as a task that did not
    # run because the run was cancelled.
    states = (TaskState.FAILED, TaskState.UPSTREAM_FAILED)
    listing, found = TaskListing(ref=ref, states=states, until=until), list[TaskRun]()
    try:
        while not listing.is_done:
            found += yield from next_tasks(session, listing)
    except RunNotFound:
        raise
    except AirflowTriggerError as error:
        return found, str(error)
    return found, None


def _explained(session: Session, task: TaskRun, log_lines: int, until: float) -> Flow[FailedTask]:
    """A failed task, with its exception and the last lines of its log."""
    reading = LogReading.of(task)
    if reading.is_done:
        return _failed(task, log_problem=NEVER_RAN)
    kept = Kept(log_lines)
    try:
        while not reading.is_done:
            lines = yield from next_raw(session, reading, until)
            kept.note(reading, lines)
    except AirflowTriggerError as error:
        yield from close(reading)
        return _failed(task, log_problem=str(error))
    return _failed(
        task,
        cause=None if kept.cause is None else kept.cause.text(),
        log=tuple(map(_shortened, parsed_lines(reading, kept.last))),
        log_problem=GONE if kept.is_empty else None,
    )


def _failed(
    task: TaskRun,
    *,
    cause: str | None = None,
    log: tuple[LogLine, ...] = (),
    log_problem: str | None = None,
) -> FailedTask:
    fields = attrs.asdict(task, recurse=False)
    return FailedTask(**fields, cause=cause, log=log, log_problem=log_problem)


def _shortened(line: LogLine) -> LogLine:
    return attrs.evolve(line, text=cut(line.text, LONGEST_TEXT))


class Kept:
    """What is kept of a log while it is read.

    A log begins with lines about where Airflow found it. If Airflow did not find it, there are no
    other lines.

    Attributes:
        is_empty: Whether there are only lines about the log itself.
        last: The last lines.
        cause: Searches the lines for the exception.
    """

    def __init__(self, log_lines: int) -> None:
        self.is_empty = True
        self.last: deque[bytes] = deque(maxlen=log_lines)
        self.cause: Cause | None = None
        self._is_in_sources = False

    def note(self, reading: LogReading, lines: list[bytes]) -> None:
        if self.cause is None and reading.format is not None:
            self.cause = reading.format.cause()
        if self.cause is not None:
            self.cause.note(lines)
        if self.is_empty:
            own = next((i for i, line in enumerate(lines) if not self._is_source(line)), None)
            if own is not None:
                self.is_empty, lines = False, lines[own:]
                self.last.clear()
        self.last.extend(lines)

    def _is_source(self, line: bytes) -> bool:
        if self._is_in_sources:
            self._is_in_sources = GROUP_END not in line
            return True
        self._is_in_sources = SOURCES in line
        return self._is_in_sources or line.startswith(SOURCE)


def digest(failure: RunFailure) -> str:
    """The failure as a readable text, without characters that could control a terminal."""
    parts = [_headline(failure), _times(failure.run), failure.run.url]
    if failure.problem is not None:
        parts.append(f"Not all of its tasks could be read: {failure.problem}")
    for task in failure.tasks[:MOST_SHOWN]:
        parts += ["", *_told(task)]
    if further := failure.tasks[MOST_SHOWN:]:
        parts += ["", f"{len(further)} more failed: {names_of(further, most=MOST_NAMED)}."]
    if failure.not_run:
        tasks = "1 task" if failure.not_run == 1 else f"{failure.not_run} tasks"
        parts += ["", f"{tasks} never ran because of that (upstream_failed)."]
    return visible("\n".join(parts))


def _headline(failure: RunFailure) -> str:
    run, tasks = failure.run, failure.tasks
    subject = f"Run {run.run_id!r} of DAG {run.dag_id!r}"
    if run.state != DagRunState.FAILED:
        goes = "has succeeded" if run.state == DagRunState.SUCCESS else f"is {run.state}"
        though = f", though {names_of(tasks, most=MOST_LISTED)} failed" if tasks else ""
        return f"{subject} has not failed: it {goes}{though}."
    if tasks:
        first = tasks[0]
        title = cut((first.cause or "").partition("\n")[0], LONGEST_SHOWN)
        told = f": {title}" if title else ""
        return f"{subject} failed in task {first.name!r} (try {first.try_number}){told}"
    if failure.problem is not None:
        return f"{subject} failed."
    return (
        f"{subject} failed, but none of its tasks failed by itself: it was set to failed manually, "
        "or it ran longer than the dagrun_timeout of its DAG."
    )


def _times(run: DagRun) -> str:
    started = "never" if run.start_date is None else moment(run.start_date)
    ended = "not yet" if run.end_date is None else moment(run.end_date)
    if run.start_date is None or run.end_date is None:
        return f"Started: {started}. Ended: {ended}."
    return f"Started: {started}. Ended: {ended}, after {duration(run.end_date - run.start_date)}."


def _told(task: FailedTask) -> Iterator[str]:
    operator = "" if task.operator is None else f", {task.operator}"
    at = "" if task.end_date is None else f" at {moment(task.end_date)}"
    yield f"Task {task.name!r} (try {task.try_number}{operator}) failed{at}"
    yield f"  {task.url}"
    if task.state_reason is not None:
        yield f"  Reason from its retry policy: {cut(one_line(task.state_reason), LONGEST_SHOWN)}"
    if task.cause is not None:
        yield indent(task.cause, "  ")
    elif task.log_problem is None:
        yield "  Its log contains no exception."
    if task.log_problem is not None:
        yield indent(f"Its log could not be read: {task.log_problem}", "  ")
    if task.log:
        yield "  The last lines of its log:"
    for line in task.log:
        yield indent(cut(str(line), LONGEST_SHOWN), "    ")


def names_of(tasks: Sequence[TaskRun], *, most: int) -> str:
    return listed([repr(task.name) for task in tasks], most=most)
