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
    read_bool,
    read_datetime,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class SLAMiss(OpenModel[Any]):
    task_id: str | Unset = UNSET
    """ The task ID. """
    dag_id: str | Unset = UNSET
    """ The DAG ID. """
    execution_date: datetime.datetime | Unset = UNSET
    email_sent: bool | Unset = UNSET
    timestamp: datetime.datetime | Unset = UNSET
    description: None | str | Unset = UNSET
    notification_sent: bool | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.task_id = read_str(fields.pop("task_id")) if "task_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.dag_id = read_str(fields.pop("dag_id")) if "dag_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.execution_date = (
                read_datetime(fields.pop("execution_date")) if "execution_date" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "execution_date")
        try:
            model.email_sent = (
                read_bool(fields.pop("email_sent")) if "email_sent" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "email_sent")
        try:
            model.timestamp = (
                read_datetime(fields.pop("timestamp")) if "timestamp" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        try:
            model.description = (
                read_nullable(fields.pop("description"), read_str)
                if "description" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.notification_sent = (
                read_bool(fields.pop("notification_sent"))
                if "notification_sent" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "notification_sent")
        model.additional_properties = fields
        return model
