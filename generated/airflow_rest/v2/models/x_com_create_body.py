from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_int,
    read_nullable,
    read_str,
    read_uuid,
)


@define(eq=False, repr=False, getstate_setstate=False)
class XComCreateBody(Model):
    """Payload serializer for creating an XCom entry."""

    key: str
    value: Any
    map_index: int | Unset = -1
    region_id: None | Unset | UUID = UNSET
    region_index: int | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key"))
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.value = fields.pop("value")
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        try:
            model.map_index = read_int(fields.pop("map_index")) if "map_index" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "map_index")
        try:
            model.region_id = (
                read_nullable(fields.pop("region_id"), read_uuid)
                if "region_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "region_id")
        try:
            model.region_index = (
                read_nullable(fields.pop("region_index"), read_int)
                if "region_index" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "region_index")
        return model
