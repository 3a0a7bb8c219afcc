from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.dag_run_run_type import DAGRunRunType
from ..models.dag_state import DagState
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_nullable,
    read_object,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DAGRun(OpenModel[Any]):
    dag_run_id: None | str | Unset = UNSET
    """ Run ID.

    The value of this field can be set only when creating the object. If you try to modify the
    field of an existing object, the request fails with an BAD_REQUEST error.

    If not provided, a value will be generated based on execution_date.

    If the specified dag_run_id is in use, the creation request fails with an ALREADY_EXISTS error.

    This together with DAG_ID are a unique key.
     """
    dag_id: str | Unset = UNSET
    logical_date: datetime.datetime | None | Unset = UNSET
    """ The logical date (previously called execution date). This is the time or interval covered by
    this DAG run, according to the DAG definition.

    The value of this field can be set only when creating the object. If you try to modify the
    field of an existing object, the request fails with an BAD_REQUEST error.

    This together with DAG_ID are a unique key.

    *New in version 2.2.0*
     """
    execution_date: datetime.datetime | None | Unset = UNSET
    """ The execution date. This is the same as logical_date, kept for backwards compatibility.
    If both this field and logical_date are provided but with different values, the request
    will fail with an BAD_REQUEST error.

    *Changed in version 2.2.0*&#58; Field becomes nullable.

    *Deprecated since version 2.2.0*&#58; Use 'logical_date' instead.
     """
    start_date: datetime.datetime | None | Unset = UNSET
    """ The start time. The time when DAG run was actually created.

    *Changed in version 2.1.3*&#58; Field becomes nullable.
     """
    end_date: datetime.datetime | None | Unset = UNSET
    data_interval_start: datetime.datetime | None | Unset = UNSET
    """ The beginning of the interval the DAG run covers.
     """
    data_interval_end: datetime.datetime | None | Unset = UNSET
    """ The end of the interval the DAG run covers.
     """
    last_scheduling_decision: datetime.datetime | None | Unset = UNSET
    run_type: DAGRunRunType | Unset = UNSET
    state: DagState | Unset = UNSET
    """ DAG State.

    *Changed in version 2.1.3*&#58; 'queued' is added as a possible value.
     """
    external_trigger: bool | Unset = UNSET
    conf: dict[str, Any] | Unset = UNSET
    """ JSON object describing additional configuration parameters.

    The value of this field can be set only when creating the object. If you try to modify the
    field of an existing object, the request fails with an BAD_REQUEST error.
     """
    note: None | str | Unset = UNSET
    """ Contains manually entered notes by the user about the DagRun.

    *New in version 2.5.0*
     """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dag_run_id = (
                read_nullable(fields.pop("dag_run_id"), read_str)
                if "dag_run_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        try:
            model.dag_id = read_str(fields.pop("dag_id")) if "dag_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.logical_date = (
                read_nullable(fields.pop("logical_date"), read_datetime)
                if "logical_date" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
        try:
            model.execution_date = (
                read_nullable(fields.pop("execution_date"), read_datetime)
                if "execution_date" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "execution_date")
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
            model.last_scheduling_decision = (
                read_nullable(fields.pop("last_scheduling_decision"), read_datetime)
                if "last_scheduling_decision" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "last_scheduling_decision")
        try:
            model.run_type = (
                DAGRunRunType(fields.pop("run_type")) if "run_type" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_type")
        try:
            model.state = DagState(fields.pop("state")) if "state" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.external_trigger = (
                read_bool(fields.pop("external_trigger")) if "external_trigger" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "external_trigger")
        try:
            model.conf = read_object(fields.pop("conf")) if "conf" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "conf")
        try:
            model.note = read_nullable(fields.pop("note"), read_str) if "note" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        model.additional_properties = fields
        return model
