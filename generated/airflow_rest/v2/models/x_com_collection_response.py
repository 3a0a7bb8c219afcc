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
    from ..models.x_com_response import XComResponse


@define(eq=False, repr=False, getstate_setstate=False)
class XComCollectionResponse(OpenModel[Any]):
    """XCom Collection serializer for responses."""

    xcom_entries: list[XComResponse]
    total_entries: int

    @staticmethod
    def _read_xcom_entries(value: Any) -> list[XComResponse]:
        from ..models.x_com_response import XComResponse

        return read_list(value, XComResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "xcom_entries": fields.pop("xcom_entries", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
