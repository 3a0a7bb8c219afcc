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
class Trigger(OpenModel[Any]):
    id: int | Unset = UNSET
    classpath: str | Unset = UNSET
    kwargs: str | Unset = UNSET
    created_date: datetime.datetime | Unset = UNSET
    triggerer_id: int | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.id = read_int(fields.pop("id")) if "id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.classpath = read_str(fields.pop("classpath")) if "classpath" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "classpath")
        try:
            model.kwargs = read_str(fields.pop("kwargs")) if "kwargs" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "kwargs")
        try:
            model.created_date = (
                read_datetime(fields.pop("created_date")) if "created_date" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "created_date")
        try:
            model.triggerer_id = (
                read_nullable(fields.pop("triggerer_id"), read_int)
                if "triggerer_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "triggerer_id")
        model.additional_properties = fields
        return model
