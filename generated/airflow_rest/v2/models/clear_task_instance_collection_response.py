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
    read_one_of,
)

if TYPE_CHECKING:
    from ..models.new_task_response import NewTaskResponse
    from ..models.task_instance_response import TaskInstanceResponse


@define(eq=False, repr=False, getstate_setstate=False)
class ClearTaskInstanceCollectionResponse(OpenModel[Any]):
    """Response for clear dag run dry run, which may contain new tasks without full TaskInstance data."""

    task_instances: list[NewTaskResponse | TaskInstanceResponse]
    total_entries: int

    @staticmethod
    def _read_task_instances(value: Any) -> list[NewTaskResponse | TaskInstanceResponse]:
        from ..models.new_task_response import NewTaskResponse
        from ..models.task_instance_response import TaskInstanceResponse

        return read_list(
            value,
            lambda item: read_one_of(
                item, TaskInstanceResponse.from_dict, NewTaskResponse.from_dict
            ),
        )

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
