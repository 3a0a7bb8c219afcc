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
    read_bool,
    read_datetime,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ClearPartitionsBody(Model):
    """Request body for the clearPartitions endpoint (column-reset: set partition fields to None)."""

    partition_key: None | str | Unset = UNSET
    """ Select runs by exact partition key match. Mutually exclusive with the other partition selectors. """
    partition_date_start: datetime.datetime | None | Unset = UNSET
    """ Inclusive start of the partition date window. The value is interpreted in the Dag's timetable timezone.
    Mutually exclusive with the other partition selectors. """
    partition_date_end: datetime.datetime | None | Unset = UNSET
    """ Inclusive end of the partition date window. The value is interpreted in the Dag's timetable timezone.
    Mutually exclusive with the other partition selectors. """
    run_id: None | str | Unset = UNSET
    """ Select runs by exact run_id. Mutually exclusive with ``partition_key`` and partition date window. """
    clear_task_instances: bool | Unset = False
    """ Also clear task instances on the matched runs. """
    dry_run: bool | Unset = True
    """ If True, compute counts without writing any changes. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.partition_key = (
                read_nullable(fields.pop("partition_key"), read_str)
                if "partition_key" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_key")
        try:
            model.partition_date_start = (
                read_nullable(fields.pop("partition_date_start"), read_datetime)
                if "partition_date_start" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_date_start")
        try:
            model.partition_date_end = (
                read_nullable(fields.pop("partition_date_end"), read_datetime)
                if "partition_date_end" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_date_end")
        try:
            model.run_id = (
                read_nullable(fields.pop("run_id"), read_str) if "run_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_id")
        try:
            model.clear_task_instances = (
                read_bool(fields.pop("clear_task_instances"))
                if "clear_task_instances" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "clear_task_instances")
        try:
            model.dry_run = read_bool(fields.pop("dry_run")) if "dry_run" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dry_run")
        return model
