from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    Model,
    fields_of,
)


@define(eq=False, repr=False, getstate_setstate=False)
class TaskStateStorePatchBody(Model):
    """Request body for patching only the value of an existing task state store key."""

    value: Any

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.value = fields.pop("value")
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        return model
