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
class ImportError_(OpenModel[Any]):
    import_error_id: int | Unset = UNSET
    """ The import error ID. """
    timestamp: datetime.datetime | Unset = UNSET
    """ The time when this error was created. """
    filename: str | Unset = UNSET
    """ The filename """
    stack_trace: str | Unset = UNSET
    """ The full stackstrace. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.import_error_id = (
                read_int(fields.pop("import_error_id")) if "import_error_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "import_error_id")
        try:
            model.timestamp = (
                read_datetime(fields.pop("timestamp")) if "timestamp" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        try:
            model.filename = read_str(fields.pop("filename")) if "filename" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "filename")
        try:
            model.stack_trace = (
                read_str(fields.pop("stack_trace")) if "stack_trace" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "stack_trace")
        model.additional_properties = fields
        return model
