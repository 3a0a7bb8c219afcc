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
    from ..models.dag_bundle_response import DagBundleResponse


@define(eq=False, repr=False, getstate_setstate=False)
class DagBundleCollectionResponse(OpenModel[Any]):
    """Dag bundle collection response."""

    dag_bundles: list[DagBundleResponse]
    total_entries: int

    @staticmethod
    def _read_dag_bundles(value: Any) -> list[DagBundleResponse]:
        from ..models.dag_bundle_response import DagBundleResponse

        return read_list(value, DagBundleResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "dag_bundles": fields.pop("dag_bundles", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
