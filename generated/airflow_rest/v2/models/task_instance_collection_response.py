from __future__ import annotations

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
    read_int,
    read_list,
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.task_instance_response import TaskInstanceResponse


@define(eq=False, repr=False, getstate_setstate=False)
class TaskInstanceCollectionResponse(OpenModel[Any]):
    """Task instance collection response supporting both offset and cursor pagination.

    A single flat model is used instead of a discriminated union
    (``Annotated[Offset | Cursor, Field(discriminator=...)]``) because
    the OpenAPI ``oneOf`` + ``discriminator`` construct is not handled
    correctly by ``@hey-api/openapi-ts`` / ``@7nohe/openapi-react-query-codegen``:
    return types degrade to ``unknown`` in JSDoc and can produce
    incorrect TypeScript types (see hey-api/openapi-ts#1613, #3270).
    """

    task_instances: list[TaskInstanceResponse]
    total_entries: int | None | Unset = UNSET
    """ Number of matching items. For offset pagination this is the exact total. For cursor pagination it is capped
    at ``total_entries_limit``; a value equal to that limit means at least that many items match. """
    total_entries_limit: int | None | Unset = UNSET
    """ Cap applied to ``total_entries`` under cursor pagination. ``null`` for offset pagination, where
    ``total_entries`` is exact. """
    next_cursor: None | str | Unset = UNSET
    """ Token pointing to the next page. Populated for cursor pagination, ``null`` when using offset pagination or
    when there is no next page. """
    previous_cursor: None | str | Unset = UNSET
    """ Token pointing to the previous page. Populated for cursor pagination, ``null`` when using offset pagination
    or when on the first page. """

    @staticmethod
    def _read_task_instances(value: Any) -> list[TaskInstanceResponse]:
        from ..models.task_instance_response import TaskInstanceResponse

        return read_list(value, TaskInstanceResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "task_instances": fields.pop("task_instances", ABSENT),
            }
        )
        try:
            model.total_entries = (
                read_nullable(fields.pop("total_entries"), read_int)
                if "total_entries" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        try:
            model.total_entries_limit = (
                read_nullable(fields.pop("total_entries_limit"), read_int)
                if "total_entries_limit" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries_limit")
        try:
            model.next_cursor = (
                read_nullable(fields.pop("next_cursor"), read_str)
                if "next_cursor" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "next_cursor")
        try:
            model.previous_cursor = (
                read_nullable(fields.pop("previous_cursor"), read_str)
                if "previous_cursor" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "previous_cursor")
        model.additional_properties = fields
        return model
