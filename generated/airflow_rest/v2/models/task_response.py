from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    UNREADABLE,
    OpenModel,
    fields_of,
    read_bool,
    read_datetime,
    read_float,
    read_list,
    read_nullable,
    read_object,
    read_one_of,
    read_str,
)

if TYPE_CHECKING:
    from ..models.time_delta import TimeDelta


@define(eq=False, repr=False, getstate_setstate=False)
class TaskResponse(OpenModel[Any]):
    """Task serializer for responses."""

    task_id: None | str
    task_display_name: None | str
    owner: None | str
    start_date: datetime.datetime | None
    end_date: datetime.datetime | None
    trigger_rule: None | str
    depends_on_past: bool
    wait_for_downstream: bool
    retries: float | None
    queue: None | str
    pool: None | str
    pool_slots: float | None
    execution_timeout: None | TimeDelta
    retry_delay: None | TimeDelta
    retry_exponential_backoff: bool | float
    priority_weight: float | None
    weight_rule: None | str
    ui_color: None | str
    ui_fgcolor: None | str
    template_fields: list[str] | None
    downstream_task_ids: list[str] | None
    doc_md: None | str
    operator_name: None | str
    params: dict[str, Any] | None
    class_ref: dict[str, Any] | None
    is_mapped: bool | None
    extra_links: list[str]
    """ Extract and return extra_links. """

    @staticmethod
    def _read_execution_timeout(value: Any) -> None | TimeDelta:
        from ..models.time_delta import TimeDelta

        return read_nullable(value, TimeDelta.from_dict)

    @staticmethod
    def _read_retry_delay(value: Any) -> None | TimeDelta:
        from ..models.time_delta import TimeDelta

        return read_nullable(value, TimeDelta.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "execution_timeout": fields.pop("execution_timeout", ABSENT),
                "retry_delay": fields.pop("retry_delay", ABSENT),
            }
        )
        try:
            model.task_id = read_nullable(fields.pop("task_id"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.task_display_name = read_nullable(fields.pop("task_display_name"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "task_display_name")
        try:
            model.owner = read_nullable(fields.pop("owner"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "owner")
        try:
            model.start_date = read_nullable(fields.pop("start_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date")
        try:
            model.end_date = read_nullable(fields.pop("end_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date")
        try:
            model.trigger_rule = read_nullable(fields.pop("trigger_rule"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "trigger_rule")
        try:
            model.depends_on_past = read_bool(fields.pop("depends_on_past"))
        except UNREADABLE:
            model._leave_unread(src_dict, "depends_on_past")
        try:
            model.wait_for_downstream = read_bool(fields.pop("wait_for_downstream"))
        except UNREADABLE:
            model._leave_unread(src_dict, "wait_for_downstream")
        try:
            model.retries = read_nullable(fields.pop("retries"), read_float)
        except UNREADABLE:
            model._leave_unread(src_dict, "retries")
        try:
            model.queue = read_nullable(fields.pop("queue"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "queue")
        try:
            model.pool = read_nullable(fields.pop("pool"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "pool")
        try:
            model.pool_slots = read_nullable(fields.pop("pool_slots"), read_float)
        except UNREADABLE:
            model._leave_unread(src_dict, "pool_slots")
        try:
            model.retry_exponential_backoff = read_one_of(
                fields.pop("retry_exponential_backoff"), read_float, read_bool
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "retry_exponential_backoff")
        try:
            model.priority_weight = read_nullable(fields.pop("priority_weight"), read_float)
        except UNREADABLE:
            model._leave_unread(src_dict, "priority_weight")
        try:
            model.weight_rule = read_nullable(fields.pop("weight_rule"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "weight_rule")
        try:
            model.ui_color = read_nullable(fields.pop("ui_color"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "ui_color")
        try:
            model.ui_fgcolor = read_nullable(fields.pop("ui_fgcolor"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "ui_fgcolor")
        try:
            model.template_fields = read_nullable(
                fields.pop("template_fields"), lambda item: read_list(item, read_str)
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "template_fields")
        try:
            model.downstream_task_ids = read_nullable(
                fields.pop("downstream_task_ids"), lambda item: read_list(item, read_str)
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "downstream_task_ids")
        try:
            model.doc_md = read_nullable(fields.pop("doc_md"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "doc_md")
        try:
            model.operator_name = read_nullable(fields.pop("operator_name"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "operator_name")
        try:
            model.params = read_nullable(fields.pop("params"), read_object)
        except UNREADABLE:
            model._leave_unread(src_dict, "params")
        try:
            model.class_ref = read_nullable(fields.pop("class_ref"), read_object)
        except UNREADABLE:
            model._leave_unread(src_dict, "class_ref")
        try:
            model.is_mapped = read_nullable(fields.pop("is_mapped"), read_bool)
        except UNREADABLE:
            model._leave_unread(src_dict, "is_mapped")
        try:
            model.extra_links = read_list(fields.pop("extra_links"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "extra_links")
        model.additional_properties = fields
        return model
