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
    from ..models.task_failed_dependency import TaskFailedDependency


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstanceDependencyCollection(OpenModel[Any]):
    dependencies: list[TaskFailedDependency] | Unset = UNSET

    @staticmethod
    def _read_dependencies(value: Any) -> list[TaskFailedDependency]:
        from ..models.task_failed_dependency import TaskFailedDependency

        return read_list(value, TaskFailedDependency.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "dependencies": fields.pop("dependencies", UNSET),
            }
        )
        model.additional_properties = fields
        return model
