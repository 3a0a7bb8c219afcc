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
    from ..models.asset_alias_response import AssetAliasResponse


@define(eq=False, repr=False, getstate_setstate=False)
class AssetAliasCollectionResponse(OpenModel[Any]):
    """Asset alias collection response."""

    asset_aliases: list[AssetAliasResponse]
    total_entries: int

    @staticmethod
    def _read_asset_aliases(value: Any) -> list[AssetAliasResponse]:
        from ..models.asset_alias_response import AssetAliasResponse

        return read_list(value, AssetAliasResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "asset_aliases": fields.pop("asset_aliases", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
