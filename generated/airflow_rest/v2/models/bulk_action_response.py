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
    read_list,
    read_object,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class BulkActionResponse(OpenModel[Any]):
    """Serializer for individual bulk action responses.

    Represents the outcome of a single bulk operation (create, update, or delete).
    The response includes a list of successful keys and any errors encountered during the operation.
    This structure helps users understand which key actions succeeded and which failed.
    """

    success: list[str] | Unset = UNSET
    """ A list of unique id/key representing successful operations. """
    errors: list[dict[str, Any]] | Unset = UNSET
    """ A list of errors encountered during the operation, each containing details about the issue. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.success = (
                read_list(fields.pop("success"), read_str) if "success" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "success")
        try:
            model.errors = (
                read_list(fields.pop("errors"), read_object) if "errors" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "errors")
        model.additional_properties = fields
        return model
