from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.extra_link_collection_response_extra_links import (
            ExtraLinkCollectionResponseExtraLinks,
        )

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.extra_links = ExtraLinkCollectionResponseExtraLinks.from_dict(
                fields.pop("extra_links")
            )
        except UNREADABLE:
            pass
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
