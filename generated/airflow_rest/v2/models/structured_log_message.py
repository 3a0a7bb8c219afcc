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
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class StructuredLogMessage(OpenModel[Any]):
    """An individual log message."""

    event: str
    timestamp: datetime.datetime | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.event = read_str(fields.pop("event"))
        except UNREADABLE:
            model._leave_unread(src_dict, "event")
        try:
            model.timestamp = (
                read_datetime(fields.pop("timestamp")) if "timestamp" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        model.additional_properties = fields
        return model
