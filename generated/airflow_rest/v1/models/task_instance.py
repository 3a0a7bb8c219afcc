from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

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
    read_nullable,
    read_object,
    read_str,
)

if TYPE_CHECKING:
    from ..models.job import Job
    from ..models.sla_miss import SLAMiss
    from ..models.trigger import Trigger


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstance(OpenModel[Any]):
    task_id: str | Unset = UNSET
    task_display_name: str | Unset = UNSET
    """ Human centric display text for the task.

    *New in version 2.9.0*
     """
    dag_id: str | Unset = UNSET
    dag_run_id: str | Unset = UNSET
    """ The DagRun ID for this task instance

    *New in version 2.3.0*
     """
    execution_date: datetime.datetime | Unset = UNSET
    start_date: datetime.datetime | None | Unset = UNSET
    end_date: datetime.datetime | None | Unset = UNSET
    duration: float | None | Unset = UNSET
    state: None | TaskState | Unset = UNSET
    try_number: int | Unset = UNSET
    map_index: int | Unset = UNSET
    max_tries: int | Unset = UNSET
    hostname: str | Unset = UNSET
    unixname: str | Unset = UNSET
    pool: str | Unset = UNSET
    pool_slots: int | Unset = UNSET
    queue: None | str | Unset = UNSET
    priority_weight: int | None | Unset = UNSET
    operator: None | str | Unset = UNSET
    """ *Changed in version 2.1.1*&#58; Field becomes nullable.
     """
    queued_when: None | str | Unset = UNSET
    """ The datetime that the task enter the state QUEUE, also known as queue_at
     """
    pid: int | None | Unset = UNSET
    executor: None | str | Unset = UNSET
    """ Executor the task is configured to run on or None (which indicates the default executor)

    *New in version 2.10.0*
     """
    executor_config: str | Unset = UNSET
    sla_miss: None | SLAMiss | Unset = UNSET
    rendered_map_index: None | str | Unset = UNSET
    """ Rendered name of an expanded task instance, if the task is mapped.

    *New in version 2.9.0*
     """
    rendered_fields: dict[str, Any] | Unset = UNSET
    """ JSON object describing rendered fields.

    *New in version 2.3.0*
     """
    trigger: None | Trigger | Unset = UNSET
    triggerer_job: Job | None | Unset = UNSET
    note: None | str | Unset = UNSET
    """ Contains manually entered notes by the user about the TaskInstance.

    *New in version 2.5.0*
     """

    @staticmethod
    def _read_sla_miss(value: Any) -> None | SLAMiss:
        from ..models.sla_miss import SLAMiss

        return read_nullable(value, SLAMiss.from_dict)

    @staticmethod
    def _read_trigger(value: Any) -> None | Trigger:
        from ..models.trigger import Trigger

        return read_nullable(value, Trigger.from_dict)

    @staticmethod
    def _read_triggerer_job(value: Any) -> Job | None:
        from ..models.job import Job

        return read_nullable(value, Job.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "sla_miss": fields.pop("sla_miss", UNSET),
                "trigger": fields.pop("trigger", UNSET),
                "triggerer_job": fields.pop("triggerer_job", UNSET),
            }
        )
        try:
            model.task_id = read_str(fields.pop("task_id")) if "task_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.task_display_name = (
                read_str(fields.pop("task_display_name"))
                if "task_display_name" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_display_name")
        try:
            model.dag_id = read_str(fields.pop("dag_id")) if "dag_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.dag_run_id = (
                read_str(fields.pop("dag_run_id")) if "dag_run_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        try:
            model.execution_date = (
                read_datetime(fields.pop("execution_date")) if "execution_date" in fields else UNSET
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
            model.duration = (
                read_nullable(fields.pop("duration"), read_float) if "duration" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "duration")
        try:
            model.state = (
                read_nullable(fields.pop("state"), lambda item: TaskState(item))
                if "state" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.try_number = (
                read_int(fields.pop("try_number")) if "try_number" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "try_number")
        try:
            model.map_index = read_int(fields.pop("map_index")) if "map_index" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "map_index")
        try:
            model.max_tries = read_int(fields.pop("max_tries")) if "max_tries" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "max_tries")
        try:
            model.hostname = read_str(fields.pop("hostname")) if "hostname" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "hostname")
        try:
            model.unixname = read_str(fields.pop("unixname")) if "unixname" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "unixname")
        try:
            model.pool = read_str(fields.pop("pool")) if "pool" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "pool")
        try:
            model.pool_slots = (
                read_int(fields.pop("pool_slots")) if "pool_slots" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "pool_slots")
        try:
            model.queue = (
                read_nullable(fields.pop("queue"), read_str) if "queue" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "queue")
        try:
            model.priority_weight = (
                read_nullable(fields.pop("priority_weight"), read_int)
                if "priority_weight" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "priority_weight")
        try:
            model.operator = (
                read_nullable(fields.pop("operator"), read_str) if "operator" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "operator")
        try:
            model.queued_when = (
                read_nullable(fields.pop("queued_when"), read_str)
                if "queued_when" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "queued_when")
        try:
            model.pid = read_nullable(fields.pop("pid"), read_int) if "pid" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "pid")
        try:
            model.executor = (
                read_nullable(fields.pop("executor"), read_str) if "executor" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "executor")
        try:
            model.executor_config = (
                read_str(fields.pop("executor_config")) if "executor_config" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "executor_config")
        try:
            model.rendered_map_index = (
                read_nullable(fields.pop("rendered_map_index"), read_str)
                if "rendered_map_index" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "rendered_map_index")
        try:
            model.rendered_fields = (
                read_object(fields.pop("rendered_fields")) if "rendered_fields" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "rendered_fields")
        try:
            model.note = read_nullable(fields.pop("note"), read_str) if "note" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        model.additional_properties = fields
        return model
