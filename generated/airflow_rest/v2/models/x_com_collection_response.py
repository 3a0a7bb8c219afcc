from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.x_com_response import XComResponse

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.xcom_entries = read_list(fields.pop("xcom_entries"), XComResponse.from_dict)
        except UNREADABLE:
            pass
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
