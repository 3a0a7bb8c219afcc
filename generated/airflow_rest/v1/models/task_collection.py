from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.task import Task

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.tasks = (
                read_list(fields.pop("tasks"), Task.from_dict) if "tasks" in fields else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
