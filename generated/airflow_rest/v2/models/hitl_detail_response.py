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
    read_datetime,
    read_list,
    read_object,
    read_str,
)

if TYPE_CHECKING:
    from ..models.hitl_user import HITLUser


@define(eq=False, repr=False, getstate_setstate=False)
class HITLDetailResponse(OpenModel[Any]):
    """Response of updating a Human-in-the-loop detail."""

    responded_by: HITLUser
    """ Schema for a Human-in-the-loop users. """
    responded_at: datetime.datetime
    chosen_options: list[str]
    params_input: dict[str, Any] | Unset = UNSET

    @staticmethod
    def _read_responded_by(value: Any) -> HITLUser:
        from ..models.hitl_user import HITLUser

        return HITLUser.from_dict(value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "responded_by": fields.pop("responded_by", ABSENT),
            }
        )
        try:
            model.responded_at = read_datetime(fields.pop("responded_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "responded_at")
        try:
            model.chosen_options = read_list(fields.pop("chosen_options"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "chosen_options")
        try:
            model.params_input = (
                read_object(fields.pop("params_input")) if "params_input" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "params_input")
        model.additional_properties = fields
        return model
