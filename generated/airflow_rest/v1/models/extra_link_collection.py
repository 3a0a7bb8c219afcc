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
    from ..models.extra_link import ExtraLink


@define(eq=False, repr=False, getstate_setstate=False)
class ExtraLinkCollection(OpenModel[Any]):
    """The collection of extra links."""

    extra_links: list[ExtraLink] | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.extra_link import ExtraLink

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.extra_links = (
                read_list(fields.pop("extra_links"), ExtraLink.from_dict)
                if "extra_links" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
