from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from attrs import define

from ..types import (
    ABSENT,
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_int,
    read_list,
    read_nullable,
    read_object,
    read_str,
    read_uuid,
)

if TYPE_CHECKING:
    from ..models.dag_run_asset_reference import DagRunAssetReference


@define(eq=False, repr=False, getstate_setstate=False)
class AssetEventResponse(OpenModel[Any]):
    """Asset event serializer for responses."""

    id: int
    asset_id: int
    source_map_index: int
    created_dagruns: list[DagRunAssetReference]
    timestamp: datetime.datetime
    uri: None | str | Unset = UNSET
    name: None | str | Unset = UNSET
    group: None | str | Unset = UNSET
    extra: dict[str, Any] | None | Unset = UNSET
    source_task_id: None | str | Unset = UNSET
    source_dag_id: None | str | Unset = UNSET
    source_run_id: None | str | Unset = UNSET
    source_task_instance_id: None | Unset | UUID = UNSET
    partition_key: None | str | Unset = UNSET

    @staticmethod
    def _read_created_dagruns(value: Any) -> list[DagRunAssetReference]:
        from ..models.dag_run_asset_reference import DagRunAssetReference

        return read_list(value, DagRunAssetReference.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "created_dagruns": fields.pop("created_dagruns", ABSENT),
            }
        )
        try:
            model.id = read_int(fields.pop("id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.asset_id = read_int(fields.pop("asset_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "asset_id")
        try:
            model.source_map_index = read_int(fields.pop("source_map_index"))
        except UNREADABLE:
            model._leave_unread(src_dict, "source_map_index")
        try:
            model.timestamp = read_datetime(fields.pop("timestamp"))
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        try:
            model.uri = read_nullable(fields.pop("uri"), read_str) if "uri" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "uri")
        try:
            model.name = read_nullable(fields.pop("name"), read_str) if "name" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.group = (
                read_nullable(fields.pop("group"), read_str) if "group" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "group")
        try:
            model.extra = (
                read_nullable(fields.pop("extra"), read_object) if "extra" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
        try:
            model.source_task_id = (
                read_nullable(fields.pop("source_task_id"), read_str)
                if "source_task_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source_task_id")
        try:
            model.source_dag_id = (
                read_nullable(fields.pop("source_dag_id"), read_str)
                if "source_dag_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source_dag_id")
        try:
            model.source_run_id = (
                read_nullable(fields.pop("source_run_id"), read_str)
                if "source_run_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source_run_id")
        try:
            model.source_task_instance_id = (
                read_nullable(fields.pop("source_task_instance_id"), read_uuid)
                if "source_task_instance_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source_task_instance_id")
        try:
            model.partition_key = (
                read_nullable(fields.pop("partition_key"), read_str)
                if "partition_key" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "partition_key")
        model.additional_properties = fields
        return model
