"""Selects the tasks that a clear runs again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

import attrs

from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import FakeTask

FAILED = ("failed", "upstream_failed")

# A task id, and a map index or None for all its instances.
Key: TypeAlias = tuple[str, int | None]


@attrs.frozen(kw_only=True)
class Clearing:
    """What a request asks to clear.

    Attributes:
        named: Which tasks; None for all.
        resets_runs: Whether a run that has ended is queued again.
    """

    named: Iterable[Key] | None = None
    only_failed: bool = False
    only_running: bool = False
    upstream: bool = False
    downstream: bool = False
    resets_runs: bool = True

    def chosen(self, run: FakeRun) -> list[FakeTask]:
        """The tasks of a run that the request selects."""
        named = None if self.named is None else self._with_others(run, {*self.named})
        return [
            task
            for task in run.tasks
            if (named is None or not named.isdisjoint({(task.task_id, None), _key(task)}))
            and self._is_in_state(task)
        ]

    def _with_others(self, run: FakeRun, named: set[Key]) -> set[Key]:
        """The named tasks, and the tasks upstream and downstream of them."""
        graph, near = run.tasks.graph, set[str]()
        for task_id in {task_id for task_id, _ in named} & graph.upstream.keys():
            near |= graph.above(task_id) if self.upstream else set()
            near |= graph.below(task_id) if self.downstream else set()
        return named | {(task_id, None) for task_id in near}

    def _is_in_state(self, task: FakeTask) -> bool:
        return (not self.only_failed or task.state in FAILED) and (
            not self.only_running or task.state == "running"
        )

    def clear(self, airflow: Airflow, run: FakeRun) -> list[FakeTask]:
        """Clear the selected tasks, and queue the run again."""
        tasks = self.chosen(run)
        for task in tasks:
            task.clear(counts_ahead=airflow.is_since(3, 4))
        if tasks and self.resets_runs:
            airflow.queue_again(run)
        return tasks


def _key(task: FakeTask) -> Key:
    return task.task_id, task.map_index
