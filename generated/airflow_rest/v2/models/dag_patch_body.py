from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.dag_scheduling_state import DagSchedulingState
from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_bool,
    read_nullable,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DAGPatchBody(Model):
    """Dag Serializer for updatable bodies."""

    is_paused: bool | None | Unset = UNSET
    scheduling_state: DagSchedulingState | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.is_paused = (
                read_nullable(fields.pop("is_paused"), read_bool)
                if "is_paused" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "is_paused")
        try:
            model.scheduling_state = (
                read_nullable(fields.pop("scheduling_state"), lambda item: DagSchedulingState(item))
                if "scheduling_state" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "scheduling_state")
        return model
