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
    from ..models.task_state_store_response import TaskStateStoreResponse


@define(eq=False, repr=False, getstate_setstate=False)
class TaskStateStoreCollectionResponse(OpenModel[Any]):
    """All task state store entries for a task instance."""

    task_state_store: list[TaskStateStoreResponse]
    total_entries: int

    @staticmethod
    def _read_task_state_store(value: Any) -> list[TaskStateStoreResponse]:
        from ..models.task_state_store_response import TaskStateStoreResponse

        return read_list(value, TaskStateStoreResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "task_state_store": fields.pop("task_state_store", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
