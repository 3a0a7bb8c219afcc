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
    read_int,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class EventLog(OpenModel[Any]):
    """Log of user operations via CLI or Web UI."""

    event_log_id: int | Unset = UNSET
    """ The event log ID """
    when: datetime.datetime | Unset = UNSET
    """ The time when these events happened. """
    dag_id: None | str | Unset = UNSET
    """ The DAG ID """
    task_id: None | str | Unset = UNSET
    """ The Task ID """
    run_id: None | str | Unset = UNSET
    """ The DAG Run ID """
    map_index: int | None | Unset = UNSET
    """ The Map Index """
    try_number: int | None | Unset = UNSET
    """ The Try Number """
    event: str | Unset = UNSET
    """ A key describing the type of event. """
    execution_date: datetime.datetime | None | Unset = UNSET
    """ When the event was dispatched for an object having execution_date, the value of this field.
     """
    owner: None | str | Unset = UNSET
    """ Name of the user who triggered these events a. """
    extra: None | str | Unset = UNSET
    """ Other information that was not included in the other fields, e.g. the complete CLI command.
     """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.event_log_id = (
                read_int(fields.pop("event_log_id")) if "event_log_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "event_log_id")
        try:
            model.when = read_datetime(fields.pop("when")) if "when" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "when")
        try:
            model.dag_id = (
                read_nullable(fields.pop("dag_id"), read_str) if "dag_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.task_id = (
                read_nullable(fields.pop("task_id"), read_str) if "task_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.run_id = (
                read_nullable(fields.pop("run_id"), read_str) if "run_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_id")
        try:
            model.map_index = (
                read_nullable(fields.pop("map_index"), read_int) if "map_index" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "map_index")
        try:
            model.try_number = (
                read_nullable(fields.pop("try_number"), read_int)
                if "try_number" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "try_number")
        try:
            model.event = read_str(fields.pop("event")) if "event" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "event")
        try:
            model.execution_date = (
                read_nullable(fields.pop("execution_date"), read_datetime)
                if "execution_date" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "execution_date")
        try:
            model.owner = (
                read_nullable(fields.pop("owner"), read_str) if "owner" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "owner")
        try:
            model.extra = (
                read_nullable(fields.pop("extra"), read_str) if "extra" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
        model.additional_properties = fields
        return model
