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
    from ..models.task_failed_dependency import TaskFailedDependency


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstanceDependencyCollection(OpenModel[Any]):
    dependencies: list[TaskFailedDependency] | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.task_failed_dependency import TaskFailedDependency

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dependencies = (
                read_list(fields.pop("dependencies"), TaskFailedDependency.from_dict)
                if "dependencies" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
