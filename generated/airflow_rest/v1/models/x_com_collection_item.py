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
class XComCollectionItem(OpenModel[Any]):
    """XCom entry collection item.

    The value field is only available when reading a single object due to the size of the value.
    """

    key: str | Unset = UNSET
    timestamp: datetime.datetime | Unset = UNSET
    execution_date: datetime.datetime | Unset = UNSET
    map_index: int | Unset = UNSET
    task_id: str | Unset = UNSET
    dag_id: str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key")) if "key" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.timestamp = (
                read_datetime(fields.pop("timestamp")) if "timestamp" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        try:
            model.execution_date = (
                read_datetime(fields.pop("execution_date")) if "execution_date" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "execution_date")
        try:
            model.map_index = read_int(fields.pop("map_index")) if "map_index" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "map_index")
        try:
            model.task_id = read_str(fields.pop("task_id")) if "task_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.dag_id = read_str(fields.pop("dag_id")) if "dag_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        model.additional_properties = fields
        return model
