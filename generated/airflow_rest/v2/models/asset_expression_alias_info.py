from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class AssetExpressionAliasInfo(OpenModel[Any]):
    """Body of an ``alias`` leaf node."""

    name: str
    group: str

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.group = read_str(fields.pop("group"))
        except UNREADABLE:
            model._leave_unread(src_dict, "group")
        model.additional_properties = fields
        return model
