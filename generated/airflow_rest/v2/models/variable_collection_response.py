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
    from ..models.variable_response import VariableResponse


@define(eq=False, repr=False, getstate_setstate=False)
class VariableCollectionResponse(OpenModel[Any]):
    """Variable Collection serializer for responses."""

    variables: list[VariableResponse]
    total_entries: int

    @staticmethod
    def _read_variables(value: Any) -> list[VariableResponse]:
        from ..models.variable_response import VariableResponse

        return read_list(value, VariableResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "variables": fields.pop("variables", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
