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
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class TriggerResponse(OpenModel[Any]):
    """Trigger serializer for responses."""

    id: int
    classpath: str
    kwargs: str
    created_date: datetime.datetime
    triggerer_id: int | None
    queue: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.id = read_int(fields.pop("id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.classpath = read_str(fields.pop("classpath"))
        except UNREADABLE:
            model._leave_unread(src_dict, "classpath")
        try:
            model.kwargs = read_str(fields.pop("kwargs"))
        except UNREADABLE:
            model._leave_unread(src_dict, "kwargs")
        try:
            model.created_date = read_datetime(fields.pop("created_date"))
        except UNREADABLE:
            model._leave_unread(src_dict, "created_date")
        try:
            model.triggerer_id = read_nullable(fields.pop("triggerer_id"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "triggerer_id")
        try:
            model.queue = (
                read_nullable(fields.pop("queue"), read_str) if "queue" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "queue")
        model.additional_properties = fields
        return model
