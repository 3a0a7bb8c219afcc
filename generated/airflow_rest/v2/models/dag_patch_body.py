from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    Model,
    fields_of,
    read_bool,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DAGPatchBody(Model):
    """Dag Serializer for updatable bodies."""

    is_paused: bool

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.is_paused = read_bool(fields.pop("is_paused"))
        except UNREADABLE:
            model._leave_unread(src_dict, "is_paused")
        return model
