from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_list,
    read_str,
)

if TYPE_CHECKING:
    from ..models.config_option import ConfigOption


@define(eq=False, repr=False, getstate_setstate=False)
class ConfigSection(OpenModel[Any]):
    """The section of configuration."""

    name: str | Unset = UNSET
    options: list[ConfigOption] | Unset = UNSET

    @staticmethod
    def _read_options(value: Any) -> list[ConfigOption]:
        from ..models.config_option import ConfigOption

        return read_list(value, ConfigOption.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "options": fields.pop("options", UNSET),
            }
        )
        try:
            model.name = read_str(fields.pop("name")) if "name" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        model.additional_properties = fields
        return model
