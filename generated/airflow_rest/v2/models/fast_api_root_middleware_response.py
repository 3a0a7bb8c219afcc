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
class FastAPIRootMiddlewareResponse(OpenModel[Any]):
    """Serializer for Plugin FastAPI root middleware responses."""

    middleware: str
    name: str

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.middleware = read_str(fields.pop("middleware"))
        except UNREADABLE:
            model._leave_unread(src_dict, "middleware")
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        model.additional_properties = fields
        return model
