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
class RelativeDelta(OpenModel[Any]):
    """Relative delta"""

    field_type_: str
    years: int
    months: int
    days: int
    leapdays: int
    hours: int
    minutes: int
    seconds: int
    microseconds: int
    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    microsecond: int
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
            model.years = read_int(fields.pop("years"))
        except UNREADABLE:
            model._leave_unread(src_dict, "years")
        try:
            model.months = read_int(fields.pop("months"))
        except UNREADABLE:
            model._leave_unread(src_dict, "months")
        try:
            model.days = read_int(fields.pop("days"))
        except UNREADABLE:
            model._leave_unread(src_dict, "days")
        try:
            model.leapdays = read_int(fields.pop("leapdays"))
        except UNREADABLE:
            model._leave_unread(src_dict, "leapdays")
        try:
            model.hours = read_int(fields.pop("hours"))
        except UNREADABLE:
            model._leave_unread(src_dict, "hours")
        try:
            model.minutes = read_int(fields.pop("minutes"))
        except UNREADABLE:
            model._leave_unread(src_dict, "minutes")
        try:
            model.seconds = read_int(fields.pop("seconds"))
        except UNREADABLE:
            model._leave_unread(src_dict, "seconds")
        try:
            model.microseconds = read_int(fields.pop("microseconds"))
        except UNREADABLE:
            model._leave_unread(src_dict, "microseconds")
        try:
            model.year = read_int(fields.pop("year"))
        except UNREADABLE:
            model._leave_unread(src_dict, "year")
        try:
            model.month = read_int(fields.pop("month"))
        except UNREADABLE:
            model._leave_unread(src_dict, "month")
        try:
            model.day = read_int(fields.pop("day"))
        except UNREADABLE:
            model._leave_unread(src_dict, "day")
        try:
            model.hour = read_int(fields.pop("hour"))
        except UNREADABLE:
            model._leave_unread(src_dict, "hour")
        try:
            model.minute = read_int(fields.pop("minute"))
        except UNREADABLE:
            model._leave_unread(src_dict, "minute")
        try:
            model.second = read_int(fields.pop("second"))
        except UNREADABLE:
            model._leave_unread(src_dict, "second")
        try:
            model.microsecond = read_int(fields.pop("microsecond"))
        except UNREADABLE:
            model._leave_unread(src_dict, "microsecond")
        model.additional_properties = fields
        return model
