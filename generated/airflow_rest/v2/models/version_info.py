from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class VersionInfo(OpenModel[Any]):
    """Version information serializer for responses."""

    version: str
    git_version: None | str

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.version = read_str(fields.pop("version"))
        except UNREADABLE:
            model._leave_unread(src_dict, "version")
        try:
            model.git_version = read_nullable(fields.pop("git_version"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "git_version")
        model.additional_properties = fields
        return model
