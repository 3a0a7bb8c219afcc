from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.dag_run_state import DagRunState
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
class BackfillDagRunResponse(OpenModel[Any]):
    """Serializer for a single BackfillDagRun entry with joined DagRun state."""

    id: int
    backfill_id: int
    dag_id: str
    logical_date: datetime.datetime | None
    partition_key: None | str
    sort_ordinal: int
    exception_reason: None | str
    dag_run_id: None | str | Unset = UNSET
    dag_run_state: DagRunState | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.id = read_int(fields.pop("id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.backfill_id = read_int(fields.pop("backfill_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "backfill_id")
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.logical_date = read_nullable(fields.pop("logical_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date")
        try:
            model.partition_key = read_nullable(fields.pop("partition_key"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_key")
        try:
            model.sort_ordinal = read_int(fields.pop("sort_ordinal"))
        except UNREADABLE:
            model._leave_unread(src_dict, "sort_ordinal")
        try:
            model.exception_reason = read_nullable(fields.pop("exception_reason"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "exception_reason")
        try:
            model.dag_run_id = (
                read_nullable(fields.pop("dag_run_id"), read_str)
                if "dag_run_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_id")
        try:
            model.dag_run_state = (
                read_nullable(fields.pop("dag_run_state"), lambda item: DagRunState(item))
                if "dag_run_state" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_state")
        model.additional_properties = fields
        return model
