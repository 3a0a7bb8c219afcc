from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_int,
    read_list,
    read_none,
    read_nullable,
    read_one_of,
    read_str,
)

if TYPE_CHECKING:
    from ..models.cron_expression import CronExpression
    from ..models.relative_delta import RelativeDelta
    from ..models.tag import Tag
    from ..models.time_delta import TimeDelta


@define(eq=False, repr=False, getstate_setstate=False)
class DAG(OpenModel[Any]):
    """DAG"""

    dag_id: str | Unset = UNSET
    """ The ID of the DAG. """
    dag_display_name: str | Unset = UNSET
    """ Human centric display text for the DAG.

    *New in version 2.9.0*
     """
    root_dag_id: None | str | Unset = UNSET
    """ If the DAG is SubDAG then it is the top level DAG identifier. Otherwise, null. """
    is_paused: bool | None | Unset = UNSET
    """ Whether the DAG is paused. """
    is_active: bool | None | Unset = UNSET
    """ Whether the DAG is currently seen by the scheduler(s).

    *New in version 2.1.1*

    *Changed in version 2.2.0*&#58; Field is read-only.
     """
    is_subdag: bool | Unset = UNSET
    """ Whether the DAG is SubDAG. """
    last_parsed_time: datetime.datetime | None | Unset = UNSET
    """ The last time the DAG was parsed.

    *New in version 2.3.0*
     """
    last_pickled: datetime.datetime | None | Unset = UNSET
    """ The last time the DAG was pickled.

    *New in version 2.3.0*
     """
    last_expired: datetime.datetime | None | Unset = UNSET
    """ Time when the DAG last received a refresh signal
    (e.g. the DAG's "refresh" button was clicked in the web UI)

    *New in version 2.3.0*
     """
    scheduler_lock: bool | None | Unset = UNSET
    """ Whether (one of) the scheduler is scheduling this DAG at the moment

    *New in version 2.3.0*
     """
    pickle_id: None | str | Unset = UNSET
    """ Foreign key to the latest pickle_id

    *New in version 2.3.0*
     """
    default_view: None | str | Unset = UNSET
    """ Default view of the DAG inside the webserver

    *New in version 2.3.0*
     """
    fileloc: str | Unset = UNSET
    """ The absolute path to the file. """
    file_token: str | Unset = UNSET
    """ The key containing the encrypted path to the file. Encryption and decryption take place only on the server.
    This prevents the client from reading an non-DAG file. This also ensures API extensibility, because the format
    of encrypted data may change.
     """
    owners: list[str] | Unset = UNSET
    description: None | str | Unset = UNSET
    """ User-provided DAG description, which can consist of several sentences or paragraphs that describe DAG
    contents.
     """
    schedule_interval: CronExpression | None | RelativeDelta | TimeDelta | Unset = UNSET
    timetable_description: None | str | Unset = UNSET
    """ Timetable/Schedule Interval description.

    *New in version 2.3.0*
     """
    tags: list[Tag] | None | Unset = UNSET
    """ List of tags. """
    max_active_tasks: int | None | Unset = UNSET
    """ Maximum number of active tasks that can be run on the DAG

    *New in version 2.3.0*
     """
    max_active_runs: int | None | Unset = UNSET
    """ Maximum number of active DAG runs for the DAG

    *New in version 2.3.0*
     """
    has_task_concurrency_limits: bool | None | Unset = UNSET
    """ Whether the DAG has task concurrency limits

    *New in version 2.3.0*
     """
    has_import_errors: bool | None | Unset = UNSET
    """ Whether the DAG has import errors

    *New in version 2.3.0*
     """
    next_dagrun: datetime.datetime | None | Unset = UNSET
    """ The logical date of the next dag run.

    *New in version 2.3.0*
     """
    next_dagrun_data_interval_start: datetime.datetime | None | Unset = UNSET
    """ The start of the interval of the next dag run.

    *New in version 2.3.0*
     """
    next_dagrun_data_interval_end: datetime.datetime | None | Unset = UNSET
    """ The end of the interval of the next dag run.

    *New in version 2.3.0*
     """
    next_dagrun_create_after: datetime.datetime | None | Unset = UNSET
    """ Earliest time at which this ``next_dagrun`` can be created.

    *New in version 2.3.0*
     """
    max_consecutive_failed_dag_runs: int | None | Unset = UNSET
    """ (experimental) The maximum number of consecutive DAG failures before DAG is automatically paused.

    *New in version 2.9.0*
     """

    @staticmethod
    def _read_schedule_interval(value: Any) -> CronExpression | None | RelativeDelta | TimeDelta:
        from ..models.cron_expression import CronExpression
        from ..models.relative_delta import RelativeDelta
        from ..models.time_delta import TimeDelta

        return read_one_of(
            value, TimeDelta.from_dict, read_none, RelativeDelta.from_dict, CronExpression.from_dict
        )

    @staticmethod
    def _read_tags(value: Any) -> list[Tag] | None:
        from ..models.tag import Tag

        return read_nullable(value, lambda item: read_list(item, Tag.from_dict))

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "schedule_interval": fields.pop("schedule_interval", UNSET),
                "tags": fields.pop("tags", UNSET),
            }
        )
        try:
            model.dag_id = read_str(fields.pop("dag_id")) if "dag_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        try:
            model.root_dag_id = (
                read_nullable(fields.pop("root_dag_id"), read_str)
                if "root_dag_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "root_dag_id")
        try:
            model.is_paused = (
                read_nullable(fields.pop("is_paused"), read_bool)
                if "is_paused" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "is_paused")
        try:
            model.is_active = (
                read_nullable(fields.pop("is_active"), read_bool)
                if "is_active" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "is_active")
        try:
            model.is_subdag = read_bool(fields.pop("is_subdag")) if "is_subdag" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "is_subdag")
        try:
            model.last_parsed_time = (
                read_nullable(fields.pop("last_parsed_time"), read_datetime)
                if "last_parsed_time" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "last_parsed_time")
        try:
            model.last_pickled = (
                read_nullable(fields.pop("last_pickled"), read_datetime)
                if "last_pickled" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "last_pickled")
        try:
            model.last_expired = (
                read_nullable(fields.pop("last_expired"), read_datetime)
                if "last_expired" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "last_expired")
        try:
            model.scheduler_lock = (
                read_nullable(fields.pop("scheduler_lock"), read_bool)
                if "scheduler_lock" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "scheduler_lock")
        try:
            model.pickle_id = (
                read_nullable(fields.pop("pickle_id"), read_str) if "pickle_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "pickle_id")
        try:
            model.default_view = (
                read_nullable(fields.pop("default_view"), read_str)
                if "default_view" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "default_view")
        try:
            model.fileloc = read_str(fields.pop("fileloc")) if "fileloc" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "fileloc")
        try:
            model.file_token = (
                read_str(fields.pop("file_token")) if "file_token" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "file_token")
        try:
            model.owners = (
                read_list(fields.pop("owners"), read_str) if "owners" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "owners")
        try:
            model.description = (
                read_nullable(fields.pop("description"), read_str)
                if "description" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.timetable_description = (
                read_nullable(fields.pop("timetable_description"), read_str)
                if "timetable_description" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timetable_description")
        try:
            model.max_active_tasks = (
                read_nullable(fields.pop("max_active_tasks"), read_int)
                if "max_active_tasks" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "max_active_tasks")
        try:
            model.max_active_runs = (
                read_nullable(fields.pop("max_active_runs"), read_int)
                if "max_active_runs" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "max_active_runs")
        try:
            model.has_task_concurrency_limits = (
                read_nullable(fields.pop("has_task_concurrency_limits"), read_bool)
                if "has_task_concurrency_limits" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "has_task_concurrency_limits")
        try:
            model.has_import_errors = (
                read_nullable(fields.pop("has_import_errors"), read_bool)
                if "has_import_errors" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "has_import_errors")
        try:
            model.next_dagrun = (
                read_nullable(fields.pop("next_dagrun"), read_datetime)
                if "next_dagrun" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "next_dagrun")
        try:
            model.next_dagrun_data_interval_start = (
                read_nullable(fields.pop("next_dagrun_data_interval_start"), read_datetime)
                if "next_dagrun_data_interval_start" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "next_dagrun_data_interval_start")
        try:
            model.next_dagrun_data_interval_end = (
                read_nullable(fields.pop("next_dagrun_data_interval_end"), read_datetime)
                if "next_dagrun_data_interval_end" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "next_dagrun_data_interval_end")
        try:
            model.next_dagrun_create_after = (
                read_nullable(fields.pop("next_dagrun_create_after"), read_datetime)
                if "next_dagrun_create_after" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "next_dagrun_create_after")
        try:
            model.max_consecutive_failed_dag_runs = (
                read_nullable(fields.pop("max_consecutive_failed_dag_runs"), read_int)
                if "max_consecutive_failed_dag_runs" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "max_consecutive_failed_dag_runs")
        model.additional_properties = fields
        return model
