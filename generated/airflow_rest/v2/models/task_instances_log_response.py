from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    UNREADABLE,
    OpenModel,
    fields_of,
    read_list,
    read_nullable,
    read_one_of,
    read_str,
)

if TYPE_CHECKING:
    from ..models.structured_log_message import StructuredLogMessage


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstancesLogResponse(OpenModel[Any]):
    """Log serializer for responses."""

    content: list[str | StructuredLogMessage]
    continuation_token: None | str

    @staticmethod
    def _read_content(value: Any) -> list[str | StructuredLogMessage]:
        from ..models.structured_log_message import StructuredLogMessage

        return read_list(
            value, lambda item: read_one_of(item, StructuredLogMessage.from_dict, read_str)
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "content": fields.pop("content", ABSENT),
            }
        )
        try:
            model.continuation_token = read_nullable(fields.pop("continuation_token"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "continuation_token")
        model.additional_properties = fields
        return model
