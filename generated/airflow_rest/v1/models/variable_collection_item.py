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
class VariableCollectionItem(OpenModel[Any]):
    """XCom entry collection item.
    The value field are only available when retrieving a single object due to the sensitivity of this data.
    """

    key: str | Unset = UNSET
    description: None | str | Unset = UNSET
    """ The description of the variable.

    *New in version 2.4.0*
     """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key")) if "key" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.description = (
                read_nullable(fields.pop("description"), read_str)
                if "description" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        model.additional_properties = fields
        return model
