from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_datetime,
    read_float,
    read_int,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DagBundleFileResponse(OpenModel[Any]):
    """A file in a Dag bundle, as the Dag processor last saw it."""

    relative_fileloc: str
    dag_count: int
    """ Number of live Dags the file defines that the caller may read. """
    last_parsed_time: datetime.datetime | None
    """ When the file was last parsed, or null if it has never parsed successfully. """
    last_parse_duration: float | None
    """ How long the last successful parse of the file took, in seconds. """
    import_error_count: int | None
    """ Number of import errors recorded against the file, which is at most one. Null when the caller may not read
    import errors -- deliberately not zero, which would read as a file with nothing wrong. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.relative_fileloc = read_str(fields.pop("relative_fileloc"))
        except UNREADABLE:
            model._leave_unread(src_dict, "relative_fileloc")
        try:
            model.dag_count = read_int(fields.pop("dag_count"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_count")
        try:
            model.last_parsed_time = read_nullable(fields.pop("last_parsed_time"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "last_parsed_time")
        try:
            model.last_parse_duration = read_nullable(fields.pop("last_parse_duration"), read_float)
        except UNREADABLE:
            model._leave_unread(src_dict, "last_parse_duration")
        try:
            model.import_error_count = read_nullable(fields.pop("import_error_count"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "import_error_count")
        model.additional_properties = fields
        return model
