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
class BulkDAGRunBody(Model):
    """Request body for bulk operations on Dag Runs."""

    dag_run_id: str
    dag_id: None | str | Unset = UNSET
    state: DagRunMutableStates | None | Unset = UNSET
    note: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dag_run_id = read_str(fields.pop("dag_run_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        try:
            model.dag_id = (
                read_nullable(fields.pop("dag_id"), read_str) if "dag_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
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
