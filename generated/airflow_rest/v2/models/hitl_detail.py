from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_list,
    read_nullable,
    read_object,
    read_str,
)

if TYPE_CHECKING:
    from ..models.hitl_user import HITLUser
    from ..models.task_instance_response import TaskInstanceResponse


@define(eq=False, repr=False, getstate_setstate=False)
class HITLDetail(OpenModel[Any]):
    """Schema for Human-in-the-loop detail."""

    options: list[str]
    subject: str
    created_at: datetime.datetime
    task_instance: TaskInstanceResponse
    """ TaskInstance serializer for responses. """
    body: None | str | Unset = UNSET
    defaults: list[str] | None | Unset = UNSET
    multiple: bool | Unset = False
    params: dict[str, Any] | Unset = UNSET
    assigned_users: list[HITLUser] | Unset = UNSET
    responded_by_user: HITLUser | None | Unset = UNSET
    responded_at: datetime.datetime | None | Unset = UNSET
    chosen_options: list[str] | None | Unset = UNSET
    params_input: dict[str, Any] | Unset = UNSET
    response_received: bool | Unset = False

    @staticmethod
    def _read_task_instance(value: Any) -> TaskInstanceResponse:
        from ..models.task_instance_response import TaskInstanceResponse

        return TaskInstanceResponse.from_dict(value)

    @staticmethod
    def _read_assigned_users(value: Any) -> list[HITLUser]:
        from ..models.hitl_user import HITLUser

        return read_list(value, HITLUser.from_dict)

    @staticmethod
    def _read_responded_by_user(value: Any) -> HITLUser | None:
        from ..models.hitl_user import HITLUser

        return read_nullable(value, HITLUser.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "task_instance": fields.pop("task_instance", ABSENT),
                "assigned_users": fields.pop("assigned_users", UNSET),
                "responded_by_user": fields.pop("responded_by_user", UNSET),
            }
        )
        try:
            model.options = read_list(fields.pop("options"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "options")
        try:
            model.subject = read_str(fields.pop("subject"))
        except UNREADABLE:
            model._leave_unread(src_dict, "subject")
        try:
            model.created_at = read_datetime(fields.pop("created_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "created_at")
        try:
            model.body = read_nullable(fields.pop("body"), read_str) if "body" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "body")
        try:
            model.defaults = (
                read_nullable(fields.pop("defaults"), lambda item: read_list(item, read_str))
                if "defaults" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "defaults")
        try:
            model.multiple = read_bool(fields.pop("multiple")) if "multiple" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "multiple")
        try:
            model.params = read_object(fields.pop("params")) if "params" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "params")
        try:
            model.responded_at = (
                read_nullable(fields.pop("responded_at"), read_datetime)
                if "responded_at" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "responded_at")
        try:
            model.chosen_options = (
                read_nullable(fields.pop("chosen_options"), lambda item: read_list(item, read_str))
                if "chosen_options" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "chosen_options")
        try:
            model.params_input = (
                read_object(fields.pop("params_input")) if "params_input" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "params_input")
        try:
            model.response_received = (
                read_bool(fields.pop("response_received"))
                if "response_received" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "response_received")
        model.additional_properties = fields
        return model
