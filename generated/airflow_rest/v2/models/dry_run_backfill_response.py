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
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DryRunBackfillResponse(OpenModel[Any]):
    """Backfill serializer for responses in dry-run mode."""

    logical_date: datetime.datetime | None
    partition_key: None | str | Unset = UNSET
    partition_date: datetime.datetime | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.logical_date = read_nullable(fields.pop("logical_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
        try:
            model.partition_key = (
                read_nullable(fields.pop("partition_key"), read_str)
                if "partition_key" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_key")
        try:
            model.partition_date = (
                read_nullable(fields.pop("partition_date"), read_datetime)
                if "partition_date" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_date")
        model.additional_properties = fields
        return model
