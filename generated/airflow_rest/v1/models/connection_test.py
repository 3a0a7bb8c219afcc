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
    read_bool,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ConnectionTest(OpenModel[Any]):
    """Connection test results.

    *New in version 2.2.0*
    """

    status: bool | Unset = UNSET
    """ The status of the request. """
    message: str | Unset = UNSET
    """ The success or failure message of the request. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.status = read_bool(fields.pop("status")) if "status" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "status")
        try:
            model.message = read_str(fields.pop("message")) if "message" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "message")
        model.additional_properties = fields
        return model
