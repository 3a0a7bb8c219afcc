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
)

if TYPE_CHECKING:
    from ..models.config_section import ConfigSection


@define(eq=False, repr=False, getstate_setstate=False)
class Config(OpenModel[Any]):
    """The configuration."""

    sections: list[ConfigSection] | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.config_section import ConfigSection

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.sections = (
                read_list(fields.pop("sections"), ConfigSection.from_dict)
                if "sections" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
