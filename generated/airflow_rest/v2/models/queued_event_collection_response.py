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
    from ..models.queued_event_response import QueuedEventResponse


@define(eq=False, repr=False, getstate_setstate=False)
class QueuedEventCollectionResponse(OpenModel[Any]):
    """Queued Event Collection serializer for responses."""

    queued_events: list[QueuedEventResponse]
    total_entries: int

    @staticmethod
    def _read_queued_events(value: Any) -> list[QueuedEventResponse]:
        from ..models.queued_event_response import QueuedEventResponse

        return read_list(value, QueuedEventResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "queued_events": fields.pop("queued_events", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
