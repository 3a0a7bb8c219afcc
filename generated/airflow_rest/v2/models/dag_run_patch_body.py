from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.dag_run_mutable_states import DagRunMutableStates
from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DAGRunPatchBody(Model):
    """Dag Run Serializer for PATCH requests."""

    state: DagRunMutableStates | None | Unset = UNSET
    note: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.state = (
                read_nullable(fields.pop("state"), lambda item: DagRunMutableStates(item))
                if "state" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.note = read_nullable(fields.pop("note"), read_str) if "note" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        return model
