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
class ImportErrorResponse(OpenModel[Any]):
    """Import Error Response."""

    import_error_id: int
    timestamp: datetime.datetime
    filename: str
    bundle_name: None | str
    stack_trace: str
    source_reference: None | str | Unset = UNSET
    file_token: str | Unset = UNSET
    """ Return a signed token identifying the file, used to request its reparse. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.import_error_id = read_int(fields.pop("import_error_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "import_error_id")
        try:
            model.timestamp = read_datetime(fields.pop("timestamp"))
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        try:
            model.filename = read_str(fields.pop("filename"))
        except UNREADABLE:
            model._leave_unread(src_dict, "filename")
        try:
            model.bundle_name = read_nullable(fields.pop("bundle_name"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_name")
        try:
            model.stack_trace = read_str(fields.pop("stack_trace"))
        except UNREADABLE:
            model._leave_unread(src_dict, "stack_trace")
        try:
            model.source_reference = (
                read_nullable(fields.pop("source_reference"), read_str)
                if "source_reference" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source_reference")
        try:
            model.file_token = (
                read_str(fields.pop("file_token")) if "file_token" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "file_token")
        model.additional_properties = fields
        return model
