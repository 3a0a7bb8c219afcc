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
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class UserCollectionItemRolesItemType0(OpenModel[Any]):
    name: str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name")) if "name" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        model.additional_properties = fields
        return model
