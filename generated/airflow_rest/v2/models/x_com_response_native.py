from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

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
    read_uuid,
)


@define(eq=False, repr=False, getstate_setstate=False)
class XComResponseNative(OpenModel[Any]):
    """XCom response serializer with native return type."""

    key: str
    timestamp: datetime.datetime
    logical_date: datetime.datetime | None
    map_index: int
    task_id: str
    dag_id: str
    run_id: str
    value: Any
    region_id: UUID | Unset = UNSET
    region_index: int | Unset = UNSET
    dag_display_name: str | Unset = UNSET
    task_display_name: str | Unset = UNSET
    run_after: datetime.datetime | Unset = UNSET
    team_name: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.key = read_str(fields.pop("key"))
        except UNREADABLE:
            model._leave_unread(src_dict, "key")
        try:
            model.timestamp = read_datetime(fields.pop("timestamp"))
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        try:
            model.logical_date = read_nullable(fields.pop("logical_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
        try:
            model.map_index = read_int(fields.pop("map_index"))
        except UNREADABLE:
            model._leave_unread(src_dict, "map_index")
        try:
            model.task_id = read_str(fields.pop("task_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.run_id = read_str(fields.pop("run_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "run_id")
        try:
            model.value = fields.pop("value")
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        try:
            model.region_id = read_uuid(fields.pop("region_id")) if "region_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "region_id")
        try:
            model.region_index = (
                read_int(fields.pop("region_index")) if "region_index" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "region_index")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        try:
            model.task_display_name = (
                read_str(fields.pop("task_display_name"))
                if "task_display_name" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_display_name")
        try:
            model.run_after = (
                read_datetime(fields.pop("run_after")) if "run_after" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_after")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        model.additional_properties = fields
        return model
