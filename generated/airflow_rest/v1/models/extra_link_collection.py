from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
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

    @staticmethod
    def _read_extra_links(value: Any) -> list[ExtraLink]:
        from ..models.extra_link import ExtraLink

        return read_list(value, ExtraLink.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "extra_links": fields.pop("extra_links", UNSET),
            }
        )
        model.additional_properties = fields
        return model
