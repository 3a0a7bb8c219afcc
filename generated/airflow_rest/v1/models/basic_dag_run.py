from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.dag_state import DagState
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class BasicDAGRun(OpenModel[Any]):
    run_id: str | Unset = UNSET
    """ Run ID.
     """
    dag_id: str | Unset = UNSET
    logical_date: datetime.datetime | Unset = UNSET
    """ The logical date (previously called execution date). This is the time or interval covered by
    this DAG run, according to the DAG definition.

    The value of this field can be set only when creating the object. If you try to modify the
    field of an existing object, the request fails with an BAD_REQUEST error.

    This together with DAG_ID are a unique key.

    *New in version 2.2.0*
     """
    start_date: datetime.datetime | None | Unset = UNSET
    """ The start time. The time when DAG run was actually created.

    *Changed in version 2.1.3*&#58; Field becomes nullable.
     """
    end_date: datetime.datetime | None | Unset = UNSET
    data_interval_start: datetime.datetime | None | Unset = UNSET
    data_interval_end: datetime.datetime | None | Unset = UNSET
    state: DagState | Unset = UNSET
    """ DAG State.

    *Changed in version 2.1.3*&#58; 'queued' is added as a possible value.
     """
    dag_run_id: str | Unset = UNSET
    """ The id of the run """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.run_id = read_str(fields.pop("run_id")) if "run_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "run_id")
        try:
            model.dag_id = read_str(fields.pop("dag_id")) if "dag_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.logical_date = (
                read_datetime(fields.pop("logical_date")) if "logical_date" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
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
            model.state = DagState(fields.pop("state")) if "state" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.dag_run_id = (
                read_str(fields.pop("dag_run_id")) if "dag_run_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        model.additional_properties = fields
        return model
