"""The tasks that a DAG declares, and their dependencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import cast

import attrs

from airflow_trigger._arguments import must_be_iterable, must_be_text

DEFAULT_TASK = "task"


@attrs.frozen
class Graph:
    """The tasks that a DAG declares, and their dependencies.

    Attributes:
        upstream: Task id → its direct upstream tasks, in an order in which they can run.
        is_open: Whether no tasks were declared, so a run has the tasks that the test names.
    """

    upstream: Mapping[str, tuple[str, ...]]
    is_open: bool = False

    @classmethod
    def of(cls, declared: Iterable[str] | Mapping[str, Iterable[str]] | None) -> Graph:
        """Build the graph. Raises ValueError for a cycle, or for an undeclared upstream task."""
        if declared is None:
            return cls({DEFAULT_TASK: ()}, is_open=True)
        upstream = _declared(declared)
        for task_id, above in upstream.items():
            check_task_id(task_id)
            for other in above:
                if other not in upstream:
                    there = ", ".join(map(repr, upstream))
                    raise ValueError(
                        f"The task {task_id!r} comes after {other!r}, which is none of {there}"
                    )
        try:
            TopologicalSorter(upstream).prepare()
        except CycleError as error:
            cycle = " → ".join(cast(list[str], error.args[1]))
            raise ValueError(f"The tasks form a cycle: {cycle}") from None
        return cls({task_id: upstream[task_id] for task_id in _ordered(upstream)})

    def above(self, task_id: str) -> set[str]:
        """All tasks that must finish before this one can run."""
        found: set[str] = set()
        rest = [*self.upstream[task_id]]
        while rest:
            one = rest.pop()
            if one not in found:
                found.add(one)
                rest += self.upstream[one]
        return found

    def below(self, task_id: str) -> set[str]:
        """All tasks that can run only after this one."""
        return {one for one in self.upstream if task_id in self.above(one)}


def _ordered(upstream: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The tasks in the declared order, but each one after its upstream tasks."""
    order: dict[str, None] = {}
    rest = list(upstream)
    while rest:
        first = next(one for one in rest if all(above in order for above in upstream[one]))
        rest.remove(first)
        order[first] = None
    return list(order)


def _declared(
    declared: Iterable[str] | Mapping[str, Iterable[str]],
) -> dict[str, tuple[str, ...]]:
    if isinstance(declared, Mapping):
        pairs = cast(Mapping[str, Iterable[str]], declared)
        for task_id, above in pairs.items():
            must_be_iterable(f"what the task {task_id!r} comes after", above, of="str")
        return {task_id: tuple(above) for task_id, above in pairs.items()}
    must_be_iterable("tasks", declared, of="str")
    names = list(declared)
    before = [(), *((name,) for name in names)]
    return dict(zip(names, before, strict=False))


def check_task_id(task_id: object) -> None:
    must_be_text("task_id", task_id)
    if not re.fullmatch(r"[\w.-]{1,250}", str(task_id)):
        raise ValueError(
            f"{task_id!r:.60} is not a valid task id: Airflow allows up to 250 letters, digits, "
            "dashes, dots and underscores"
        )
