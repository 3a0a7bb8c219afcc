"""What was seen of a run that does not go on."""

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
# The states of tasks on which Airflow reports.
NOT_QUEUED = (TaskState.SCHEDULED, None)


@attrs.define(kw_only=True)
class Seen:
    """What was seen of a run that has not finished; None where nothing was.

    Attributes:
        is_stale: Of the DAG; known even where nothing else is.
        has_import_errors: Of the DAG; likewise.
        active: Those runs of the DAG that count for its `max_active_runs` and are running.
        active_count: How many these are; more than are known where a list was cut.
        problem: Why the file of the DAG could not be imported.
        reports: What Airflow itself says keeps a task waiting.
        declared: The tasks of the DAG, apart from the run.
        looked: What was looked at.
        unseen: What could not be looked at, and why.
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
