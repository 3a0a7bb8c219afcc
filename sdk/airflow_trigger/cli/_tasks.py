"""Finds the task of a run that the arguments of a command identify."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from airflow_trigger._flows.texts import listed
from airflow_trigger.errors import AirflowTriggerError, NotFound

if TYPE_CHECKING:
    from airflow_trigger.client import AirflowClient
    from airflow_trigger.models import RunRef, TaskRun

# A message that lists more ids or ranges would be too long to read.
MOST_NAMED = 20


def the_task(
    airflow: AirflowClient,
    ref: RunRef,
    task_id: str,
    *,
    map_index: int | None,
    iteration: int | None,
) -> TaskRun:
    """Find the task of a run that has this id, index and iteration.

    Raises:
        NotFound: No task matches.
        click.UsageError: Several tasks match.
    """
    named, ids = _read(airflow, ref, task_id)
    if not named:
        raise _no_task(ref, task_id, ids)
    found = [
        task
        for task in named
        if map_index in (None, task.map_index) and iteration in (None, task.loop_iteration)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise click.UsageError(f"Several tasks are named {task_id!r}. {_choices(found)}")
    wanted = "".join(
        f" with {option} {value}"
        for option, value in (("--map-index", map_index), ("--iteration", iteration))
        if value is not None
    )
    raise _not_found(ref, f"There is no task {task_id!r}{wanted}.", _choices(named))


def must_exist(airflow: AirflowClient, ref: RunRef, task_id: str) -> None:
    """Check that a run has a task, if its tasks can be read.

    Raises:
        NotFound: The run has no such task; the message suggests tasks with similar names.
    """
    try:
        named, ids = _read(airflow, ref, task_id)
    except AirflowTriggerError:
        return
    if not named:
        raise _no_task(ref, task_id, ids)


def _read(airflow: AirflowClient, ref: RunRef, task_id: str) -> tuple[list[TaskRun], list[str]]:
    """The tasks with this id, and the ids of all tasks."""
    named: list[TaskRun] = []
    ids: dict[str, None] = {}
    for task in airflow.tasks(ref):
        ids[task.task_id] = None
        if task.task_id == task_id:
            named.append(task)
    return named, list(ids)


def _no_task(ref: RunRef, task_id: str, ids: Sequence[str]) -> NotFound:
    close = get_close_matches(task_id, ids, n=3, cutoff=0.5)
    if close:
        advice = f"Did you mean {' or '.join(map(repr, close))}?"
    elif ids:
        advice = f"Its tasks are {listed([repr(one) for one in ids], most=MOST_NAMED)}."
    else:
        advice = f"It has no tasks yet. For the reason, run: airflow-trigger why {ref}"
    return _not_found(ref, f"There is no task {task_id!r}.", advice)


def _not_found(ref: RunRef, detail: str, advice: str) -> NotFound:
    return NotFound(
        f"Run {ref.run_id!r} of DAG {ref.dag_id!r}: {detail} {advice}",
        status=404,
        detail=detail,
        dag_id=ref.dag_id,
        run_id=ref.run_id,
    )


def _choices(tasks: Iterable[TaskRun]) -> str:
    """The indexes and iterations that distinguish tasks with the same id."""
    indexes = {task.map_index for task in tasks if task.map_index is not None}
    iterations = {task.loop_iteration for task in tasks if task.loop_iteration is not None}
    parts = [
        f"{option} must be one of {spans(values)}"
        for option, values in (("--map-index", indexes), ("--iteration", iterations))
        if values
    ]
    if not parts:
        return "It is neither mapped nor in a loop."
    return f"{'; '.join(parts)}."


def spans(numbers: Iterable[int]) -> str:
    """Numbers as part of a sentence, with consecutive numbers as a range.

    >>> spans([4, 0, 1, 2])
    '0-2 and 4'
    """
    ends: list[list[int]] = []
    for number in sorted(numbers):
        if ends and ends[-1][1] == number - 1:
            ends[-1][1] = number
        else:
            ends.append([number, number])
    named = [f"{first}" if first == last else f"{first}-{last}" for first, last in ends]
    return listed(named, most=MOST_NAMED)
