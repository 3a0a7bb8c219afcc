from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..models.trigger_rule import TriggerRule
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_float,
    read_list,
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.class_reference import ClassReference
    from ..models.dag import DAG
    from ..models.task_extra_links_item import TaskExtraLinksItem
    from ..models.time_delta import TimeDelta


@define(eq=False, repr=False, getstate_setstate=False)
class Task(OpenModel[Any]):
    """For details see:
    [airflow.models.baseoperator.BaseOperator](https://airflow.apache.org/docs/apache-
    airflow/stable/_api/airflow/models/baseoperator/index.html#airflow.models.baseoperator.BaseOperator)
    """

    class_ref: ClassReference | Unset = UNSET
    """ Class reference """
    task_id: str | Unset = UNSET
    task_display_name: str | Unset = UNSET
    owner: str | Unset = UNSET
    start_date: datetime.datetime | None | Unset = UNSET
    end_date: datetime.datetime | None | Unset = UNSET
    trigger_rule: TriggerRule | Unset = UNSET
    """ Trigger rule.

    *Changed in version 2.2.0*&#58; 'none_failed_min_one_success' is added as a possible value. Deprecated 'dummy'
    and 'always' is added as a possible value

    *Changed in version 2.3.0*&#58; 'all_skipped' is added as a possible value.

    *Changed in version 2.5.0*&#58; 'one_done' is added as a possible value.

    *Changed in version 2.7.0*&#58; 'all_done_setup_success' is added as a possible value.
     """
    extra_links: list[TaskExtraLinksItem] | Unset = UNSET
    depends_on_past: bool | Unset = UNSET
    is_mapped: bool | Unset = UNSET
    wait_for_downstream: bool | Unset = UNSET
    retries: float | Unset = UNSET
    queue: None | str | Unset = UNSET
    executor: None | str | Unset = UNSET
    pool: str | Unset = UNSET
    pool_slots: float | Unset = UNSET
    execution_timeout: None | TimeDelta | Unset = UNSET
    retry_delay: None | TimeDelta | Unset = UNSET
    retry_exponential_backoff: bool | Unset = UNSET
    priority_weight: float | Unset = UNSET
    weight_rule: str | Unset = UNSET
    """ Weight rule. One of 'downstream', 'upstream', 'absolute', or the path of the custom priority weight strategy
    class. """
    ui_color: str | Unset = UNSET
    """ Color in hexadecimal notation. """
    ui_fgcolor: str | Unset = UNSET
    """ Color in hexadecimal notation. """
    template_fields: list[str] | Unset = UNSET
    sub_dag: DAG | Unset = UNSET
    """ DAG """
    downstream_task_ids: list[str] | Unset = UNSET
    doc_md: None | str | Unset = UNSET
    """ Task documentation in markdown.

    *New in version 2.10.0*
     """

    @staticmethod
    def _read_class_ref(value: Any) -> ClassReference:
        from ..models.class_reference import ClassReference

        return ClassReference.from_dict(value)

    @staticmethod
    def _read_extra_links(value: Any) -> list[TaskExtraLinksItem]:
        from ..models.task_extra_links_item import TaskExtraLinksItem

        return read_list(value, TaskExtraLinksItem.from_dict)

    @staticmethod
    def _read_execution_timeout(value: Any) -> None | TimeDelta:
        from ..models.time_delta import TimeDelta

        return read_nullable(value, TimeDelta.from_dict)

    @staticmethod
    def _read_retry_delay(value: Any) -> None | TimeDelta:
        from ..models.time_delta import TimeDelta

        return read_nullable(value, TimeDelta.from_dict)

    @staticmethod
    def _read_sub_dag(value: Any) -> DAG:
        from ..models.dag import DAG

        return DAG.from_dict(value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "class_ref": fields.pop("class_ref", UNSET),
                "extra_links": fields.pop("extra_links", UNSET),
                "execution_timeout": fields.pop("execution_timeout", UNSET),
                "retry_delay": fields.pop("retry_delay", UNSET),
                "sub_dag": fields.pop("sub_dag", UNSET),
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
            model.owner = read_str(fields.pop("owner")) if "owner" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "owner")
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
            model.trigger_rule = (
                TriggerRule(fields.pop("trigger_rule")) if "trigger_rule" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "trigger_rule")
        try:
            model.depends_on_past = (
                read_bool(fields.pop("depends_on_past")) if "depends_on_past" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "depends_on_past")
        try:
            model.is_mapped = read_bool(fields.pop("is_mapped")) if "is_mapped" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "is_mapped")
        try:
            model.wait_for_downstream = (
                read_bool(fields.pop("wait_for_downstream"))
                if "wait_for_downstream" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "wait_for_downstream")
        try:
            model.retries = read_float(fields.pop("retries")) if "retries" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "retries")
        try:
            model.queue = (
                read_nullable(fields.pop("queue"), read_str) if "queue" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "queue")
        try:
            model.executor = (
                read_nullable(fields.pop("executor"), read_str) if "executor" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "executor")
        try:
            model.pool = read_str(fields.pop("pool")) if "pool" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "pool")
        try:
            model.pool_slots = (
                read_float(fields.pop("pool_slots")) if "pool_slots" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "pool_slots")
        try:
            model.retry_exponential_backoff = (
                read_bool(fields.pop("retry_exponential_backoff"))
                if "retry_exponential_backoff" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "retry_exponential_backoff")
        try:
            model.priority_weight = (
                read_float(fields.pop("priority_weight")) if "priority_weight" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "priority_weight")
        try:
            model.weight_rule = (
                read_str(fields.pop("weight_rule")) if "weight_rule" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "weight_rule")
        try:
            model.ui_color = read_str(fields.pop("ui_color")) if "ui_color" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "ui_color")
        try:
            model.ui_fgcolor = (
                read_str(fields.pop("ui_fgcolor")) if "ui_fgcolor" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "ui_fgcolor")
        try:
            model.template_fields = (
                read_list(fields.pop("template_fields"), read_str)
                if "template_fields" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "template_fields")
        try:
            model.downstream_task_ids = (
                read_list(fields.pop("downstream_task_ids"), read_str)
                if "downstream_task_ids" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "downstream_task_ids")
        try:
            model.doc_md = (
                read_nullable(fields.pop("doc_md"), read_str) if "doc_md" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "doc_md")
        model.additional_properties = fields
        return model
