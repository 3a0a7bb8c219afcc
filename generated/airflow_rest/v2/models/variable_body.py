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
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class VariableBody(Model):
    """Variable serializer for bodies."""

    key: str
    value: Any
    description: None | str | Unset = UNSET
    team_name: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key"))
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.value = fields.pop("value")
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
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
        return model
