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
class AsyncConnectionTestResponse(OpenModel[Any]):
    """Response returned when polling for the status of an enqueued connection test."""

    token: str
    connection_id: str
    state: str
    created_at: datetime.datetime
    result_message: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.token = read_str(fields.pop("token"))
        except UNREADABLE:
            model._leave_unread(src_dict, "token")
        try:
            model.connection_id = read_str(fields.pop("connection_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "connection_id")
        try:
            model.state = read_str(fields.pop("state"))
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.created_at = read_datetime(fields.pop("created_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "created_at")
        try:
            model.result_message = (
                read_nullable(fields.pop("result_message"), read_str)
                if "result_message" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "result_message")
        model.additional_properties = fields
        return model
