from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_list,
)

if TYPE_CHECKING:
    from ..models.task import Task


@define(eq=False, repr=False, getstate_setstate=False)
class TaskCollection(OpenModel[Any]):
    """Collection of tasks."""

    tasks: list[Task] | Unset = UNSET

    @staticmethod
    def _read_tasks(value: Any) -> list[Task]:
        from ..models.task import Task

        return read_list(value, Task.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "tasks": fields.pop("tasks", UNSET),
            }
        )
        model.additional_properties = fields
        return model
