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
class AppBuilderViewResponse(OpenModel[Any]):
    """Serializer for AppBuilder View responses."""

    name: None | str | Unset = UNSET
    category: None | str | Unset = UNSET
    view: None | str | Unset = UNSET
    label: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_nullable(fields.pop("name"), read_str) if "name" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.category = (
                read_nullable(fields.pop("category"), read_str) if "category" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "category")
        try:
            model.view = read_nullable(fields.pop("view"), read_str) if "view" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "view")
        try:
            model.label = (
                read_nullable(fields.pop("label"), read_str) if "label" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "label")
        model.additional_properties = fields
        return model
