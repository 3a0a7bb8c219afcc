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
    from ..models.connection_response import ConnectionResponse


@define(eq=False, repr=False, getstate_setstate=False)
class ConnectionCollectionResponse(OpenModel[Any]):
    """Connection Collection serializer for responses."""

    connections: list[ConnectionResponse]
    total_entries: int

    @staticmethod
    def _read_connections(value: Any) -> list[ConnectionResponse]:
        from ..models.connection_response import ConnectionResponse

        return read_list(value, ConnectionResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "connections": fields.pop("connections", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
