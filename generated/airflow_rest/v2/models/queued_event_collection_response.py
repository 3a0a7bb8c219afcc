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
    from ..models.queued_event_response import QueuedEventResponse


@define(eq=False, repr=False, getstate_setstate=False)
class QueuedEventCollectionResponse(OpenModel[Any]):
    """Queued Event Collection serializer for responses."""

    queued_events: list[QueuedEventResponse]
    total_entries: int

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.queued_event_response import QueuedEventResponse

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.queued_events = read_list(
                fields.pop("queued_events"), QueuedEventResponse.from_dict
            )
        except UNREADABLE:
            pass
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
