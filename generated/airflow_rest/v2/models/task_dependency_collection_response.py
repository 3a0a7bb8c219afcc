from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    OpenModel,
    fields_of,
    read_list,
)

if TYPE_CHECKING:
    from ..models.task_dependency_response import TaskDependencyResponse


@define(eq=False, repr=False, getstate_setstate=False)
class TaskDependencyCollectionResponse(OpenModel[Any]):
    """Task scheduling dependencies collection serializer for responses."""

    dependencies: list[TaskDependencyResponse]

    @staticmethod
    def _read_dependencies(value: Any) -> list[TaskDependencyResponse]:
        from ..models.task_dependency_response import TaskDependencyResponse

        return read_list(value, TaskDependencyResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "dependencies": fields.pop("dependencies", ABSENT),
            }
        )
        model.additional_properties = fields
        return model
