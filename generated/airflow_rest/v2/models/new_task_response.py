from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class NewTaskResponse(OpenModel[Any]):
    """Lightweight response for new tasks that don't have TaskInstances yet."""

    task_id: str
    task_display_name: str

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.task_id = read_str(fields.pop("task_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.task_display_name = read_str(fields.pop("task_display_name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "task_display_name")
        model.additional_properties = fields
        return model
