from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.asset_state_store_last_updated_by import AssetStateStoreLastUpdatedBy


@define(eq=False, repr=False, getstate_setstate=False)
class AssetStateStoreResponse(OpenModel[Any]):
    """A single asset state store key/value pair with metadata."""

    key: str
    value: Any
    updated_at: datetime.datetime
    last_updated_by: AssetStateStoreLastUpdatedBy | None | Unset = UNSET

    @staticmethod
    def _read_last_updated_by(value: Any) -> AssetStateStoreLastUpdatedBy | None:
        from ..models.asset_state_store_last_updated_by import AssetStateStoreLastUpdatedBy

        return read_nullable(value, AssetStateStoreLastUpdatedBy.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "last_updated_by": fields.pop("last_updated_by", UNSET),
            }
        )
        try:
            model.key = read_str(fields.pop("key"))
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.value = fields.pop("value")
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        try:
            model.updated_at = read_datetime(fields.pop("updated_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "updated_at")
        model.additional_properties = fields
        return model
