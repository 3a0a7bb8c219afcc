from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    Model,
    fields_of,
    read_list,
    read_one_of,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ConfigOption(Model):
    """Config option."""

    key: str
    value: list[str] | str

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key"))
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.value = read_one_of(
                fields.pop("value"),
                read_str,
                lambda item: read_list(item, lambda item: read_str(item)),
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        return model
