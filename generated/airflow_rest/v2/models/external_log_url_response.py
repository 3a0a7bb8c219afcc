from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ExternalLogUrlResponse(OpenModel[Any]):
    """Response for the external log URL endpoint."""

    url: str

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.url = read_str(fields.pop("url"))
        except UNREADABLE:
            model._leave_unread(src_dict, "url")
        model.additional_properties = fields
        return model
