from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_int,
    read_nullable,
)


@define(eq=False, repr=False, getstate_setstate=False)
class LastAssetEventResponse(OpenModel[Any]):
    """Last asset event response serializer."""

    id: int | None | Unset = UNSET
    timestamp: datetime.datetime | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.id = read_nullable(fields.pop("id"), read_int) if "id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.timestamp = (
                read_nullable(fields.pop("timestamp"), read_datetime)
                if "timestamp" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        model.additional_properties = fields
        return model
