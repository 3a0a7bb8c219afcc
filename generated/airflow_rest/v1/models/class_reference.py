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
class ClassReference(OpenModel[Any]):
    """Class reference"""

    module_path: str | Unset = UNSET
    class_name: str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.module_path = (
                read_str(fields.pop("module_path")) if "module_path" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "module_path")
        try:
            model.class_name = (
                read_str(fields.pop("class_name")) if "class_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "class_name")
        model.additional_properties = fields
        return model
