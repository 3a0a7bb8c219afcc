from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class CronExpression(OpenModel[Any]):
    """Cron expression"""

    field_type_: str
    value: str
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
            model.value = read_str(fields.pop("value"))
        except UNREADABLE:
            model._leave_unread(src_dict, "value")
        model.additional_properties = fields
        return model
