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
class Job(OpenModel[Any]):
    id: int | Unset = UNSET
    dag_id: None | str | Unset = UNSET
    state: None | str | Unset = UNSET
    job_type: None | str | Unset = UNSET
    start_date: datetime.datetime | None | Unset = UNSET
    end_date: datetime.datetime | None | Unset = UNSET
    latest_heartbeat: datetime.datetime | None | Unset = UNSET
    executor_class: None | str | Unset = UNSET
    hostname: None | str | Unset = UNSET
    unixname: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.id = read_int(fields.pop("id")) if "id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.dag_id = (
                read_nullable(fields.pop("dag_id"), read_str) if "dag_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.state = (
                read_nullable(fields.pop("state"), read_str) if "state" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.job_type = (
                read_nullable(fields.pop("job_type"), read_str) if "job_type" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "job_type")
        try:
            model.start_date = (
                read_nullable(fields.pop("start_date"), read_datetime)
                if "start_date" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date")
        try:
            model.end_date = (
                read_nullable(fields.pop("end_date"), read_datetime)
                if "end_date" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date")
        try:
            model.latest_heartbeat = (
                read_nullable(fields.pop("latest_heartbeat"), read_datetime)
                if "latest_heartbeat" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "latest_heartbeat")
        try:
            model.executor_class = (
                read_nullable(fields.pop("executor_class"), read_str)
                if "executor_class" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "executor_class")
        try:
            model.hostname = (
                read_nullable(fields.pop("hostname"), read_str) if "hostname" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "hostname")
        try:
            model.unixname = (
                read_nullable(fields.pop("unixname"), read_str) if "unixname" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "unixname")
        model.additional_properties = fields
        return model
