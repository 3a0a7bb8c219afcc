from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_int,
    read_nullable,
    read_object,
    read_str,
)

if TYPE_CHECKING:
    from ..models.asset_event_access_control import AssetEventAccessControl


@define(eq=False, repr=False, getstate_setstate=False)
class CreateAssetEventsBody(Model):
    """Create asset events request."""

    asset_id: int
    partition_key: None | str | Unset = UNSET
    extra: dict[str, Any] | Unset = UNSET
    access_control: AssetEventAccessControl | None | Unset = UNSET

    @staticmethod
    def _read_access_control(value: Any) -> AssetEventAccessControl | None:
        from ..models.asset_event_access_control import AssetEventAccessControl

        return read_nullable(value, AssetEventAccessControl.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "access_control": fields.pop("access_control", UNSET),
            }
        )
        try:
            model.asset_id = read_int(fields.pop("asset_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "asset_id")
        try:
            model.partition_key = (
                read_nullable(fields.pop("partition_key"), read_str)
                if "partition_key" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_key")
        try:
            model.extra = read_object(fields.pop("extra")) if "extra" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
        return model
