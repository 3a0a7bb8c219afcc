from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
    read_list,
)

if TYPE_CHECKING:
    from ..models.task_response import TaskResponse


@define(eq=False, repr=False, getstate_setstate=False)
class TaskCollectionResponse(OpenModel[Any]):
    """Task collection serializer for responses."""

    tasks: list[TaskResponse]
    total_entries: int

    @staticmethod
    def _read_tasks(value: Any) -> list[TaskResponse]:
        from ..models.task_response import TaskResponse

        return read_list(value, TaskResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "tasks": fields.pop("tasks", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
