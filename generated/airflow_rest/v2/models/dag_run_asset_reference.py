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
class DagRunAssetReference(Model):
    """DagRun serializer for asset responses."""

    run_id: str
    dag_id: str
    logical_date: datetime.datetime | None
    start_date: datetime.datetime | None
    end_date: datetime.datetime | None
    state: str
    data_interval_start: datetime.datetime | None
    data_interval_end: datetime.datetime | None
    partition_key: None | str | Unset = UNSET
    triggering: bool | Unset = UNSET
    """ Whether this asset event triggered the referenced dag run. Only a run's most recent consumed asset event
    triggers it; earlier consumed events are included in the run but did not trigger it. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.run_id = read_str(fields.pop("run_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "run_id")
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.logical_date = read_nullable(fields.pop("logical_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
        try:
            model.start_date = read_nullable(fields.pop("start_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date")
        try:
            model.end_date = read_nullable(fields.pop("end_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date")
        try:
            model.state = read_str(fields.pop("state"))
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.data_interval_start = read_nullable(
                fields.pop("data_interval_start"), read_datetime
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "data_interval_start")
        try:
            model.data_interval_end = read_nullable(fields.pop("data_interval_end"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "data_interval_end")
        try:
            model.partition_key = (
                read_nullable(fields.pop("partition_key"), read_str)
                if "partition_key" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_key")
        try:
            model.triggering = (
                read_bool(fields.pop("triggering")) if "triggering" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "triggering")
        return model
