from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
    read_list,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DAGTagCollectionResponse(OpenModel[Any]):
    """Dag Tags Collection serializer for responses."""

    tags: list[str]
    total_entries: int

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.tags = read_list(fields.pop("tags"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "tags")
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
