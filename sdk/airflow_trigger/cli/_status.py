"""The output of `status` for people: a run and its tasks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from airflow_trigger._flows.causes import cut
from airflow_trigger._flows.tasks import LATEST
from airflow_trigger._flows.texts import duration, listed, moment
from airflow_trigger.cli._text import aligned, paint, visible
from airflow_trigger.models import TaskState

if TYPE_CHECKING:
    from airflow_trigger.cli._text import Span
    from airflow_trigger.models import DagRun, TaskRun

LONGEST_TEXT = 1_000
NO_STATE = "not scheduled"
# Readable on light and dark terminals.
COLOURS = {
    "success": "green",
    "running": "cyan",
    "failed": "bold red",
    "upstream_failed": "red",
    "up_for_retry": "magenta",
    "up_for_reschedule": "magenta",
    "deferred": "magenta",
    "awaiting_input": "magenta",
}
HEADINGS = ("TASK", "STATE", "TRY", "STARTED", "TOOK")


def show(run: DagRun, tasks: Sequence[TaskRun]) -> None:
    """Print a run, and one line per task; all indexes of a mapped task share a line."""
    now = datetime.now(UTC)
    lines = list(_run_lines(run, now))
    if tasks:
        lines += [[], *_task_lines(tasks, now)]
    paint(lines)


def _run_lines(run: DagRun, now: datetime) -> Iterator[list[Span]]:
    facts = {
        "Run": str(run.ref),
        "State": run.state,
        "Queued": _moment(run.queued_at),
        "Started": _moment(run.start_date),
        "Ended": _moment(run.end_date),
        "Took" if run.is_finished else "So far": _took(run, now),
        "Note": cut(run.note or "", LONGEST_TEXT),
        "Conf": cut(json.dumps(run.conf, ensure_ascii=False), LONGEST_TEXT) if run.conf else "",
        "Page": run.url,
    }
    for label, fact in facts.items():
        if fact:
            style = COLOURS.get(fact, "") if label == "State" else ""
            yield [(f"{label:9}", "bold"), (visible(fact), style)]


def _task_lines(tasks: Sequence[TaskRun], now: datetime) -> Iterator[list[Span]]:
    by_id: dict[str, list[TaskRun]] = {}
    for task in sorted(tasks, key=lambda task: task.start_date or LATEST):
        by_id.setdefault(task.task_id, []).append(task)
    rows = [HEADINGS, *(_row(several, now) for several in by_id.values())]
    styles = ["bold", *(_style(several) for several in by_id.values())]
    table = aligned([[visible(cell) for cell in row] for row in rows])
    for (name, state, *rest), style in zip(table, styles, strict=True):
        of_row = style if style == "bold" else ""
        yield [(f"{name}  ", of_row), (f"{state}  ", style), ("  ".join(rest), of_row)]


def _row(tasks: Sequence[TaskRun], now: datetime) -> tuple[str, ...]:
    if len(tasks) > 1:
        return (f"{tasks[0].task_id} ({len(tasks)})", _states(tasks))
    (task,) = tasks
    started = _moment(task.start_date)
    return (task.name, task.state or NO_STATE, str(task.try_number), started, _took(task, now))


def _states(tasks: Sequence[TaskRun]) -> str:
    """How many tasks are in each state, and which have failed."""
    counts = Counter(task.state or NO_STATE for task in tasks)
    text = ", ".join(f"{count} {state}" for state, count in counts.items())
    failed = [task.name for task in tasks if task.state == TaskState.FAILED]
    return f"{text}: {listed(failed)}" if failed else text


def _style(tasks: Sequence[TaskRun]) -> str:
    states = {task.state or "" for task in tasks}
    state = TaskState.FAILED if TaskState.FAILED in states else next(iter(states))
    return COLOURS.get(state, "") if len(states) == 1 or state == TaskState.FAILED else ""


def _moment(date: datetime | None) -> str:
    return "" if date is None else moment(date)


def _took(one: DagRun | TaskRun, now: datetime) -> str:
    if one.start_date is None:
        return ""
    return duration((one.end_date or now) - one.start_date)
