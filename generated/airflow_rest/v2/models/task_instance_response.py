from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from attrs import define

from ..models.task_instance_state import TaskInstanceState
from ..types import (
    ABSENT,
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_float,
    read_int,
    read_nullable,
    read_object,
    read_str,
    read_uuid,
)

if TYPE_CHECKING:
    from ..models.dag_version_response import DagVersionResponse
    from ..models.job_response import JobResponse
    from ..models.loop_iteration_response import LoopIterationResponse
    from ..models.trigger_response import TriggerResponse


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstanceResponse(OpenModel[Any]):
    """TaskInstance serializer for responses."""

    id: UUID
    task_id: str
    dag_id: str
    dag_run_id: str
    map_index: int
    logical_date: datetime.datetime | None
    run_after: datetime.datetime
    start_date: datetime.datetime | None
    end_date: datetime.datetime | None
    duration: float | None
    state: None | TaskInstanceState
    try_number: int
    max_tries: int
    task_display_name: str
    hostname: None | str
    unixname: None | str
    pool: str
    pool_slots: int
    queue: None | str
    priority_weight: int | None
    operator: None | str
    queued_when: datetime.datetime | None
    scheduled_when: datetime.datetime | None
    pid: int | None
    executor: None | str
    executor_config: str
    note: None | str
    rendered_map_index: None | str
    trigger: None | TriggerResponse
    triggerer_job: JobResponse | None
    dag_version: DagVersionResponse | None
    region_id: UUID | Unset = UNSET
    region_index: int | Unset = UNSET
    in_loop: bool | Unset = UNSET
    loop_iteration: LoopIterationResponse | None | Unset = UNSET
    dag_display_name: str | Unset = UNSET
    operator_name: None | str | Unset = UNSET
    rendered_fields: dict[str, Any] | Unset = UNSET
    team_name: None | str | Unset = UNSET
    state_reason: None | str | Unset = UNSET
    """ The reason the task instance reached its current state, as recorded by a retry policy. May describe a
    previous attempt: it is cleared only when the task next starts running, so a task waiting to be retried or re-
    run can still carry the reason its last attempt ended. """

    @staticmethod
    def _read_trigger(value: Any) -> None | TriggerResponse:
        from ..models.trigger_response import TriggerResponse

        return read_nullable(value, TriggerResponse.from_dict)

    @staticmethod
    def _read_triggerer_job(value: Any) -> JobResponse | None:
        from ..models.job_response import JobResponse

        return read_nullable(value, JobResponse.from_dict)

    @staticmethod
    def _read_dag_version(value: Any) -> DagVersionResponse | None:
        from ..models.dag_version_response import DagVersionResponse

        return read_nullable(value, DagVersionResponse.from_dict)

    @staticmethod
    def _read_loop_iteration(value: Any) -> LoopIterationResponse | None:
        from ..models.loop_iteration_response import LoopIterationResponse

        return read_nullable(value, LoopIterationResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "trigger": fields.pop("trigger", ABSENT),
                "triggerer_job": fields.pop("triggerer_job", ABSENT),
                "dag_version": fields.pop("dag_version", ABSENT),
                "loop_iteration": fields.pop("loop_iteration", UNSET),
            }
        )
        try:
            model.id = read_uuid(fields.pop("id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.task_id = read_str(fields.pop("task_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.dag_run_id = read_str(fields.pop("dag_run_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        try:
            model.map_index = read_int(fields.pop("map_index"))
        except UNREADABLE:
            model._leave_unread(src_dict, "map_index")
        try:
            model.logical_date = read_nullable(fields.pop("logical_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
        try:
            model.run_after = read_datetime(fields.pop("run_after"))
        except UNREADABLE:
            model._leave_unread(src_dict, "run_after")
        try:
            model.start_date = read_nullable(fields.pop("start_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date")
        try:
            model.end_date = read_nullable(fields.pop("end_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date")
        try:
            model.duration = read_nullable(fields.pop("duration"), read_float)
        except UNREADABLE:
            model._leave_unread(src_dict, "duration")
        try:
            model.state = read_nullable(fields.pop("state"), lambda item: TaskInstanceState(item))
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.try_number = read_int(fields.pop("try_number"))
        except UNREADABLE:
            model._leave_unread(src_dict, "try_number")
        try:
            model.max_tries = read_int(fields.pop("max_tries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "max_tries")
        try:
            model.task_display_name = read_str(fields.pop("task_display_name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "task_display_name")
        try:
            model.hostname = read_nullable(fields.pop("hostname"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "hostname")
        try:
            model.unixname = read_nullable(fields.pop("unixname"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "unixname")
        try:
            model.pool = read_str(fields.pop("pool"))
        except UNREADABLE:
            model._leave_unread(src_dict, "pool")
        try:
            model.pool_slots = read_int(fields.pop("pool_slots"))
        except UNREADABLE:
            model._leave_unread(src_dict, "pool_slots")
        try:
            model.queue = read_nullable(fields.pop("queue"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "queue")
        try:
            model.priority_weight = read_nullable(fields.pop("priority_weight"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "priority_weight")
        try:
            model.operator = read_nullable(fields.pop("operator"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "operator")
        try:
            model.queued_when = read_nullable(fields.pop("queued_when"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "queued_when")
        try:
            model.scheduled_when = read_nullable(fields.pop("scheduled_when"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "scheduled_when")
        try:
            model.pid = read_nullable(fields.pop("pid"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "pid")
        try:
            model.executor = read_nullable(fields.pop("executor"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "executor")
        try:
            model.executor_config = read_str(fields.pop("executor_config"))
        except UNREADABLE:
            model._leave_unread(src_dict, "executor_config")
        try:
            model.note = read_nullable(fields.pop("note"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        try:
            model.rendered_map_index = read_nullable(fields.pop("rendered_map_index"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "rendered_map_index")
        try:
            model.region_id = read_uuid(fields.pop("region_id")) if "region_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "region_id")
        try:
            model.region_index = (
                read_int(fields.pop("region_index")) if "region_index" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "region_index")
        try:
            model.in_loop = read_bool(fields.pop("in_loop")) if "in_loop" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "in_loop")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        try:
            model.operator_name = (
                read_nullable(fields.pop("operator_name"), read_str)
                if "operator_name" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "operator_name")
        try:
            model.rendered_fields = (
                read_object(fields.pop("rendered_fields")) if "rendered_fields" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "rendered_fields")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        try:
            model.state_reason = (
                read_nullable(fields.pop("state_reason"), read_str)
                if "state_reason" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "state_reason")
        model.additional_properties = fields
        return model
