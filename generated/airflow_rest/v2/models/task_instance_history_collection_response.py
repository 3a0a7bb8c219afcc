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
    from ..models.task_instance_history_response import TaskInstanceHistoryResponse


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstanceHistoryCollectionResponse(OpenModel[Any]):
    """TaskInstanceHistory Collection serializer for responses."""

    task_instances: list[TaskInstanceHistoryResponse]
    total_entries: int

    @staticmethod
    def _read_task_instances(value: Any) -> list[TaskInstanceHistoryResponse]:
        from ..models.task_instance_history_response import TaskInstanceHistoryResponse

        return read_list(value, TaskInstanceHistoryResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "task_instances": fields.pop("task_instances", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
