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
    from ..models.hitl_detail import HITLDetail


@define(eq=False, repr=False, getstate_setstate=False)
class HITLDetailCollection(OpenModel[Any]):
    """Schema for a collection of Human-in-the-loop details."""

    hitl_details: list[HITLDetail]
    total_entries: int

    @staticmethod
    def _read_hitl_details(value: Any) -> list[HITLDetail]:
        from ..models.hitl_detail import HITLDetail

        return read_list(value, HITLDetail.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "hitl_details": fields.pop("hitl_details", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
