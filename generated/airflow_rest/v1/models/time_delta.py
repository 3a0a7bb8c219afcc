from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class TimeDelta(OpenModel[Any]):
    """Time delta"""

    field_type_: str
    days: int
    seconds: int
    microseconds: int
    _json_names: ClassVar[Mapping[str, str]] = {
        "field_type_": "__type",
    }

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.field_type_ = read_str(fields.pop("__type"))
        except UNREADABLE:
            model._leave_unread(src_dict, "field_type_")
        try:
            model.days = read_int(fields.pop("days"))
        except UNREADABLE:
            model._leave_unread(src_dict, "days")
        try:
            model.seconds = read_int(fields.pop("seconds"))
        except UNREADABLE:
            model._leave_unread(src_dict, "seconds")
        try:
            model.microseconds = read_int(fields.pop("microseconds"))
        except UNREADABLE:
            model._leave_unread(src_dict, "microseconds")
        model.additional_properties = fields
        return model
