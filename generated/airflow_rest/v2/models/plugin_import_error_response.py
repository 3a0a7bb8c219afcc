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
class PluginImportErrorResponse(OpenModel[Any]):
    """Plugin Import Error serializer for responses."""

    source: str
    error: str

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.source = read_str(fields.pop("source"))
        except UNREADABLE:
            model._leave_unread(src_dict, "source")
        try:
            model.error = read_str(fields.pop("error"))
        except UNREADABLE:
            model._leave_unread(src_dict, "error")
        model.additional_properties = fields
        return model
