from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define

from ..models.asset_state_store_writer_kind import AssetStateStoreWriterKind
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_int,
    read_nullable,
    read_str,
    read_uuid,
)


@define(eq=False, repr=False, getstate_setstate=False)
class AssetStateStoreLastUpdatedBy(OpenModel[Any]):
    """Writer info for the last write to an asset state store entry."""

    kind: AssetStateStoreWriterKind
    """ Identifies what kind of writer last updated an asset state store entry.

    ``TASK`` — written by a task via the execution API.
    ``WATCHER`` — written by a ``BaseEventTrigger`` (no task instance).
    ``API`` — written directly through the Core API (e.g. manual admin write). """
    dag_id: None | str | Unset = UNSET
    run_id: None | str | Unset = UNSET
    task_id: None | str | Unset = UNSET
    map_index: int | None | Unset = UNSET
    task_instance_id: None | Unset | UUID = UNSET
    region_id: UUID | Unset = UNSET
    region_index: int | Unset = UNSET
    try_number: int | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.kind = AssetStateStoreWriterKind(fields.pop("kind"))
        except UNREADABLE:
            model._leave_unread(src_dict, "kind")
        try:
            model.dag_id = (
                read_nullable(fields.pop("dag_id"), read_str) if "dag_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.run_id = (
                read_nullable(fields.pop("run_id"), read_str) if "run_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_id")
        try:
            model.task_id = (
                read_nullable(fields.pop("task_id"), read_str) if "task_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.map_index = (
                read_nullable(fields.pop("map_index"), read_int) if "map_index" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "map_index")
        try:
            model.task_instance_id = (
                read_nullable(fields.pop("task_instance_id"), read_uuid)
                if "task_instance_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_instance_id")
        try:
            model.region_id = read_uuid(fields.pop("region_id")) if "region_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "region_id")
        try:
            model.region_index = (
                read_int(fields.pop("region_index")) if "region_index" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "region_index")
        try:
            model.try_number = (
                read_nullable(fields.pop("try_number"), read_int)
                if "try_number" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "try_number")
        model.additional_properties = fields
        return model
