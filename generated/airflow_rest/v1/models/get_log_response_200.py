from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class GetLogResponse200(OpenModel[Any]):
    continuation_token: str | Unset = UNSET
    content: str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.continuation_token = (
                read_str(fields.pop("continuation_token"))
                if "continuation_token" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "continuation_token")
        try:
            model.content = read_str(fields.pop("content")) if "content" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "content")
        model.additional_properties = fields
        return model
