from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.update_task_state import UpdateTaskState
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class UpdateTaskInstancesState(OpenModel[Any]):
    dry_run: bool | Unset = True
    """ If set, don't actually run this operation. The response will contain a list of task instances
    planned to be affected, but won't be modified in any way.
     """
    task_id: str | Unset = UNSET
    """ The task ID. """
    execution_date: datetime.datetime | Unset = UNSET
    """ The execution date. Either set this or dag_run_id but not both. """
    dag_run_id: str | Unset = UNSET
    """ The task instance's DAG run ID. Either set this or execution_date but not both.

    *New in version 2.3.0*
     """
    include_upstream: bool | Unset = UNSET
    """ If set to true, upstream tasks are also affected. """
    include_downstream: bool | Unset = UNSET
    """ If set to true, downstream tasks are also affected. """
    include_future: bool | Unset = UNSET
    """ If set to True, also tasks from future DAG Runs are affected. """
    include_past: bool | Unset = UNSET
    """ If set to True, also tasks from past DAG Runs are affected. """
    new_state: UpdateTaskState | Unset = UNSET
    """ Expected new state. Only a subset of TaskState are available.

    Other states are managed directly by the scheduler or the workers and cannot be updated manually through the
    REST API.
     """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dry_run = read_bool(fields.pop("dry_run")) if "dry_run" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dry_run")
        try:
            model.task_id = read_str(fields.pop("task_id")) if "task_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.execution_date = (
                read_datetime(fields.pop("execution_date")) if "execution_date" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "execution_date")
        try:
            model.dag_run_id = (
                read_str(fields.pop("dag_run_id")) if "dag_run_id" in fields else UNSET
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
            model.new_state = (
                UpdateTaskState(fields.pop("new_state")) if "new_state" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "new_state")
        model.additional_properties = fields
        return model
