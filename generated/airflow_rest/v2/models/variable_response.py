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
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class VariableResponse(OpenModel[Any]):
    """Variable serializer for responses."""

    key: str
    description: None | str
    is_encrypted: bool
    value: None | str | Unset = UNSET
    team_name: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key"))
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.description = read_nullable(fields.pop("description"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.is_encrypted = read_bool(fields.pop("is_encrypted"))
        except UNREADABLE:
            model._leave_unread(src_dict, "is_encrypted")
        try:
            model.value = (
                read_nullable(fields.pop("value"), read_str) if "value" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        model.additional_properties = fields
        return model
