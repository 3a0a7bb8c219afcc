from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Literal, Self, cast

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_const,
    read_datetime,
    read_none,
    read_one_of,
)


@define(eq=False, repr=False, getstate_setstate=False)
class TaskStateStoreBody(Model):
    """Request body for setting a task state store value.

    ``expires_at`` controls expiry:

    - ``"default"``: apply the configured ``[state_store] default_retention_days``.
    - ``null``: never expire.
    - aware datetime: expire at that time.
    """

    value: Any
    expires_at: datetime.datetime | Literal["default"] | None | Unset = "default"

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.value = fields.pop("value")
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        try:
            model.expires_at = (
                cast(
                    datetime.datetime | Literal["default"] | None,
                    read_one_of(
                        fields.pop("expires_at"),
                        read_datetime,
                        lambda item: read_const(item, "default"),
                        read_none,
                    ),
                )
                if "expires_at" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "expires_at")
        return model
