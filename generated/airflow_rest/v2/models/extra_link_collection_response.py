from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
)

if TYPE_CHECKING:
    from ..models.extra_link_collection_response_extra_links import (
        ExtraLinkCollectionResponseExtraLinks,
    )


@define(eq=False, repr=False, getstate_setstate=False)
class ExtraLinkCollectionResponse(OpenModel[Any]):
    """Extra Links Response."""

    extra_links: ExtraLinkCollectionResponseExtraLinks
    total_entries: int

    @staticmethod
    def _read_extra_links(value: Any) -> ExtraLinkCollectionResponseExtraLinks:
        from ..models.extra_link_collection_response_extra_links import (
            ExtraLinkCollectionResponseExtraLinks,
        )

        return ExtraLinkCollectionResponseExtraLinks.from_dict(value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "extra_links": fields.pop("extra_links", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
