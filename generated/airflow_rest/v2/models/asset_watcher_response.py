from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_datetime,
    read_int,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class AssetWatcherResponse(OpenModel[Any]):
    """Asset watcher serializer for responses."""

    name: str
    trigger_id: int
    created_date: datetime.datetime

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.trigger_id = read_int(fields.pop("trigger_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "trigger_id")
        try:
            model.created_date = read_datetime(fields.pop("created_date"))
        except UNREADABLE:
            model._leave_unread(src_dict, "created_date")
        model.additional_properties = fields
        return model
