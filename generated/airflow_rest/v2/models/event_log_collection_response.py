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
    from ..models.event_log_response import EventLogResponse


@define(eq=False, repr=False, getstate_setstate=False)
class EventLogCollectionResponse(OpenModel[Any]):
    """Event Log Collection Response."""

    event_logs: list[EventLogResponse]
    total_entries: int

    @staticmethod
    def _read_event_logs(value: Any) -> list[EventLogResponse]:
        from ..models.event_log_response import EventLogResponse

        return read_list(value, EventLogResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "event_logs": fields.pop("event_logs", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
