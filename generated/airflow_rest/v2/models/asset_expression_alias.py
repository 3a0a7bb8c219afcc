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
    from ..models.asset_expression_alias_info import AssetExpressionAliasInfo


@define(eq=False, repr=False, getstate_setstate=False)
class AssetExpressionAlias(OpenModel[Any]):
    """An asset alias leaf: ``{"alias": {"name": ..., "group": ...}}``."""

    alias: AssetExpressionAliasInfo
    """ Body of an ``alias`` leaf node. """

    @staticmethod
    def _read_alias(value: Any) -> AssetExpressionAliasInfo:
        from ..models.asset_expression_alias_info import AssetExpressionAliasInfo

        return AssetExpressionAliasInfo.from_dict(value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "alias": fields.pop("alias", ABSENT),
            }
        )
        model.additional_properties = fields
        return model
