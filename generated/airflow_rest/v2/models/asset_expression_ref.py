from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    OpenModel,
    fields_of,
)

if TYPE_CHECKING:
    from ..models.asset_expression_ref_asset_ref import AssetExpressionRefAssetRef


@define(eq=False, repr=False, getstate_setstate=False)
class AssetExpressionRef(OpenModel[Any]):
    """An unresolved asset reference leaf: ``{"asset_ref": {"name": ...}}`` or ``{"asset_ref": {"uri": ...}}``."""

    asset_ref: AssetExpressionRefAssetRef

    @staticmethod
    def _read_asset_ref(value: Any) -> AssetExpressionRefAssetRef:
        from ..models.asset_expression_ref_asset_ref import AssetExpressionRefAssetRef

        return AssetExpressionRefAssetRef.from_dict(value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "asset_ref": fields.pop("asset_ref", ABSENT),
            }
        )
        model.additional_properties = fields
        return model
