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
    from ..models.asset_event_response import AssetEventResponse


@define(eq=False, repr=False, getstate_setstate=False)
class AssetEventCollectionResponse(OpenModel[Any]):
    """Asset event collection response."""

    asset_events: list[AssetEventResponse]
    total_entries: int

    @staticmethod
    def _read_asset_events(value: Any) -> list[AssetEventResponse]:
        from ..models.asset_event_response import AssetEventResponse

        return read_list(value, AssetEventResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "asset_events": fields.pop("asset_events", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
