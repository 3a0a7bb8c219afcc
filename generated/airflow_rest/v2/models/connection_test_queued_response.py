from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ConnectionTestQueuedResponse(OpenModel[Any]):
    """Response returned when a connection test has been enqueued for worker execution."""

    token: str
    connection_id: str
    state: str

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.token = read_str(fields.pop("token"))
        except UNREADABLE:
            model._leave_unread(src_dict, "token")
        try:
            model.connection_id = read_str(fields.pop("connection_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "connection_id")
        try:
            model.state = read_str(fields.pop("state"))
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        model.additional_properties = fields
        return model
