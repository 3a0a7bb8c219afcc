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
    from ..models.task_instance_reference import TaskInstanceReference


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstanceReferenceCollection(OpenModel[Any]):
    task_instances: list[TaskInstanceReference] | Unset = UNSET

    @staticmethod
    def _read_task_instances(value: Any) -> list[TaskInstanceReference]:
        from ..models.task_instance_reference import TaskInstanceReference

        return read_list(value, TaskInstanceReference.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "task_instances": fields.pop("task_instances", UNSET),
            }
        )
        model.additional_properties = fields
        return model
