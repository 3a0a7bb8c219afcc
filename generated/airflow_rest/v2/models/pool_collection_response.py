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
    from ..models.pool_response import PoolResponse


@define(eq=False, repr=False, getstate_setstate=False)
class PoolCollectionResponse(OpenModel[Any]):
    """Pool Collection serializer for responses."""

    pools: list[PoolResponse]
    total_entries: int

    @staticmethod
    def _read_pools(value: Any) -> list[PoolResponse]:
        from ..models.pool_response import PoolResponse

        return read_list(value, PoolResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "pools": fields.pop("pools", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
