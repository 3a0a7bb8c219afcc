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
    read_list,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ClearTaskInstances(OpenModel[Any]):
    dry_run: bool | Unset = True
    """ If set, don't actually run this operation. The response will contain a list of task instances
    planned to be cleaned, but not modified in any way.
     """
    task_ids: list[str] | Unset = UNSET
    """ A list of task ids to clear.

    *New in version 2.1.0*
     """
    start_date: datetime.datetime | Unset = UNSET
    """ The minimum execution date to clear. """
    end_date: datetime.datetime | Unset = UNSET
    """ The maximum execution date to clear. """
    only_failed: bool | Unset = True
    """ Only clear failed tasks. """
    only_running: bool | Unset = False
    """ Only clear running tasks. """
    include_subdags: bool | Unset = UNSET
    """ Clear tasks in subdags and clear external tasks indicated by ExternalTaskMarker. """
    include_parentdag: bool | Unset = UNSET
    """ Clear tasks in the parent dag of the subdag. """
    reset_dag_runs: bool | Unset = UNSET
    """ Set state of DAG runs to RUNNING. """
    dag_run_id: None | str | Unset = UNSET
    """ The DagRun ID for this task instance """
    include_upstream: bool | Unset = False
    """ If set to true, upstream tasks are also affected. """
    include_downstream: bool | Unset = False
    """ If set to true, downstream tasks are also affected. """
    include_future: bool | Unset = False
    """ If set to True, also tasks from future DAG Runs are affected. """
    include_past: bool | Unset = False
    """ If set to True, also tasks from past DAG Runs are affected. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dry_run = read_bool(fields.pop("dry_run")) if "dry_run" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dry_run")
        try:
            model.task_ids = (
                read_list(fields.pop("task_ids"), read_str) if "task_ids" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_ids")
        try:
            model.start_date = (
                read_datetime(fields.pop("start_date")) if "start_date" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date")
        try:
            model.end_date = (
                read_datetime(fields.pop("end_date")) if "end_date" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date")
        try:
            model.only_failed = (
                read_bool(fields.pop("only_failed")) if "only_failed" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "only_failed")
        try:
            model.only_running = (
                read_bool(fields.pop("only_running")) if "only_running" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "only_running")
        try:
            model.include_subdags = (
                read_bool(fields.pop("include_subdags")) if "include_subdags" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_subdags")
        try:
            model.include_parentdag = (
                read_bool(fields.pop("include_parentdag"))
                if "include_parentdag" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_parentdag")
        try:
            model.reset_dag_runs = (
                read_bool(fields.pop("reset_dag_runs")) if "reset_dag_runs" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "reset_dag_runs")
        try:
            model.dag_run_id = (
                read_nullable(fields.pop("dag_run_id"), read_str)
                if "dag_run_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        try:
            model.include_upstream = (
                read_bool(fields.pop("include_upstream")) if "include_upstream" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_upstream")
        try:
            model.include_downstream = (
                read_bool(fields.pop("include_downstream"))
                if "include_downstream" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_downstream")
        try:
            model.include_future = (
                read_bool(fields.pop("include_future")) if "include_future" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_future")
        try:
            model.include_past = (
                read_bool(fields.pop("include_past")) if "include_past" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_past")
        model.additional_properties = fields
        return model
