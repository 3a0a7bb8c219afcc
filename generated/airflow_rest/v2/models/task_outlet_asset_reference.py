from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_datetime,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class TaskOutletAssetReference(Model):
    """Task outlet reference serializer for assets."""

    dag_id: str
    task_id: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    team_name: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.task_id = read_str(fields.pop("task_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.created_at = read_datetime(fields.pop("created_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "created_at")
        try:
            model.updated_at = read_datetime(fields.pop("updated_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "updated_at")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        return model
