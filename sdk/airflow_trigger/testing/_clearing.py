"""Which tasks a clear makes run again."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from airflow_trigger.testing._state import Airflow, FakeRun
from airflow_trigger.testing._tasks import FakeTask

FAILED = ("failed", "upstream_failed")


@attrs.frozen(kw_only=True)
class Clearing:
    """What a request asks to clear.

    Attributes:
        named: The tasks, each with a map index, or None for all its instances. None: all tasks.
        resets_runs: Whether a run that has ended is queued again.
    """

    named: Iterable[tuple[str, int | None]] | None = None
    only_failed: bool = False
    only_running: bool = False
    upstream: bool = False
    downstream: bool = False
    resets_runs: bool = True

    def chosen(self, run: FakeRun) -> list[FakeTask]:
        """The tasks of one run that it is about."""
        return [task for task in run.tasks if self._is_named(task, run) and self._is_in_state(task)]

    def _is_named(self, task: FakeTask, run: FakeRun) -> bool:
        if self.named is None:
            return True
        graph = run.tasks.graph
        for task_id, index in self.named:
            if task_id == task.task_id and index in (None, task.map_index):
                return True
            is_near = task_id in graph.upstream and (
                (self.upstream and task.task_id in graph.above(task_id))
                or (self.downstream and task.task_id in graph.below(task_id))
            )
            if is_near:
                return True
        return False

    def _is_in_state(self, task: FakeTask) -> bool:
        return (not self.only_failed or task.state in FAILED) and (
            not self.only_running or task.state == "running"
        )

    def clear(self, airflow: Airflow, run: FakeRun) -> list[FakeTask]:
        """Let the tasks run again, and the run with them."""
        tasks = self.chosen(run)
        for task in tasks:
            task.clear()
        if tasks and self.resets_runs:
            airflow.queue_again(run)
        return tasks
