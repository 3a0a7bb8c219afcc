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
    read_bool,
    read_int,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class PoolResponse(OpenModel[Any]):
    """Pool serializer for responses."""

    name: str
    slots: int
    """ Number of slots. Use -1 for unlimited. """
    include_deferred: bool
    occupied_slots: int
    running_slots: int
    queued_slots: int
    scheduled_slots: int
    open_slots: int
    deferred_slots: int
    description: None | str | Unset = UNSET
    team_name: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.slots = read_int(fields.pop("slots"))
        except UNREADABLE:
            model._leave_unread(src_dict, "slots")
        try:
            model.include_deferred = read_bool(fields.pop("include_deferred"))
        except UNREADABLE:
            model._leave_unread(src_dict, "include_deferred")
        try:
            model.occupied_slots = read_int(fields.pop("occupied_slots"))
        except UNREADABLE:
            model._leave_unread(src_dict, "occupied_slots")
        try:
            model.running_slots = read_int(fields.pop("running_slots"))
        except UNREADABLE:
            model._leave_unread(src_dict, "running_slots")
        try:
            model.queued_slots = read_int(fields.pop("queued_slots"))
        except UNREADABLE:
            model._leave_unread(src_dict, "queued_slots")
        try:
            model.scheduled_slots = read_int(fields.pop("scheduled_slots"))
        except UNREADABLE:
            model._leave_unread(src_dict, "scheduled_slots")
        try:
            model.open_slots = read_int(fields.pop("open_slots"))
        except UNREADABLE:
            model._leave_unread(src_dict, "open_slots")
        try:
            model.deferred_slots = read_int(fields.pop("deferred_slots"))
        except UNREADABLE:
            model._leave_unread(src_dict, "deferred_slots")
        try:
            model.description = (
                read_nullable(fields.pop("description"), read_str)
                if "description" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        model.additional_properties = fields
        return model
