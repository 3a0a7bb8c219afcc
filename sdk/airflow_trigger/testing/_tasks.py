"""The tasks of a run: their states and tries, and how starting, ending or clearing changes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Literal, TypeAlias, cast, get_args
from uuid import uuid4

import attrs

from airflow_trigger.models import JSON
from airflow_trigger.testing._graph import DEFAULT_TASK, Graph, check_task_id
from airflow_trigger.testing._logs import Log, Raised

Ended: TypeAlias = Literal["success", "failed", "upstream_failed", "skipped", "removed"]
UnderWay: TypeAlias = Literal[
    "scheduled",
    "queued",
    "running",
    "up_for_retry",
    "up_for_reschedule",
    "deferred",
    "restarting",
    "awaiting_input",
]
TaskStateName: TypeAlias = Literal[UnderWay, Ended]
ENDED: frozenset[TaskStateName | None] = frozenset(get_args(Ended))
# In these states, no try has begun.
WAITING: frozenset[TaskStateName | None] = frozenset({None, "scheduled", "queued"})
NEVER_RAN: frozenset[TaskStateName | None] = frozenset({"upstream_failed", "skipped", "removed"})
# A cancel sets tasks in these states to "failed", and other unfinished tasks to "skipped".
AT_WORK: frozenset[TaskStateName | None] = frozenset(
    {"running", "deferred", "up_for_reschedule", "awaiting_input"}
)
# From these states, the next try begins.
READY: frozenset[TaskStateName | None] = frozenset({*WAITING, "up_for_retry", "restarting"})
UNMAPPED = -1
# The key of the XCom with the return value of a task.
RETURN_VALUE = "return_value"
# The exception of a failed task if the test gives none.
UNTOLD = (Raised("AirflowException", "The task failed", "airflow.exceptions"),)


# Compared by identity: two tasks with equal values are still different tasks.
@attrs.define(eq=False)
class FakeTask:
    """A task instance.

    Attributes:
        state_reason: The rule of the retry policy that ended it, until the next try begins.
        reasons: Why it does not start, name → text, as set by the test.
        logs: The logs by try number; None for a lost log.
        outcomes: The final states of its tries, by try number.
        has_begun: Whether it ever ran.
        is_ahead: Whether `try_number` is that of a try that has not begun yet, as after a clear.
    """

    task_id: str
    map_index: int = UNMAPPED
    state: TaskStateName | None = None
    try_number: int = 0
    max_tries: int = 0
    operator: str = "PythonOperator"
    pool: str = "default_pool"
    note: str | None = None
    state_reason: str | None = None
    has_begun: bool = False
    is_ahead: bool = False
    trigger: str = "airflow.triggers.temporal.DateTimeTrigger"
    scheduled_at: datetime | None = None
    queued_at: datetime | None = None
    start_date: datetime | None = None
    end_date: datetime | None = None
    xcoms: dict[str, tuple[JSON, datetime]] = attrs.Factory(dict[str, tuple[JSON, datetime]])
    logs: dict[int, Log | None] = attrs.Factory(dict[int, "Log | None"])
    outcomes: dict[int, TaskStateName] = attrs.Factory(dict[int, TaskStateName])
    reasons: dict[str, str] = attrs.Factory(dict[str, str])
    id: str = attrs.Factory(lambda: str(uuid4()))

    @property
    def is_over(self) -> bool:
        return self.state in ENDED

    @property
    def is_at_work(self) -> bool:
        return self.state in ("running", "deferred")

    @property
    def duration(self) -> float | None:
        if self.start_date is None or self.end_date is None:
            return None
        return (self.end_date - self.start_date).total_seconds()

    def begin(self, now: datetime) -> None:
        """Begin a try, unless one is in progress."""
        if self.state in READY:
            self._count(now)
            self._forget_xcoms()
            self.state_reason = None
            self.queued_at = self.queued_at or now
            self.start_date, self.end_date = now, None
            self.has_begun = True
        self.state = "running"

    def end(self, state: TaskStateName, now: datetime) -> None:
        """End the task; if it never ran, as when it is skipped, no try ends."""
        if state in NEVER_RAN:
            self.start_date = now
        else:
            self.begin(now)
            self.outcomes[self.try_number] = state
        self.state, self.end_date = state, now

    def stop(self, now: datetime) -> None:
        """Fail the task from outside, as a cancel does."""
        log = self.log(self.try_number)
        self.end("failed", now)
        if log is not None:
            self.logs[self.try_number] = log.stopped()

    def wait(self, state: TaskStateName | None, now: datetime) -> None:
        """Set the task to a waiting state."""
        if state is not None:
            self._count(now)
        if state == "queued":
            self.queued_at = now
        self.start_date = self.end_date = None
        self.state = state

    def put(self, state: TaskStateName | None, now: datetime, *, counts_ahead: bool) -> None:
        """Set the task to any state."""
        if state in WAITING:
            self.wait(state, now)
        elif state in ENDED:
            assert state is not None
            self.end(state, now)
        else:
            self.begin(now)
            self.state = state
        if state == "up_for_retry":
            self.outcomes[self.try_number] = "failed"
            if counts_ahead:
                self._count_ahead()
        if state in ("up_for_retry", "up_for_reschedule"):
            self.end_date = now

    def _count(self, now: datetime) -> None:
        """Count the try that the scheduler prepares, but only once."""
        if self.state not in ("scheduled", "queued"):
            self.try_number += 0 if self.is_ahead else 1
            self.is_ahead = False
            self.scheduled_at, self.queued_at = now, None

    def _count_ahead(self) -> None:
        """Count the next try before it begins, as Airflow does since 3.4."""
        ended = self.state if self.state is not None and self.is_over else "failed"
        self.outcomes.setdefault(self.try_number, ended)
        self.try_number += 1
        self.is_ahead = True

    def _forget_xcoms(self) -> None:
        """Delete the XComs, as each try does with those of the previous try."""
        end = self.end_date
        if end is not None:
            self.xcoms = {key: (value, at) for key, (value, at) in self.xcoms.items() if at > end}

    def clear(self, *, counts_ahead: bool) -> None:
        """Clear the task, so that it runs again; a try in progress is stopped first."""
        self.id = str(uuid4())
        is_pending = self.is_ahead and not self.is_over
        self.max_tries = self.try_number - is_pending
        if counts_ahead and self.state not in (None, "running", "restarting", "up_for_retry"):
            self._count_ahead()
        self.state = "restarting" if self.state == "running" else None
        self.reasons.clear()

    def has_try(self, number: int) -> bool:
        """Whether the task has or had this try; for a task that never ran, that is the try 0."""
        return 0 < number <= self.try_number or number in (self.try_number, *self.outcomes)

    @property
    def last_try(self) -> int:
        """The number of the last try that has begun."""
        return self.try_number - self.is_ahead

    def is_to_come(self, number: int) -> bool:
        """Whether this try is already counted, but has not begun."""
        return self.is_ahead and number == self.try_number

    def log(self, number: int) -> Log | None:
        """The log of a try; None if it is lost, or if there is no such try."""
        if number in self.logs:
            return self.logs[number]
        if not self.has_try(number) or self.is_to_come(number) or self.start_date is None:
            return None
        failed = self.outcomes.get(number) == "failed"
        return Log((), self.start_date, UNTOLD if failed else ())


def as_json(value: JSON) -> JSON:
    """A copy of the value of an XCom, as a database would return it.

    Raises TypeError or ValueError for a value that is not JSON.
    """
    return cast(JSON, json.loads(json.dumps(value)))


@attrs.define
class Tasks:
    """The task instances of one run."""

    graph: Graph
    all: list[FakeTask] = attrs.field(
        default=attrs.Factory(
            lambda self: [FakeTask(task_id) for task_id in self.graph.upstream], takes_self=True
        )
    )

    def __iter__(self) -> Iterator[FakeTask]:
        return iter(self.all)

    def kept(self) -> Tasks:
        """A copy of the tasks as they are now."""
        copies = [
            attrs.evolve(task, outcomes=dict(task.outcomes), logs=dict(task.logs))
            for task in self.all
        ]
        return Tasks(self.graph, copies)

    def of(self, task_id: str) -> list[FakeTask]:
        return [task for task in self.all if task.task_id == task_id]

    def find(self, task_id: str, map_index: int) -> FakeTask | None:
        found = (task for task in self.of(task_id) if task.map_index == map_index)
        return next(found, None)

    def named(self, task_id: str, map_index: int | None) -> FakeTask:
        """The task that a test names; if it gives a map index, the task becomes a mapped one.

        Raises ValueError for a task that was not declared, or a mapped task without an index.
        """
        if not self.of(task_id):
            self._declare(task_id)
        if map_index is not None:
            self._map(task_id, map_index)
        found = self.find(task_id, UNMAPPED if map_index is None else map_index)
        if found is None:
            raise ValueError(f"The task {task_id!r} is mapped: give the map_index")
        return found

    def _declare(self, task_id: str) -> None:
        if not self.graph.is_open:
            there = ", ".join(map(repr, self.graph.upstream))
            raise ValueError(
                f"There is no task {task_id!r}; those that add_dag(tasks=…) declared: {there}"
            )
        check_task_id(task_id)
        if list(self.graph.upstream) == [DEFAULT_TASK]:
            self.graph = Graph({task_id: ()}, is_open=True)
            self.all[0].task_id = task_id
            return
        last = self.all[-1]
        self.graph = Graph({**self.graph.upstream, task_id: (last.task_id,)}, is_open=True)
        new = FakeTask(task_id)
        if last.end_date is not None and all(task.is_over for task in self.all):
            new.end("success", last.end_date)
        self.all.append(new)

    def _map(self, task_id: str, map_index: int) -> None:
        first, *_ = instances = self.of(task_id)
        if first.map_index == UNMAPPED:
            first.map_index = 0
        place = self.all.index(instances[-1]) + 1
        for index in range(len(instances), map_index + 1):
            new = FakeTask(task_id, index, operator=first.operator, pool=first.pool)
            self.all.insert(place, new)
            place += 1

    def begin(self, now: datetime) -> None:
        """Start the waiting tasks whose upstream tasks have all succeeded."""
        for task in self.all:
            above = self.graph.upstream[task.task_id]
            is_free = all(one.state == "success" for name in above for one in self.of(name))
            if is_free and task.state in WAITING:
                task.begin(now)

    def succeed(self, now: datetime) -> None:
        """Let all unfinished tasks succeed."""
        for task in self.all:
            if not task.is_over:
                task.end("success", now)

    def fail(self, failed: FakeTask, now: datetime) -> None:
        """End all tasks because one fails: downstream tasks never run, the others succeed."""
        if failed.state != "failed":
            failed.end("failed", now)
        failures = [task.task_id for task in self.all if task.state == "failed"]
        blocked = {name for task_id in failures for name in self.graph.below(task_id)}
        for task in self.all:
            if not task.is_over:
                task.end("upstream_failed" if task.task_id in blocked else "success", now)

    def failing(self) -> FakeTask | None:
        """The task that fails if the test names none: the last unfinished one."""
        failed = (task for task in self.all if task.state == "failed")
        pending = (task for task in reversed(self.all) if not task.is_over)
        return next(failed, None) or next(pending, None)

    def cancel(self, now: datetime, *, skips_all: bool) -> None:
        """Stop working tasks; skip all others, or only those that were scheduled."""
        for task in self.all:
            if task.state in AT_WORK:
                task.stop(now)
            elif not task.is_over and (skips_all or task.state is not None):
                task.end("skipped", now)
