from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_bool,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ConnectionTestResponse(OpenModel[Any]):
    """Connection Test serializer for synchronous test responses."""

    status: bool
    message: str

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.status = read_bool(fields.pop("status"))
        except UNREADABLE:
            model._leave_unread(src_dict, "status")
        try:
            model.message = read_str(fields.pop("message"))
        except UNREADABLE:
            model._leave_unread(src_dict, "message")
        model.additional_properties = fields
        return model
