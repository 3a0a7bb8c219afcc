from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.task_dependency_response import TaskDependencyResponse

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dependencies = read_list(
                fields.pop("dependencies"), TaskDependencyResponse.from_dict
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
