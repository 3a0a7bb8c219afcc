from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.reprocess_behavior import ReprocessBehavior
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_int,
    read_nullable,
    read_object,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class BackfillResponse(OpenModel[Any]):
    """Base serializer for Backfill."""

    id: int
    dag_id: str
    from_date: datetime.datetime
    to_date: datetime.datetime
    dag_run_conf: dict[str, Any] | None
    is_paused: bool
    reprocess_behavior: ReprocessBehavior
    """ Internal enum for setting reprocess behavior in a backfill.

    :meta private: """
    max_active_runs: int
    created_at: datetime.datetime
    completed_at: datetime.datetime | None
    updated_at: datetime.datetime
    dag_display_name: str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.id = read_int(fields.pop("id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.from_date = read_datetime(fields.pop("from_date"))
        except UNREADABLE:
            model._leave_unread(src_dict, "from_date")
        try:
            model.to_date = read_datetime(fields.pop("to_date"))
        except UNREADABLE:
            model._leave_unread(src_dict, "to_date")
        try:
            model.dag_run_conf = read_nullable(fields.pop("dag_run_conf"), read_object)
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_conf")
        try:
            model.is_paused = read_bool(fields.pop("is_paused"))
        except UNREADABLE:
            model._leave_unread(src_dict, "is_paused")
        try:
            model.reprocess_behavior = ReprocessBehavior(fields.pop("reprocess_behavior"))
        except UNREADABLE:
            model._leave_unread(src_dict, "reprocess_behavior")
        try:
            model.max_active_runs = read_int(fields.pop("max_active_runs"))
        except UNREADABLE:
            model._leave_unread(src_dict, "max_active_runs")
        try:
            model.created_at = read_datetime(fields.pop("created_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "created_at")
        try:
            model.completed_at = read_nullable(fields.pop("completed_at"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "completed_at")
        try:
            model.updated_at = read_datetime(fields.pop("updated_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "updated_at")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        model.additional_properties = fields
        return model
