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
class ConfigOption(OpenModel[Any]):
    """The option of configuration."""

    key: str | Unset = UNSET
    value: str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key")) if "key" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.value = read_str(fields.pop("value")) if "value" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        model.additional_properties = fields
        return model
