from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.update_task_state import UpdateTaskState
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
)


@define(eq=False, repr=False, getstate_setstate=False)
class UpdateTaskInstance(OpenModel[Any]):
    dry_run: bool | Unset = True
    """ If set, don't actually run this operation. The response will contain the task instance
    planned to be affected, but won't be modified in any way.
     """
    new_state: UpdateTaskState | Unset = UNSET
    """ Expected new state. Only a subset of TaskState are available.

    Other states are managed directly by the scheduler or the workers and cannot be updated manually through the
    REST API.
     """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dry_run = read_bool(fields.pop("dry_run")) if "dry_run" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dry_run")
        try:
            model.new_state = (
                UpdateTaskState(fields.pop("new_state")) if "new_state" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "new_state")
        model.additional_properties = fields
        return model
