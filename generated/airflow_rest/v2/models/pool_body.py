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
class PoolBody(Model):
    """Pool serializer for post bodies."""

    name: str
    slots: int
    """ Number of slots. Use -1 for unlimited. """
    description: None | str | Unset = UNSET
    include_deferred: bool | Unset = False
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
            model.description = (
                read_nullable(fields.pop("description"), read_str)
                if "description" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.include_deferred = (
                read_bool(fields.pop("include_deferred")) if "include_deferred" in fields else UNSET
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
