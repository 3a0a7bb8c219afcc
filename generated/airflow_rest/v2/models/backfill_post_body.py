from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.reprocess_behavior import ReprocessBehavior
from ..types import (
    UNREADABLE,
    UNSET,
    Model,
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
class BackfillPostBody(Model):
    """Object used for create backfill request."""

    dag_id: str
    from_date: datetime.datetime
    to_date: datetime.datetime
    run_backwards: bool | Unset = False
    dag_run_conf: dict[str, Any] | None | Unset = UNSET
    reprocess_behavior: ReprocessBehavior | Unset = UNSET
    """ Internal enum for setting reprocess behavior in a backfill.

    :meta private: """
    max_active_runs: int | Unset = 10
    run_on_latest_version: bool | None | Unset = UNSET
    """ Run on the latest bundle version of the Dag for each backfilled run. If not specified, falls back to the
    DAG-level ``rerun_with_latest_version`` parameter, then the ``[core] rerun_with_latest_version`` config option,
    and finally ``True`` (the historical default for backfills). """
    drain_dag: bool | Unset = UNSET
    """ Drain the Dag together with the backfill. Draining changes the whole Dag: unfinished runs can start or
    resume except those held by paused backfills. No scheduled runs are created, and the Dag pauses once all
    unfinished runs finish. Paused backfills must be resumed for draining to complete. Requires the same permission
    as pausing the Dag. Ignored by the dry-run endpoint. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
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
            model.run_backwards = (
                read_bool(fields.pop("run_backwards")) if "run_backwards" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_backwards")
        try:
            model.dag_run_conf = (
                read_nullable(fields.pop("dag_run_conf"), read_object)
                if "dag_run_conf" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_conf")
        try:
            model.reprocess_behavior = (
                ReprocessBehavior(fields.pop("reprocess_behavior"))
                if "reprocess_behavior" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "reprocess_behavior")
        try:
            model.max_active_runs = (
                read_int(fields.pop("max_active_runs")) if "max_active_runs" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "max_active_runs")
        try:
            model.run_on_latest_version = (
                read_nullable(fields.pop("run_on_latest_version"), read_bool)
                if "run_on_latest_version" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_on_latest_version")
        try:
            model.drain_dag = read_bool(fields.pop("drain_dag")) if "drain_dag" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "drain_dag")
        return model
