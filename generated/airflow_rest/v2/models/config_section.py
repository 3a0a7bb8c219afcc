from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
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

    @staticmethod
    def _read_options(value: Any) -> list[ConfigOption]:
        from ..models.config_option import ConfigOption

        return read_list(value, ConfigOption.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "options": fields.pop("options", ABSENT),
            }
        )
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        return model
