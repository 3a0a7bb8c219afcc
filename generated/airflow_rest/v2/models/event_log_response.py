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
class EventLogResponse(OpenModel[Any]):
    """Event Log Response."""

    event_log_id: int
    when: datetime.datetime
    dag_id: None | str
    task_id: None | str
    run_id: None | str
    map_index: int | None
    try_number: int | None
    event: str
    logical_date: datetime.datetime | None
    owner: None | str
    extra: None | str
    task_instance_id: None | Unset | UUID = UNSET
    owner_display_name: None | str | Unset = UNSET
    dag_display_name: None | str | Unset = UNSET
    task_display_name: None | str | Unset = UNSET
    team_name: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.event_log_id = read_int(fields.pop("event_log_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "event_log_id")
        try:
            model.when = read_datetime(fields.pop("when"))
        except UNREADABLE:
            model._leave_unread(src_dict, "when")
        try:
            model.dag_id = read_nullable(fields.pop("dag_id"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.task_id = read_nullable(fields.pop("task_id"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.run_id = read_nullable(fields.pop("run_id"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "run_id")
        try:
            model.map_index = read_nullable(fields.pop("map_index"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "map_index")
        try:
            model.try_number = read_nullable(fields.pop("try_number"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "try_number")
        try:
            model.event = read_str(fields.pop("event"))
        except UNREADABLE:
            model._leave_unread(src_dict, "event")
        try:
            model.logical_date = read_nullable(fields.pop("logical_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
        try:
            model.owner = read_nullable(fields.pop("owner"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "owner")
        try:
            model.extra = read_nullable(fields.pop("extra"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
        try:
            model.task_instance_id = (
                read_nullable(fields.pop("task_instance_id"), read_uuid)
                if "task_instance_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_instance_id")
        try:
            model.owner_display_name = (
                read_nullable(fields.pop("owner_display_name"), read_str)
                if "owner_display_name" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "owner_display_name")
        try:
            model.dag_display_name = (
                read_nullable(fields.pop("dag_display_name"), read_str)
                if "dag_display_name" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        try:
            model.task_display_name = (
                read_nullable(fields.pop("task_display_name"), read_str)
                if "task_display_name" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_display_name")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        model.additional_properties = fields
        return model
