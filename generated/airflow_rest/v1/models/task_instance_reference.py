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
    read_datetime,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstanceReference(OpenModel[Any]):
    task_id: str | Unset = UNSET
    """ The task ID. """
    dag_id: str | Unset = UNSET
    """ The DAG ID. """
    execution_date: datetime.datetime | Unset = UNSET
    dag_run_id: str | Unset = UNSET
    """ The DAG run ID. """

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
            model.dag_run_id = (
                read_str(fields.pop("dag_run_id")) if "dag_run_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        model.additional_properties = fields
        return model
