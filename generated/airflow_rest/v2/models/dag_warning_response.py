from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.dag_warning_type import DagWarningType
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_one_of,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DAGWarningResponse(OpenModel[Any]):
    """Dag Warning serializer for responses."""

    dag_id: str
    warning_type: DagWarningType | str
    message: str
    timestamp: datetime.datetime
    dag_display_name: str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.warning_type = read_one_of(
                fields.pop("warning_type"), lambda item: DagWarningType(item), read_str
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "warning_type")
        try:
            model.message = read_str(fields.pop("message"))
        except UNREADABLE:
            model._leave_unread(src_dict, "message")
        try:
            model.timestamp = read_datetime(fields.pop("timestamp"))
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        model.additional_properties = fields
        return model
