from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..models.dag_run_state import DagRunState
from ..models.dag_run_triggered_by_type import DagRunTriggeredByType
from ..models.dag_run_type import DagRunType
from ..types import (
    ABSENT,
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_float,
    read_list,
    read_nullable,
    read_object,
    read_str,
)

if TYPE_CHECKING:
    from ..models.dag_version_response import DagVersionResponse


@define(eq=False, repr=False, getstate_setstate=False)
class DAGRunResponse(OpenModel[Any]):
    """Dag Run serializer for responses."""

    dag_run_id: str
    dag_id: str
    logical_date: datetime.datetime | None
    queued_at: datetime.datetime | None
    start_date: datetime.datetime | None
    end_date: datetime.datetime | None
    data_interval_start: datetime.datetime | None
    data_interval_end: datetime.datetime | None
    run_after: datetime.datetime
    last_scheduling_decision: datetime.datetime | None
    run_type: DagRunType
    """ Class with DagRun types. """
    state: DagRunState
    """ All possible states that a DagRun can be in.

    These are "shared" with TaskInstanceState in some parts of the code,
    so please ensure that their values always match the ones with the
    same name in TaskInstanceState. """
    triggered_by: DagRunTriggeredByType | None
    conf: dict[str, Any] | None
    note: None | str
    dag_versions: list[DagVersionResponse]
    bundle_version: None | str
    duration: float | None | Unset = UNSET
    triggering_user_name: None | str | Unset = UNSET
    dag_display_name: str | Unset = UNSET
    partition_key: None | str | Unset = UNSET
    partition_date: datetime.datetime | None | Unset = UNSET
    team_name: None | str | Unset = UNSET

    @staticmethod
    def _read_dag_versions(value: Any) -> list[DagVersionResponse]:
        from ..models.dag_version_response import DagVersionResponse

        return read_list(value, DagVersionResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "dag_versions": fields.pop("dag_versions", ABSENT),
            }
        )
        try:
            model.dag_run_id = read_str(fields.pop("dag_run_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.logical_date = read_nullable(fields.pop("logical_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
        try:
            model.queued_at = read_nullable(fields.pop("queued_at"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "queued_at")
        try:
            model.start_date = read_nullable(fields.pop("start_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date")
        try:
            model.end_date = read_nullable(fields.pop("end_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date")
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
            model.run_after = read_datetime(fields.pop("run_after"))
        except UNREADABLE:
            model._leave_unread(src_dict, "run_after")
        try:
            model.last_scheduling_decision = read_nullable(
                fields.pop("last_scheduling_decision"), read_datetime
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "last_scheduling_decision")
        try:
            model.run_type = DagRunType(fields.pop("run_type"))
        except UNREADABLE:
            model._leave_unread(src_dict, "run_type")
        try:
            model.state = DagRunState(fields.pop("state"))
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.triggered_by = read_nullable(
                fields.pop("triggered_by"), lambda item: DagRunTriggeredByType(item)
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "triggered_by")
        try:
            model.conf = read_nullable(fields.pop("conf"), read_object)
        except UNREADABLE:
            model._leave_unread(src_dict, "conf")
        try:
            model.note = read_nullable(fields.pop("note"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        try:
            model.bundle_version = read_nullable(fields.pop("bundle_version"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_version")
        try:
            model.duration = (
                read_nullable(fields.pop("duration"), read_float) if "duration" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "duration")
        try:
            model.triggering_user_name = (
                read_nullable(fields.pop("triggering_user_name"), read_str)
                if "triggering_user_name" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "triggering_user_name")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        try:
            model.partition_key = (
                read_nullable(fields.pop("partition_key"), read_str)
                if "partition_key" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_key")
        try:
            model.partition_date = (
                read_nullable(fields.pop("partition_date"), read_datetime)
                if "partition_date" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_date")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        model.additional_properties = fields
        return model
