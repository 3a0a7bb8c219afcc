from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
    read_list,
)

if TYPE_CHECKING:
    from ..models.event_log_response import EventLogResponse


@define(eq=False, repr=False, getstate_setstate=False)
class EventLogCollectionResponse(OpenModel[Any]):
    """Event Log Collection Response."""

    event_logs: list[EventLogResponse]
    total_entries: int

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.event_log_response import EventLogResponse

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.event_logs = read_list(fields.pop("event_logs"), EventLogResponse.from_dict)
        except UNREADABLE:
            pass
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
