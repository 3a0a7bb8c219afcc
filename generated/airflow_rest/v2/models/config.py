from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    Model,
    fields_of,
    read_list,
)

if TYPE_CHECKING:
    from ..models.config_section import ConfigSection


@define(eq=False, repr=False, getstate_setstate=False)
class Config(Model):
    """List of config sections with their options."""

    sections: list[ConfigSection]

    @staticmethod
    def _read_sections(value: Any) -> list[ConfigSection]:
        from ..models.config_section import ConfigSection

        return read_list(value, ConfigSection.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "sections": fields.pop("sections", ABSENT),
            }
        )
        return model
