"""Conclude from a run's tasks, and from Airflow's reports on them, what they wait for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from airflow_trigger._flows.causes import cut
from airflow_trigger._flows.seen import FINISHED, NOT_QUEUED, Seen, names, reason
from airflow_trigger._flows.texts import (
    MOST_LISTED,
    counted,
    duration,
    listed,
    moment,
    one_line,
    since,
)
from airflow_trigger.models import Reason, ReasonKind, TaskRun, TaskState

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import Dependency, Pool

# The longest text of a retry policy that is shown; Airflow stores up to 500 characters.
LONGEST_SAID = 500
# The names of Airflow's dependencies, which are the same since 2.7.
KINDS = {
    "Dag Not Paused": ReasonKind.DAG_PAUSED,
    "Max Active Runs": ReasonKind.MAX_ACTIVE_RUNS,
    "Pool Slots Available": ReasonKind.POOL_FULL,
    "Task Instance Slots Available": ReasonKind.MAX_ACTIVE_TASKS,
    "Task Concurrency": ReasonKind.TASK_CONCURRENCY,
    "Previous Dagrun State": ReasonKind.PREVIOUS_RUN,
    "Not In Retry Period": ReasonKind.UP_FOR_RETRY,
    "Ready To Reschedule": ReasonKind.UP_FOR_RESCHEDULE,
    "Trigger Rule": ReasonKind.UPSTREAM_TASKS,
    "Mapped dependencies have succeeded": ReasonKind.UPSTREAM_TASKS,
    "Task has been mapped": ReasonKind.UPSTREAM_TASKS,
}
# Already clear from the states of the run and of the task.
KNOWN_ANYWAY = frozenset({"Dagrun Running", "Task Instance State", "Task Instance Not Running"})
DATES = frozenset({"Execution Date", "Logical Date"})
# The task states that have their own reason, or need none.
EXPLAINED = FINISHED | frozenset({*TaskState} - {TaskState.RESTARTING})
# A text for what Airflow reports, and advice on it.
REPORTED = {
    ReasonKind.DAG_PAUSED: (
        "Waiting because the DAG is paused",
        "Unpause it: airflow.unpause(dag_id).",
    ),
    ReasonKind.MAX_ACTIVE_RUNS: (
        "Waiting for other runs of the DAG",
        "Wait until one of them has ended, or raise max_active_runs of the DAG.",
    ),
    ReasonKind.RUN_AFTER: (
        "Not due yet",
        "Wait until then, or trigger another run without a date.",
    ),
    ReasonKind.MAX_ACTIVE_TASKS: (
        "The DAG has as many active tasks as its max_active_tasks allows. Waiting until some of "
        "them end",
        "Wait, or raise max_active_tasks of the DAG.",
    ),
    ReasonKind.TASK_CONCURRENCY: (
        "Waiting until other instances of the same task end",
        "Wait, or raise max_active_tis_per_dag or max_active_tis_per_dagrun of the task.",
    ),
    ReasonKind.PREVIOUS_RUN: (
        "Waiting for the same task in the previous run",
        "Make it succeed there: the task has depends_on_past or wait_for_downstream.",
    ),
    ReasonKind.UP_FOR_RETRY: ("Waiting for a retry", "Wait for it."),
    ReasonKind.UP_FOR_RESCHEDULE: (
        "A sensor's condition is not met yet, and will be checked again",
        "Check what the sensor waits for.",
    ),
    ReasonKind.DEPENDENCY: (
        "Blocked by another of Airflow's checks",
        "The scheduler checks this before it queues a task.",
    ),
}
LAST = datetime.max.replace(tzinfo=UTC)
# Operators that wait for a person; before Airflow 3.3, they are deferred while they wait.
FOR_PEOPLE = frozenset(
    {"HITLOperator", "ApprovalOperator", "HITLBranchOperator", "HITLEntryOperator"}
)
# How long a task is normally queued until a worker takes it.
SOON = timedelta(minutes=1)


def of_tasks(seen: Seen) -> Iterable[Reason]:
    yield from _running(seen)
    yield from _awaiting_input(seen)
    yield from _deferred(seen)
    yield from _queued(seen)
    yield from _retrying(seen)
    yield from _rescheduled(seen)
    yield from _in_other_states(seen)
    yield from _short_of_slots(seen)
    yield from _blocked(seen)
    yield from _not_queued_yet(seen)
    yield from _behind_others(seen)


def _running(seen: Seen) -> Iterable[Reason]:
    if tasks := _by_date(seen.in_state(TaskState.RUNNING), lambda task: task.start_date):
        times = [f"{task.name!r}{since(task.start_date, seen.now)}" for task in tasks]
        works = "" if seen.is_queued or seen.is_without_scheduler else "The run makes progress. "
        yield reason(
            ReasonKind.TASK_RUNNING,
            f"{works}Running: {listed(times)}.",
            f"Wait; airflow.log(task) shows what a task is doing. See {tasks[0].url}",
        )


def _awaiting_input(seen: Seen) -> Iterable[Reason]:
    tasks = [*seen.in_state(TaskState.AWAITING_INPUT), *filter(_is_for_people, _deferred_of(seen))]
    if tasks := _by_date(tasks, lambda task: task.start_date):
        times = [f"{task.name!r}{since(task.start_date, seen.now)}" for task in tasks]
        yield reason(
            ReasonKind.AWAITING_INPUT,
            f"Waiting for a person to respond: {listed(times)}.",
            f"Respond on the page of the task: {tasks[0].url}",
        )


def _deferred_of(seen: Seen) -> list[TaskRun]:
    return seen.in_state(TaskState.DEFERRED)


def _is_for_people(task: TaskRun) -> bool:
    return task.operator in FOR_PEOPLE


def _deferred(seen: Seen) -> Iterable[Reason]:
    tasks = [task for task in _deferred_of(seen) if not _is_for_people(task)]
    if tasks := _by_date(tasks, lambda task: task.start_date):
        times = [f"{task.name!r}{_started(task)}" for task in tasks]
        yield reason(
            ReasonKind.DEFERRED,
            f"Deferred until a trigger fires: {listed(times)}.",
            "Check what the task waits for; its log and the triggerer's log say more. See "
            f"{tasks[0].url}",
        )


def _queued(seen: Seen) -> Iterable[Reason]:
    tasks = _by_date(seen.in_state(TaskState.QUEUED), lambda task: task.queued_at)
    if not tasks:
        return
    first = tasks[0].queued_at
    if first is not None and seen.now - first < SOON:
        advice = "This is normal for up to a minute: check again later."
    else:
        advice = (
            "Check that the executor and its workers are up, have free slots and serve the queue "
            "of the task. The scheduler's log says more."
        )
    times = [f"{task.name!r}{since(task.queued_at, seen.now)}{_said(task)}" for task in tasks]
    yield reason(
        ReasonKind.QUEUED_IN_EXECUTOR,
        f"Queued in the executor, but not started by a worker yet: {listed(times)}.",
        f"{advice} See {tasks[0].url}",
    )


def _retrying(seen: Seen) -> Iterable[Reason]:
    tasks = seen.in_state(TaskState.UP_FOR_RETRY)
    if tasks := _by_date(tasks, lambda task: _retry_at(seen, task)):
        tries = [
            f"{task.name!r} (try {task.try_number} failed{_due(seen, _retry_at(seen, task))})"
            f"{_said(task)}"
            for task in tasks
        ]
        yield reason(
            ReasonKind.UP_FOR_RETRY,
            f"Waiting for a retry: {listed(tries)}.",
            f"Wait; airflow.log(task) shows why the try failed. See {tasks[0].url}",
        )


def _said(task: TaskRun) -> str:
    """What a retry policy has recorded about the last try."""
    said = cut(one_line(task.state_reason or ""), LONGEST_SAID)
    return f"; its retry policy said about the last try: {said}" if said else ""


def _retry_at(seen: Seen, task: TaskRun) -> datetime | None:
    """When the next try begins, if it is known."""
    declared = seen.declared.get(task.task_id)
    if declared is None or declared.retry_delay is None or task.end_date is None:
        return None
    return None if declared.is_delay_growing else task.end_date + declared.retry_delay


def _due(seen: Seen, due: datetime | None) -> str:
    if due is None:
        return ""
    left = due - seen.now
    when = f"in {duration(left)}" if due > seen.now else f"{duration(-left)} ago"
    return f", the next try is due at {moment(due)}, {when}"


def _rescheduled(seen: Seen) -> Iterable[Reason]:
    tasks = seen.in_state(TaskState.UP_FOR_RESCHEDULE)
    if tasks := _by_date(tasks, lambda task: task.start_date):
        times = [f"{task.name!r}{_started(task)}" for task in tasks]
        yield reason(
            ReasonKind.UP_FOR_RESCHEDULE,
            f"A sensor's condition is not met yet, and will be checked again: {listed(times)}.",
            f"Check what it waits for; airflow.log(task) says more. See {tasks[0].url}",
        )


def _in_other_states(seen: Seen) -> Iterable[Reason]:
    others: dict[TaskState, list[TaskRun]] = {}
    for task in seen.tasks or ():
        if task.state is not None and task.state not in EXPLAINED:
            others.setdefault(task.state, []).append(task)
    for state, tasks in others.items():
        yield reason(
            ReasonKind.DEPENDENCY,
            f"In the state {str(state)!r}: {names(tasks)}.",
            f"See {tasks[0].url}",
        )


# What Airflow reports on tasks that are not queued yet.


def _short_of_slots(seen: Seen) -> Iterable[Reason]:
    """The full pools, each once for all tasks that wait for it."""
    waiting: dict[str | None, list[TaskRun]] = {}
    words: dict[str | None, str] = {}
    for task in seen.in_state(*NOT_QUEUED):
        report = seen.report(task)
        if report is None:
            is_short = task.state is not None and _is_full(seen.pools.get(task.pool or ""))
        else:
            reported = [one.reason for one in report if kind_of(one) == ReasonKind.POOL_FULL]
            is_short = bool(reported)
            words.setdefault(task.pool, "".join(reported[:1]))
        if is_short:
            waiting.setdefault(task.pool, []).append(task)
    for name, tasks in waiting.items():
        yield _full(seen, name, _next_in_line(seen, tasks), words.get(name, ""))


def _next_in_line(seen: Seen, tasks: list[TaskRun]) -> list[TaskRun]:
    """The tasks that do not wait for other tasks first; all tasks, if all do."""
    return [task for task in tasks if not any(map(_is_upstream, seen.report(task) or ()))] or tasks


def _is_full(pool: Pool | None) -> bool:
    return pool is not None and pool.open <= 0 <= pool.slots


def _full(seen: Seen, name: str | None, tasks: Sequence[TaskRun], reported: str) -> Reason:
    pool = seen.pools.get(name or "")
    if pool is None:
        text = f"Waiting for the pool {name!r}: {names(tasks)}. {reported}"
    elif pool.slots == 0:
        text = f"Pool {name!r} has 0 slots, so it runs nothing. Waiting for it: {names(tasks)}."
    else:
        needed = re.search(r"require (\d+) pool slots", reported)
        each = f" ({needed[1]} slots each)" if needed is not None and needed[1] != "1" else ""
        text = (
            f"Pool {name!r} has too few free slots: {pool.occupied} of {pool.slots} are occupied "
            f"({pool.running} running, {pool.queued} queued). Waiting for it: "
            f"{names(tasks)}{each}."
        )
    return reason(
        ReasonKind.POOL_FULL,
        text,
        "Give the pool more slots (Admin, Pools), or wait until tasks that occupy it end.",
    )


def _blocked(seen: Seen) -> Iterable[Reason]:
    """What else Airflow reports, each once for all tasks with the same report."""
    told_elsewhere = {ReasonKind.UPSTREAM_TASKS, ReasonKind.POOL_FULL}
    if seen.dag is not None:
        told_elsewhere.add(ReasonKind.DAG_PAUSED)
    blocked: dict[tuple[ReasonKind, str], list[TaskRun]] = {}
    for task in seen.in_state(*NOT_QUEUED):
        for dependency in telling(seen.report(task)):
            kind, words = kind_of(dependency), dependency.reason
            if kind == ReasonKind.DEPENDENCY:
                words = f"{dependency.name}: {words}"
            if kind not in told_elsewhere:
                blocked.setdefault((kind, words), []).append(task)
    for (kind, words), all_tasks in blocked.items():
        tasks = _next_in_line(seen, all_tasks)
        what, advice = REPORTED[kind]
        yield reason(kind, f"{what}: {names(tasks)}. {words}", f"{advice} See {tasks[0].url}")


def telling(report: Sequence[Dependency] | None) -> list[Dependency]:
    """What a report says beyond the states of the run and of the task."""
    report = report or ()
    found = [one for one in report if one.name not in KNOWN_ANYWAY]
    if any(one.name == "Dagrun Running" for one in report):
        # A run that is not running yet does not wait for its own tasks.
        return [one for one in found if not _is_upstream(one)]
    return found


def kind_of(dependency: Dependency) -> ReasonKind:
    """The kind of what Airflow reports."""
    if dependency.name in DATES and "in the future" in dependency.reason:
        return ReasonKind.RUN_AFTER
    return KINDS.get(dependency.name, ReasonKind.DEPENDENCY)


def _is_upstream(dependency: Dependency) -> bool:
    return kind_of(dependency) == ReasonKind.UPSTREAM_TASKS


# What the states of the tasks say if Airflow has no report.


def _not_queued_yet(seen: Seen) -> Iterable[Reason]:
    """Tasks that are ready to run, but not queued."""
    ready = [task for task in seen.in_state(TaskState.SCHEDULED) if _is_ready(seen, task)]
    limit = None if seen.dag is None else seen.dag.max_active_tasks
    active = len(seen.in_state(TaskState.RUNNING, TaskState.QUEUED))
    if ready and limit is not None and active >= limit:
        what, advice = REPORTED[ReasonKind.MAX_ACTIVE_TASKS]
        yield reason(
            ReasonKind.MAX_ACTIVE_TASKS,
            f"{what}: {names(ready)}. {active} of {limit} are running or queued in this run.",
            advice,
        )
        return
    if not seen.is_queued:
        ready += [task for task in seen.in_state(None) if _can_start(seen, task)]
    if ready:
        yield reason(
            ReasonKind.SCHEDULED,
            f"Ready to run, but not queued by the scheduler yet: {names(ready)}.",
            "This is normal for a few seconds. If it lasts, [core] parallelism may be reached, or "
            "the scheduler may be slow: its log says more.",
        )


def _is_ready(seen: Seen, task: TaskRun) -> bool:
    """Whether nothing is known to block a scheduled task from being queued."""
    report = seen.report(task)
    if report is None:
        # If there are reports on some tasks, the others wait for the same.
        return not seen.reports and not _is_full(seen.pools.get(task.pool or ""))
    return not telling(report)


def _can_start(seen: Seen, task: TaskRun) -> bool:
    report = seen.report(task)
    if report is not None:
        return not telling(report)
    if seen.declared:
        return not _unfinished(seen, _upstream_of(seen, task))
    # No task that has started is left to wait for.
    return not any(other.state not in {None, *FINISHED} for other in seen.tasks or ())


def _behind_others(seen: Seen) -> Iterable[Reason]:
    """Tasks that wait for other tasks: as reported, or else as the DAG declares."""
    waits: list[str] = []
    for task in seen.in_state(*NOT_QUEUED):
        report = seen.report(task)
        reported = [one for one in telling(report) if _is_upstream(one)]
        if reported:
            # "Trigger Rule" names the other tasks. A task that is also reported as not mapped yet
            # waits for the same ones.
            rule = next((one for one in reported if one.name == "Trigger Rule"), reported[0])
            others = _unfinished(seen, _upstream_ids(rule.reason))
            waits.append(f"{task.name!r} for {listed(others) or one_line(rule.reason)}")
        elif report is None and not (seen.is_queued or task.state or _can_start(seen, task)):
            others = _unfinished(seen, _upstream_of(seen, task))
            waits.append(f"{task.name!r} for {listed(others) or 'others'}")
    if waits:
        yield reason(
            ReasonKind.UPSTREAM_TASKS,
            f"Waiting for other tasks: {'; '.join(waits[:MOST_LISTED])}{_more(waits)}.",
            "Check what those tasks do, or wait for.",
        )


def _more(waits: Sequence[str]) -> str:
    left = len(waits) - MOST_LISTED
    return f"; and {left} more" if left > 0 else ""


def _upstream_of(seen: Seen, task: TaskRun) -> list[str]:
    return [one.task_id for one in seen.declared.values() if task.task_id in one.downstream]


def _upstream_ids(reason: str) -> list[str]:
    """The ids in `upstream_task_ids={'extract', 'load'}`, with which Airflow's report ends."""
    return re.findall(r"'([^']+)'", reason.partition("upstream_task_ids=")[2])


def _unfinished(seen: Seen, ids: Iterable[str]) -> list[str]:
    """The tasks of these ids that have not finished, with their states."""
    wanted, found = {*ids}, dict[str, Counter[str]]()
    for task in seen.tasks or ():
        if task.task_id in wanted and task.state not in FINISHED:
            states = found.setdefault(task.task_id, Counter())
            states[str(task.state or "not started")] += 1
    return [f"{task_id!r} ({counted(states)})" for task_id, states in found.items()]


def _by_date(
    tasks: Iterable[TaskRun], date_of: Callable[[TaskRun], datetime | None]
) -> list[TaskRun]:
    """The tasks in the order of a date; those without one are last."""
    return sorted(tasks, key=lambda task: (date_of(task) or LAST, task.name))


def _started(task: TaskRun) -> str:
    return "" if task.start_date is None else f" (started at {moment(task.start_date)})"
