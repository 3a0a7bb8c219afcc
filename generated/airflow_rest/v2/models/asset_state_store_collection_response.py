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
    from ..models.asset_state_store_response import AssetStateStoreResponse


@define(eq=False, repr=False, getstate_setstate=False)
class AssetStateStoreCollectionResponse(OpenModel[Any]):
    """All asset state store entries for an asset."""

    asset_state_store: list[AssetStateStoreResponse]
    total_entries: int

    @staticmethod
    def _read_asset_state_store(value: Any) -> list[AssetStateStoreResponse]:
        from ..models.asset_state_store_response import AssetStateStoreResponse

        return read_list(value, AssetStateStoreResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "asset_state_store": fields.pop("asset_state_store", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
