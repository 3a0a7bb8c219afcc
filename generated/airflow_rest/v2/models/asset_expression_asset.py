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
    from ..models.asset_expression_asset_info import AssetExpressionAssetInfo


@define(eq=False, repr=False, getstate_setstate=False)
class AssetExpressionAsset(OpenModel[Any]):
    """An asset leaf: ``{"asset": {"uri": ..., "name": ..., "group": ...}}``."""

    asset: AssetExpressionAssetInfo
    """ Body of an ``asset`` leaf node.

    ``id`` is injected by ``DagModelOperation.update_dag_asset_expression`` when the expression is
    persisted; ``BaseAsset.as_expression()`` itself only emits ``uri``/``name``/``group``. It is left
    optional so a row persisted before id-enrichment (or migrated from the pre-3.0 dataset format)
    degrades gracefully instead of failing response validation.

    A leaf the caller is not authorized to read is served with ``hidden`` set and ``uri``, ``name``
    and ``id`` blanked (see ``airflow.api_fastapi.common.asset_expression``), so the shape of the
    schedule stays visible without revealing which asset it waits on. """

    @staticmethod
    def _read_asset(value: Any) -> AssetExpressionAssetInfo:
        from ..models.asset_expression_asset_info import AssetExpressionAssetInfo

        return AssetExpressionAssetInfo.from_dict(value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "asset": fields.pop("asset", ABSENT),
            }
        )
        model.additional_properties = fields
        return model
