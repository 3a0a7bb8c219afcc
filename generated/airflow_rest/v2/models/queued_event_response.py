from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_int,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class QueuedEventResponse(OpenModel[Any]):
    """Queued Event serializer for responses.."""

    dag_id: str
    asset_id: int
    created_at: datetime.datetime
    dag_display_name: str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.asset_id = read_int(fields.pop("asset_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "asset_id")
        try:
            model.created_at = read_datetime(fields.pop("created_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "created_at")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        model.additional_properties = fields
        return model
