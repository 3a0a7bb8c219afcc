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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.asset_state_store_last_updated_by import AssetStateStoreLastUpdatedBy

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key"))
        except UNREADABLE:
            pass
        try:
            model.value = fields.pop("value")
        except UNREADABLE:
            pass
        try:
            model.updated_at = read_datetime(fields.pop("updated_at"))
        except UNREADABLE:
            pass
        try:
            model.last_updated_by = (
                read_nullable(fields.pop("last_updated_by"), AssetStateStoreLastUpdatedBy.from_dict)
                if "last_updated_by" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
