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
class AppBuilderMenuItemResponse(OpenModel[Any]):
    """Serializer for AppBuilder Menu Item responses."""

    name: str
    href: None | str | Unset = UNSET
    category: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.href = read_nullable(fields.pop("href"), read_str) if "href" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "href")
        try:
            model.category = (
                read_nullable(fields.pop("category"), read_str) if "category" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "category")
        model.additional_properties = fields
        return model
