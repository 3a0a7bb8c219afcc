from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.dag_run_state import DagRunState
from ..types import (
    UNREADABLE,
    UNSET,
    Model,
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
class DAGRunsBatchBody(Model):
    """List Dag Runs body for batch endpoint."""

    order_by: None | str | Unset = UNSET
    page_offset: int | Unset = 0
    page_limit: int | Unset = 100
    dag_ids: list[str] | None | Unset = UNSET
    states: list[DagRunState | None] | None | Unset = UNSET
    run_after_gte: datetime.datetime | None | Unset = UNSET
    run_after_gt: datetime.datetime | None | Unset = UNSET
    run_after_lte: datetime.datetime | None | Unset = UNSET
    run_after_lt: datetime.datetime | None | Unset = UNSET
    logical_date_gte: datetime.datetime | None | Unset = UNSET
    logical_date_gt: datetime.datetime | None | Unset = UNSET
    logical_date_lte: datetime.datetime | None | Unset = UNSET
    logical_date_lt: datetime.datetime | None | Unset = UNSET
    start_date_gte: datetime.datetime | None | Unset = UNSET
    start_date_gt: datetime.datetime | None | Unset = UNSET
    start_date_lte: datetime.datetime | None | Unset = UNSET
    start_date_lt: datetime.datetime | None | Unset = UNSET
    end_date_gte: datetime.datetime | None | Unset = UNSET
    end_date_gt: datetime.datetime | None | Unset = UNSET
    end_date_lte: datetime.datetime | None | Unset = UNSET
    end_date_lt: datetime.datetime | None | Unset = UNSET
    duration_gte: float | None | Unset = UNSET
    duration_gt: float | None | Unset = UNSET
    duration_lte: float | None | Unset = UNSET
    duration_lt: float | None | Unset = UNSET
    conf_contains: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.order_by = (
                read_nullable(fields.pop("order_by"), read_str) if "order_by" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "order_by")
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
                read_nullable(fields.pop("dag_ids"), lambda item: read_list(item, read_str))
                if "dag_ids" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_ids")
        try:
            model.states = (
                read_nullable(
                    fields.pop("states"),
                    lambda item: read_list(
                        item, lambda item: read_nullable(item, lambda item: DagRunState(item))
                    ),
                )
                if "states" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "states")
        try:
            model.run_after_gte = (
                read_nullable(fields.pop("run_after_gte"), read_datetime)
                if "run_after_gte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_after_gte")
        try:
            model.run_after_gt = (
                read_nullable(fields.pop("run_after_gt"), read_datetime)
                if "run_after_gt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_after_gt")
        try:
            model.run_after_lte = (
                read_nullable(fields.pop("run_after_lte"), read_datetime)
                if "run_after_lte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_after_lte")
        try:
            model.run_after_lt = (
                read_nullable(fields.pop("run_after_lt"), read_datetime)
                if "run_after_lt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_after_lt")
        try:
            model.logical_date_gte = (
                read_nullable(fields.pop("logical_date_gte"), read_datetime)
                if "logical_date_gte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date_gte")
        try:
            model.logical_date_gt = (
                read_nullable(fields.pop("logical_date_gt"), read_datetime)
                if "logical_date_gt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date_gt")
        try:
            model.logical_date_lte = (
                read_nullable(fields.pop("logical_date_lte"), read_datetime)
                if "logical_date_lte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date_lte")
        try:
            model.logical_date_lt = (
                read_nullable(fields.pop("logical_date_lt"), read_datetime)
                if "logical_date_lt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "logical_date_lt")
        try:
            model.start_date_gte = (
                read_nullable(fields.pop("start_date_gte"), read_datetime)
                if "start_date_gte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date_gte")
        try:
            model.start_date_gt = (
                read_nullable(fields.pop("start_date_gt"), read_datetime)
                if "start_date_gt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date_gt")
        try:
            model.start_date_lte = (
                read_nullable(fields.pop("start_date_lte"), read_datetime)
                if "start_date_lte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date_lte")
        try:
            model.start_date_lt = (
                read_nullable(fields.pop("start_date_lt"), read_datetime)
                if "start_date_lt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date_lt")
        try:
            model.end_date_gte = (
                read_nullable(fields.pop("end_date_gte"), read_datetime)
                if "end_date_gte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date_gte")
        try:
            model.end_date_gt = (
                read_nullable(fields.pop("end_date_gt"), read_datetime)
                if "end_date_gt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date_gt")
        try:
            model.end_date_lte = (
                read_nullable(fields.pop("end_date_lte"), read_datetime)
                if "end_date_lte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date_lte")
        try:
            model.end_date_lt = (
                read_nullable(fields.pop("end_date_lt"), read_datetime)
                if "end_date_lt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date_lt")
        try:
            model.duration_gte = (
                read_nullable(fields.pop("duration_gte"), read_float)
                if "duration_gte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "duration_gte")
        try:
            model.duration_gt = (
                read_nullable(fields.pop("duration_gt"), read_float)
                if "duration_gt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "duration_gt")
        try:
            model.duration_lte = (
                read_nullable(fields.pop("duration_lte"), read_float)
                if "duration_lte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "duration_lte")
        try:
            model.duration_lt = (
                read_nullable(fields.pop("duration_lt"), read_float)
                if "duration_lt" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "duration_lt")
        try:
            model.conf_contains = (
                read_nullable(fields.pop("conf_contains"), read_str)
                if "conf_contains" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "conf_contains")
        return model
