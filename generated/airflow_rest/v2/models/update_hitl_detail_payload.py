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
    read_list,
    read_nullable,
    read_object,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class UpdateHITLDetailPayload(OpenModel[Any]):
    """Schema for updating the content of a Human-in-the-loop detail."""

    chosen_options: list[str]
    params_input: dict[str, Any] | Unset = UNSET
    request_created_at: datetime.datetime | None | Unset = UNSET
    """ The ``created_at`` of the request this response answers, exactly as the GET endpoint returned it. When the
    task has since replaced its request (it asked again after a resume, retry or clear), the response is refused
    with 409 instead of answering a request the user did not see. Leave it out to answer whatever request is
    waiting. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.chosen_options = read_list(fields.pop("chosen_options"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "chosen_options")
        try:
            model.params_input = (
                read_object(fields.pop("params_input")) if "params_input" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "params_input")
        try:
            model.request_created_at = (
                read_nullable(fields.pop("request_created_at"), read_datetime)
                if "request_created_at" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "request_created_at")
        model.additional_properties = fields
        return model
