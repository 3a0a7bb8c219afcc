from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_int,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DagStatsStateCollectionItem(OpenModel[Any]):
    """DagStatsState entry collection item."""

    state: str | Unset = UNSET
    """ The DAG state. """
    count: int | Unset = UNSET
    """ The DAG state count. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.state = read_str(fields.pop("state")) if "state" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.count = read_int(fields.pop("count")) if "count" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "count")
        model.additional_properties = fields
        return model
