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
    read_list,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class JobResponse(OpenModel[Any]):
    """Job serializer for responses."""

    id: int
    dag_id: None | str
    state: None | str
    job_type: None | str
    start_date: datetime.datetime | None
    end_date: datetime.datetime | None
    latest_heartbeat: datetime.datetime | None
    executor_class: None | str
    hostname: None | str
    unixname: None | str
    team_names: list[str] | Unset = UNSET
    bundle_names: list[str] | None | Unset = UNSET
    dag_display_name: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.id = read_int(fields.pop("id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.dag_id = read_nullable(fields.pop("dag_id"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.state = read_nullable(fields.pop("state"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.job_type = read_nullable(fields.pop("job_type"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "job_type")
        try:
            model.start_date = read_nullable(fields.pop("start_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date")
        try:
            model.end_date = read_nullable(fields.pop("end_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date")
        try:
            model.latest_heartbeat = read_nullable(fields.pop("latest_heartbeat"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "latest_heartbeat")
        try:
            model.executor_class = read_nullable(fields.pop("executor_class"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "executor_class")
        try:
            model.hostname = read_nullable(fields.pop("hostname"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "hostname")
        try:
            model.unixname = read_nullable(fields.pop("unixname"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "unixname")
        try:
            model.team_names = (
                read_list(fields.pop("team_names"), read_str) if "team_names" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_names")
        try:
            model.bundle_names = (
                read_nullable(fields.pop("bundle_names"), lambda item: read_list(item, read_str))
                if "bundle_names" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_names")
        try:
            model.dag_display_name = (
                read_nullable(fields.pop("dag_display_name"), read_str)
                if "dag_display_name" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        model.additional_properties = fields
        return model
