"""The findings about a run that makes no progress."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from airflow_trigger._flows.tasks import TaskIdentity, identity
from airflow_trigger._flows.texts import listed, one_line
from airflow_trigger.models import Dag, DagRun, DagRunState, Reason, ReasonKind, TaskRun, TaskState

if TYPE_CHECKING:
    from airflow_trigger._adapters.adapter import (
        DeclaredTask,
        Dependency,
        Health,
        ImportProblem,
        Pool,
    )
    from airflow_trigger.models import Api

FINISHED = frozenset(
    {TaskState.SUCCESS, TaskState.FAILED, TaskState.UPSTREAM_FAILED}
    | {TaskState.SKIPPED, TaskState.REMOVED}
)
# The states of tasks for which Airflow has a report.
NOT_QUEUED = (TaskState.SCHEDULED, None)


@attrs.define(kw_only=True)
class Seen:
    """The findings about an unfinished run; None for what is unknown.

    Attributes:
        is_stale: Whether the DAG is stale; known even if nothing else about it is.
        has_import_errors: Whether the file of the DAG has import errors; likewise.
        active: The running runs of the DAG that count towards its `max_active_runs`.
        active_count: The number of these, including those beyond the first page.
        problem: Why the file of the DAG could not be imported.
        reports: Airflow's own reports on why a task is not queued.
        declared: The tasks of the DAG, independent of the run.
        looked: What was checked.
        unseen: What could not be checked, and why.
    """

    run: DagRun
    api: Api
    now: datetime
    dag: Dag | None = None
    is_stale: bool = False
    has_import_errors: bool = False
    health: Health | None = None
    active: list[DagRun] | None = None
    active_count: int = 0
    problem: ImportProblem | None = None
    tasks: list[TaskRun] | None = None
    reports: dict[TaskIdentity, list[Dependency]] = attrs.Factory(
        dict[TaskIdentity, "list[Dependency]"]
    )
    pools: dict[str, Pool] = attrs.Factory(dict[str, "Pool"])
    declared: dict[str, DeclaredTask] = attrs.Factory(dict[str, "DeclaredTask"])
    looked: list[str] = attrs.Factory(list[str])
    unseen: list[str] = attrs.Factory(list[str])

    @property
    def is_queued(self) -> bool:
        return self.run.state == DagRunState.QUEUED

    @property
    def is_without_scheduler(self) -> bool:
        return self.health is not None and self.health.scheduler.status != "healthy"

    def in_state(self, *states: TaskState | None) -> list[TaskRun]:
        return [task for task in self.tasks or () if task.state in states]

    def report(self, task: TaskRun) -> list[Dependency] | None:
        return self.reports.get(identity(task))


def reason(kind: ReasonKind, text: str, advice: str) -> Reason:
    return Reason(kind=kind, text=one_line(text), advice=advice)


def names(tasks: Sequence[TaskRun]) -> str:
    return listed([repr(task.name) for task in tasks])
