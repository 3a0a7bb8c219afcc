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
    from ..models.task_instance_reference import TaskInstanceReference


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstanceReferenceCollection(OpenModel[Any]):
    task_instances: list[TaskInstanceReference] | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.task_instance_reference import TaskInstanceReference

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.task_instances = (
                read_list(fields.pop("task_instances"), TaskInstanceReference.from_dict)
                if "task_instances" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
