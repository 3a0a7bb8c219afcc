from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_int,
    read_list,
    read_nullable,
    read_one_of,
    read_str,
    read_uuid,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ClearTaskInstancesBody(Model):
    """Request body for Clear Task Instances endpoint."""

    dry_run: bool | Unset = True
    start_date: datetime.datetime | None | Unset = UNSET
    end_date: datetime.datetime | None | Unset = UNSET
    only_failed: bool | Unset = True
    only_running: bool | Unset = False
    reset_dag_runs: bool | Unset = True
    task_ids: list[list[int | str] | str] | None | Unset = UNSET
    """ A list of `task_id` or [`task_id`, `map_index`]. If only the `task_id` is provided for a mapped task, all of
    its map indices will be targeted. """
    task_group_id: None | str | Unset = UNSET
    """ Clear every task in this task group. Mutually exclusive with `task_ids`. The group's tasks are resolved on
    the server from the dag structure, so all of them are targeted regardless of how many there are. """
    task_instance_ids: list[UUID] | None | Unset = UNSET
    """ Exact current executions in one DAG run. Mutually exclusive with task_ids and task_group_id. """
    whole_expansion_ids: list[UUID] | Unset = UNSET
    """ Selected execution IDs whose entire mapped expansion should be cleared. """
    include_later_loop_iterations: bool | Unset = UNSET
    """ Clear later iterations when the selection includes a loop gate. """
    dag_run_id: None | str | Unset = UNSET
    include_upstream: bool | Unset = False
    include_downstream: bool | Unset = False
    include_future: bool | Unset = False
    include_past: bool | Unset = False
    run_on_latest_version: bool | None | Unset = UNSET
    """ (Experimental) Run on the latest bundle version of the dag after clearing the task instances. If not
    specified, falls back to the DAG-level ``rerun_with_latest_version`` parameter, then the ``[core]
    rerun_with_latest_version`` config option, and finally ``False`` (the historical default for clear/rerun). """
    prevent_running_task: bool | Unset = UNSET
    keep_task_state: bool | Unset = UNSET
    """ Keep the task state store entries of the cleared task instances so the next attempt resumes from them. By
    default they are discarded, so the task starts over. """
    note: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dry_run = read_bool(fields.pop("dry_run")) if "dry_run" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dry_run")
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
            model.reset_dag_runs = (
                read_bool(fields.pop("reset_dag_runs")) if "reset_dag_runs" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "reset_dag_runs")
        try:
            model.task_ids = (
                read_nullable(
                    fields.pop("task_ids"),
                    lambda item: read_list(
                        item,
                        lambda item: read_one_of(
                            item,
                            read_str,
                            lambda item: read_list(
                                item, lambda item: read_one_of(item, read_str, read_int)
                            ),
                        ),
                    ),
                )
                if "task_ids" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_ids")
        try:
            model.task_group_id = (
                read_nullable(fields.pop("task_group_id"), read_str)
                if "task_group_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_group_id")
        try:
            model.task_instance_ids = (
                read_nullable(
                    fields.pop("task_instance_ids"), lambda item: read_list(item, read_uuid)
                )
                if "task_instance_ids" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_instance_ids")
        try:
            model.whole_expansion_ids = (
                read_list(fields.pop("whole_expansion_ids"), read_uuid)
                if "whole_expansion_ids" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "whole_expansion_ids")
        try:
            model.include_later_loop_iterations = (
                read_bool(fields.pop("include_later_loop_iterations"))
                if "include_later_loop_iterations" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_later_loop_iterations")
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
        try:
            model.run_on_latest_version = (
                read_nullable(fields.pop("run_on_latest_version"), read_bool)
                if "run_on_latest_version" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_on_latest_version")
        try:
            model.prevent_running_task = (
                read_bool(fields.pop("prevent_running_task"))
                if "prevent_running_task" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "prevent_running_task")
        try:
            model.keep_task_state = (
                read_bool(fields.pop("keep_task_state")) if "keep_task_state" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "keep_task_state")
        try:
            model.note = read_nullable(fields.pop("note"), read_str) if "note" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        return model
