from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_list,
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.bulk_dag_run_body import BulkDAGRunBody


@define(eq=False, repr=False, getstate_setstate=False)
class BulkDAGRunClearBody(Model):
    """Request body for the bulk clear Dag Runs endpoint."""

    partition_key: None | str | Unset = UNSET
    """ Select runs by exact partition key match. Mutually exclusive with the other partition selectors. """
    partition_date_start: datetime.datetime | None | Unset = UNSET
    """ Inclusive start of the partition date window. The value is interpreted in the Dag's timetable timezone.
    Mutually exclusive with the other partition selectors. """
    partition_date_end: datetime.datetime | None | Unset = UNSET
    """ Inclusive end of the partition date window. The value is interpreted in the Dag's timetable timezone.
    Mutually exclusive with the other partition selectors. """
    dry_run: bool | Unset = True
    only_failed: bool | Unset = False
    only_new: bool | Unset = False
    """ Only queue newly added tasks in the latest Dag version without clearing existing tasks. """
    run_on_latest_version: bool | None | Unset = UNSET
    """ (Experimental) Run on the latest bundle version of the Dag after clearing. If not specified, falls back to
    the DAG-level ``rerun_with_latest_version`` parameter, then the ``[core] rerun_with_latest_version`` config
    option, and finally ``False``. """
    note: None | str | Unset = UNSET
    dag_runs: list[BulkDAGRunBody] | Unset = UNSET

    @staticmethod
    def _read_dag_runs(value: Any) -> list[BulkDAGRunBody]:
        from ..models.bulk_dag_run_body import BulkDAGRunBody

        return read_list(value, BulkDAGRunBody.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "dag_runs": fields.pop("dag_runs", UNSET),
            }
        )
        try:
            model.partition_key = (
                read_nullable(fields.pop("partition_key"), read_str)
                if "partition_key" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_key")
        try:
            model.partition_date_start = (
                read_nullable(fields.pop("partition_date_start"), read_datetime)
                if "partition_date_start" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_date_start")
        try:
            model.partition_date_end = (
                read_nullable(fields.pop("partition_date_end"), read_datetime)
                if "partition_date_end" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_date_end")
        try:
            model.dry_run = read_bool(fields.pop("dry_run")) if "dry_run" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dry_run")
        try:
            model.only_failed = (
                read_bool(fields.pop("only_failed")) if "only_failed" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "only_failed")
        try:
            model.only_new = read_bool(fields.pop("only_new")) if "only_new" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "only_new")
        try:
            model.run_on_latest_version = (
                read_nullable(fields.pop("run_on_latest_version"), read_bool)
                if "run_on_latest_version" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_on_latest_version")
        try:
            model.note = read_nullable(fields.pop("note"), read_str) if "note" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        return model
