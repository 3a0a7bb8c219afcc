from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_datetime,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class TaskStateStoreResponse(OpenModel[Any]):
    """A single task state store key/value pair with metadata."""

    key: str
    value: Any
    updated_at: datetime.datetime
    expires_at: datetime.datetime | None

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key"))
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.value = fields.pop("value")
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        try:
            model.updated_at = read_datetime(fields.pop("updated_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "updated_at")
        try:
            model.expires_at = read_nullable(fields.pop("expires_at"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "expires_at")
        model.additional_properties = fields
        return model
