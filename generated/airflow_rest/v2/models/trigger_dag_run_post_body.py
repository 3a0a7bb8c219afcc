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
    read_object,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class TriggerDAGRunPostBody(Model):
    """Trigger Dag Run Serializer for POST body."""

    logical_date: datetime.datetime | None
    dag_run_id: None | str | Unset = UNSET
    data_interval_start: datetime.datetime | None | Unset = UNSET
    data_interval_end: datetime.datetime | None | Unset = UNSET
    run_after: datetime.datetime | None | Unset = UNSET
    conf: dict[str, Any] | None | Unset = UNSET
    note: None | str | Unset = UNSET
    partition_key: None | str | Unset = UNSET
    bundle_version: None | str | Unset = UNSET
    drain_dag: bool | Unset = UNSET
    """ Drain the Dag together with this run. Draining changes the whole Dag: unfinished runs can start or resume
    except those held by paused backfills. No scheduled runs are created, and the Dag pauses once all unfinished
    runs finish. Paused backfills must be resumed for draining to complete. Requires the same permission as pausing
    the Dag. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.logical_date = read_nullable(fields.pop("logical_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
        try:
            model.dag_run_id = (
                read_nullable(fields.pop("dag_run_id"), read_str)
                if "dag_run_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        try:
            model.data_interval_start = (
                read_nullable(fields.pop("data_interval_start"), read_datetime)
                if "data_interval_start" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "data_interval_start")
        try:
            model.data_interval_end = (
                read_nullable(fields.pop("data_interval_end"), read_datetime)
                if "data_interval_end" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "data_interval_end")
        try:
            model.run_after = (
                read_nullable(fields.pop("run_after"), read_datetime)
                if "run_after" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_after")
        try:
            model.conf = (
                read_nullable(fields.pop("conf"), read_object) if "conf" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "conf")
        try:
            model.note = read_nullable(fields.pop("note"), read_str) if "note" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        try:
            model.partition_key = (
                read_nullable(fields.pop("partition_key"), read_str)
                if "partition_key" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_key")
        try:
            model.bundle_version = (
                read_nullable(fields.pop("bundle_version"), read_str)
                if "bundle_version" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_version")
        try:
            model.drain_dag = read_bool(fields.pop("drain_dag")) if "drain_dag" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "drain_dag")
        return model
