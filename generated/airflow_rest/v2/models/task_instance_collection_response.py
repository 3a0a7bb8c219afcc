from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.task_instance_response import TaskInstanceResponse


T = TypeVar("T", bound="TaskInstanceCollectionResponse")


@_attrs_define
class TaskInstanceCollectionResponse:
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
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        task_instances = []
        for task_instances_item_data in self.task_instances:
            task_instances_item = task_instances_item_data.to_dict()
            task_instances.append(task_instances_item)

        total_entries: int | None | Unset
        if isinstance(self.total_entries, Unset):
            total_entries = UNSET
        else:
            total_entries = self.total_entries

        total_entries_limit: int | None | Unset
        if isinstance(self.total_entries_limit, Unset):
            total_entries_limit = UNSET
        else:
            total_entries_limit = self.total_entries_limit

        next_cursor: None | str | Unset
        if isinstance(self.next_cursor, Unset):
            next_cursor = UNSET
        else:
            next_cursor = self.next_cursor

        previous_cursor: None | str | Unset
        if isinstance(self.previous_cursor, Unset):
            previous_cursor = UNSET
        else:
            previous_cursor = self.previous_cursor

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "task_instances": task_instances,
            }
        )
        if total_entries is not UNSET:
            field_dict["total_entries"] = total_entries
        if total_entries_limit is not UNSET:
            field_dict["total_entries_limit"] = total_entries_limit
        if next_cursor is not UNSET:
            field_dict["next_cursor"] = next_cursor
        if previous_cursor is not UNSET:
            field_dict["previous_cursor"] = previous_cursor

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.task_instance_response import TaskInstanceResponse

        d = dict(src_dict)
        task_instances = []
        _task_instances = d.pop("task_instances")
        for task_instances_item_data in _task_instances:
            task_instances_item = TaskInstanceResponse.from_dict(task_instances_item_data)

            task_instances.append(task_instances_item)

        def _parse_total_entries(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        total_entries = _parse_total_entries(d.pop("total_entries", UNSET))

        def _parse_total_entries_limit(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        total_entries_limit = _parse_total_entries_limit(d.pop("total_entries_limit", UNSET))

        def _parse_next_cursor(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        next_cursor = _parse_next_cursor(d.pop("next_cursor", UNSET))

        def _parse_previous_cursor(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        previous_cursor = _parse_previous_cursor(d.pop("previous_cursor", UNSET))

        task_instance_collection_response = cls(
            task_instances=task_instances,
            total_entries=total_entries,
            total_entries_limit=total_entries_limit,
            next_cursor=next_cursor,
            previous_cursor=previous_cursor,
        )

        task_instance_collection_response.additional_properties = d
        return task_instance_collection_response

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
