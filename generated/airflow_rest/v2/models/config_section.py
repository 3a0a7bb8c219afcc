from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    Model,
    fields_of,
    read_list,
    read_str,
)

if TYPE_CHECKING:
    from ..models.config_option import ConfigOption


@define(eq=False, repr=False, getstate_setstate=False)
class ConfigSection(Model):
    """Config Section Schema."""

    name: str
    options: list[ConfigOption]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.config_option import ConfigOption

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            pass
        try:
            model.options = read_list(fields.pop("options"), ConfigOption.from_dict)
        except UNREADABLE:
            pass
        return model
