from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from attrs import define

from ..types import (
    ABSENT,
    OpenModel,
    fields_of,
    read_list,
    read_one_of,
)

if TYPE_CHECKING:
    from ..models.asset_expression_alias import AssetExpressionAlias
    from ..models.asset_expression_any import AssetExpressionAny
    from ..models.asset_expression_asset import AssetExpressionAsset
    from ..models.asset_expression_ref import AssetExpressionRef


@define(eq=False, repr=False, getstate_setstate=False)
class AssetExpressionAll(OpenModel[Any]):
    """An "and" node: ``{"all": [...]}`` -- satisfied when all children are satisfied."""

    all_: list[
        AssetExpressionAlias
        | AssetExpressionAll
        | AssetExpressionAny
        | AssetExpressionAsset
        | AssetExpressionRef
    ]
    _json_names: ClassVar[Mapping[str, str]] = {
        "all_": "all",
    }

    @staticmethod
    def _read_all_(
        value: Any,
    ) -> list[
        AssetExpressionAlias
        | AssetExpressionAll
        | AssetExpressionAny
        | AssetExpressionAsset
        | AssetExpressionRef
    ]:
        from ..models.asset_expression_alias import AssetExpressionAlias
        from ..models.asset_expression_all import AssetExpressionAll
        from ..models.asset_expression_any import AssetExpressionAny
        from ..models.asset_expression_asset import AssetExpressionAsset
        from ..models.asset_expression_ref import AssetExpressionRef

        return read_list(
            value,
            lambda item: read_one_of(
                item,
                AssetExpressionAsset.from_dict,
                AssetExpressionAlias.from_dict,
                AssetExpressionRef.from_dict,
                lambda item: read_one_of(
                    item, AssetExpressionAny.from_dict, AssetExpressionAll.from_dict
                ),
            ),
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "all_": fields.pop("all", ABSENT),
            }
        )
        model.additional_properties = fields
        return model
