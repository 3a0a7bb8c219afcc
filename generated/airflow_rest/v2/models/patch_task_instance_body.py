from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define

from ..models.task_instance_state import TaskInstanceState
from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_bool,
    read_int,
    read_nullable,
    read_str,
    read_uuid,
)


@define(eq=False, repr=False, getstate_setstate=False)
class PatchTaskInstanceBody(Model):
    """Request body for patching task instance state."""

    new_state: None | TaskInstanceState | Unset = UNSET
    region_id: None | Unset | UUID = UNSET
    region_index: int | None | Unset = UNSET
    note: None | str | Unset = UNSET
    include_upstream: bool | Unset = False
    include_downstream: bool | Unset = False
    include_future: bool | Unset = False
    include_past: bool | Unset = False

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.new_state = (
                read_nullable(fields.pop("new_state"), lambda item: TaskInstanceState(item))
                if "new_state" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "new_state")
        try:
            model.region_id = (
                read_nullable(fields.pop("region_id"), read_uuid)
                if "region_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "region_id")
        try:
            model.region_index = (
                read_nullable(fields.pop("region_index"), read_int)
                if "region_index" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "region_index")
        try:
            model.note = read_nullable(fields.pop("note"), read_str) if "note" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        try:
            model.include_upstream = (
                read_bool(fields.pop("include_upstream")) if "include_upstream" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_upstream")
        try:
            model.include_downstream = (
                read_bool(fields.pop("include_downstream"))
                if "include_downstream" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_downstream")
        try:
            model.include_future = (
                read_bool(fields.pop("include_future")) if "include_future" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_future")
        try:
            model.include_past = (
                read_bool(fields.pop("include_past")) if "include_past" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_past")
        return model
