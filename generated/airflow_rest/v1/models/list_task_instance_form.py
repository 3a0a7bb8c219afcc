from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.task_state import TaskState
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_float,
    read_int,
    read_list,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ListTaskInstanceForm(OpenModel[Any]):
    page_offset: int | Unset = UNSET
    """ The number of items to skip before starting to collect the result set. """
    page_limit: int | Unset = UNSET
    """ The numbers of items to return. """
    dag_ids: list[str] | Unset = UNSET
    """ Return objects with specific DAG IDs.
    The value can be repeated to retrieve multiple matching values (OR condition). """
    dag_run_ids: list[str] | Unset = UNSET
    """ Return objects with specific DAG Run IDs.
    The value can be repeated to retrieve multiple matching values (OR condition).
    *New in version 2.7.1* """
    task_ids: list[str] | Unset = UNSET
    """ Return objects with specific task IDs.
    The value can be repeated to retrieve multiple matching values (OR condition).
    *New in version 2.7.1* """
    execution_date_gte: datetime.datetime | Unset = UNSET
    """ Returns objects greater or equal to the specified date.

    This can be combined with execution_date_lte parameter to receive only the selected period.
     """
    execution_date_lte: datetime.datetime | Unset = UNSET
    """ Returns objects less than or equal to the specified date.

    This can be combined with execution_date_gte parameter to receive only the selected period.
     """
    start_date_gte: datetime.datetime | Unset = UNSET
    """ Returns objects greater or equal the specified date.

    This can be combined with start_date_lte parameter to receive only the selected period.
     """
    start_date_lte: datetime.datetime | Unset = UNSET
    """ Returns objects less or equal the specified date.

    This can be combined with start_date_gte parameter to receive only the selected period.
     """
    end_date_gte: datetime.datetime | Unset = UNSET
    """ Returns objects greater or equal the specified date.

    This can be combined with start_date_lte parameter to receive only the selected period.
     """
    end_date_lte: datetime.datetime | Unset = UNSET
    """ Returns objects less than or equal to the specified date.

    This can be combined with start_date_gte parameter to receive only the selected period.
     """
    duration_gte: float | Unset = UNSET
    """ Returns objects greater than or equal to the specified values.

    This can be combined with duration_lte parameter to receive only the selected period.
     """
    duration_lte: float | Unset = UNSET
    """ Returns objects less than or equal to the specified values.

    This can be combined with duration_gte parameter to receive only the selected range.
     """
    state: list[None | TaskState] | Unset = UNSET
    """ The value can be repeated to retrieve multiple matching values (OR condition). """
    pool: list[str] | Unset = UNSET
    """ The value can be repeated to retrieve multiple matching values (OR condition). """
    queue: list[str] | Unset = UNSET
    """ The value can be repeated to retrieve multiple matching values (OR condition). """
    executor: list[str] | Unset = UNSET
    """ The value can be repeated to retrieve multiple matching values (OR condition). """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.page_offset = (
                read_int(fields.pop("page_offset")) if "page_offset" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "page_offset")
        try:
            model.page_limit = (
                read_int(fields.pop("page_limit")) if "page_limit" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "page_limit")
        try:
            model.dag_ids = (
                read_list(fields.pop("dag_ids"), read_str) if "dag_ids" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_ids")
        try:
            model.dag_run_ids = (
                read_list(fields.pop("dag_run_ids"), read_str) if "dag_run_ids" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_ids")
        try:
            model.task_ids = (
                read_list(fields.pop("task_ids"), read_str) if "task_ids" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_ids")
        try:
            model.execution_date_gte = (
                read_datetime(fields.pop("execution_date_gte"))
                if "execution_date_gte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "execution_date_gte")
        try:
            model.execution_date_lte = (
                read_datetime(fields.pop("execution_date_lte"))
                if "execution_date_lte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "execution_date_lte")
        try:
            model.start_date_gte = (
                read_datetime(fields.pop("start_date_gte")) if "start_date_gte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date_gte")
        try:
            model.start_date_lte = (
                read_datetime(fields.pop("start_date_lte")) if "start_date_lte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date_lte")
        try:
            model.end_date_gte = (
                read_datetime(fields.pop("end_date_gte")) if "end_date_gte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date_gte")
        try:
            model.end_date_lte = (
                read_datetime(fields.pop("end_date_lte")) if "end_date_lte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date_lte")
        try:
            model.duration_gte = (
                read_float(fields.pop("duration_gte")) if "duration_gte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "duration_gte")
        try:
            model.duration_lte = (
                read_float(fields.pop("duration_lte")) if "duration_lte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "duration_lte")
        try:
            model.state = (
                read_list(
                    fields.pop("state"),
                    lambda item: read_nullable(item, lambda item: TaskState(item)),
                )
                if "state" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.pool = read_list(fields.pop("pool"), read_str) if "pool" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "pool")
        try:
            model.queue = read_list(fields.pop("queue"), read_str) if "queue" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "queue")
        try:
            model.executor = (
                read_list(fields.pop("executor"), read_str) if "executor" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "executor")
        model.additional_properties = fields
        return model
