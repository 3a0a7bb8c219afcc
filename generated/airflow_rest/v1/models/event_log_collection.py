from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_int,
    read_list,
)

if TYPE_CHECKING:
    from ..models.event_log import EventLog


@define(eq=False, repr=False, getstate_setstate=False)
class EventLogCollection(OpenModel[Any]):
    """Collection of event logs.

    *Changed in version 2.1.0*&#58; 'total_entries' field is added.
    *Changed in version 2.10.0*&#58; 'try_number' and 'map_index' fields are added.
    """

    total_entries: int | Unset = UNSET
    """ Count of total objects in the current result set before pagination parameters
    (limit, offset) are applied.
     """
    event_logs: list[EventLog] | Unset = UNSET

    @staticmethod
    def _read_event_logs(value: Any) -> list[EventLog]:
        from ..models.event_log import EventLog

        return read_list(value, EventLog.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "event_logs": fields.pop("event_logs", UNSET),
            }
        )
        try:
            model.total_entries = (
                read_int(fields.pop("total_entries")) if "total_entries" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
