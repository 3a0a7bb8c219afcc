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
    from ..models.asset_response import AssetResponse


@define(eq=False, repr=False, getstate_setstate=False)
class AssetCollectionResponse(OpenModel[Any]):
    """Asset collection response."""

    assets: list[AssetResponse]
    total_entries: int

    @staticmethod
    def _read_assets(value: Any) -> list[AssetResponse]:
        from ..models.asset_response import AssetResponse

        return read_list(value, AssetResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "assets": fields.pop("assets", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
