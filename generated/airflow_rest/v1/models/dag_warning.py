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
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DagWarning(OpenModel[Any]):
    dag_id: str | Unset = UNSET
    """ The dag_id. """
    warning_type: str | Unset = UNSET
    """ The warning type for the dag warning. """
    message: str | Unset = UNSET
    """ The message for the dag warning. """
    timestamp: datetime.datetime | Unset = UNSET
    """ The time when this warning was logged. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dag_id = read_str(fields.pop("dag_id")) if "dag_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.warning_type = (
                read_str(fields.pop("warning_type")) if "warning_type" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "warning_type")
        try:
            model.message = read_str(fields.pop("message")) if "message" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "message")
        try:
            model.timestamp = (
                read_datetime(fields.pop("timestamp")) if "timestamp" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        model.additional_properties = fields
        return model
