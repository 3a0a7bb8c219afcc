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
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ProviderResponse(OpenModel[Any]):
    """Provider serializer for responses."""

    package_name: str
    description: str
    version: str
    documentation_url: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.package_name = read_str(fields.pop("package_name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "package_name")
        try:
            model.description = read_str(fields.pop("description"))
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.version = read_str(fields.pop("version"))
        except UNREADABLE:
            model._leave_unread(src_dict, "version")
        try:
            model.documentation_url = (
                read_nullable(fields.pop("documentation_url"), read_str)
                if "documentation_url" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "documentation_url")
        model.additional_properties = fields
        return model
