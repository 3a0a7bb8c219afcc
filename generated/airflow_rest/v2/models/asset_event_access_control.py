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
    read_list,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class AssetEventAccessControl(Model):
    """Access control settings for asset event consumer team filtering."""

    consumer_teams: list[str] | None | Unset = UNSET
    allow_global: bool | Unset = True

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.consumer_teams = (
                read_nullable(fields.pop("consumer_teams"), lambda item: read_list(item, read_str))
                if "consumer_teams" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "consumer_teams")
        try:
            model.allow_global = (
                read_bool(fields.pop("allow_global")) if "allow_global" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "allow_global")
        return model
