from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

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
)


@define(eq=False, repr=False, getstate_setstate=False)
class PoolPatchBody(Model):
    """Pool serializer for patch bodies."""

    pool: None | str | Unset = UNSET
    slots: int | None | Unset = UNSET
    description: None | str | Unset = UNSET
    include_deferred: bool | None | Unset = UNSET
    team_name: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.pool = read_nullable(fields.pop("pool"), read_str) if "pool" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "pool")
        try:
            model.slots = (
                read_nullable(fields.pop("slots"), read_int) if "slots" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "slots")
        try:
            model.description = (
                read_nullable(fields.pop("description"), read_str)
                if "description" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.include_deferred = (
                read_nullable(fields.pop("include_deferred"), read_bool)
                if "include_deferred" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_deferred")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        return model
