from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class LoopIterationResponse(OpenModel[Any]):
    """A task execution's position in an enclosing loop."""

    loop_id: str
    iteration: int

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.loop_id = read_str(fields.pop("loop_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "loop_id")
        try:
            model.iteration = read_int(fields.pop("iteration"))
        except UNREADABLE:
            model._leave_unread(src_dict, "iteration")
        model.additional_properties = fields
        return model
