from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
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
)

if TYPE_CHECKING:
    from ..models.asset_alias_response import AssetAliasResponse
    from ..models.asset_watcher_response import AssetWatcherResponse
    from ..models.dag_schedule_asset_reference import DagScheduleAssetReference
    from ..models.last_asset_event_response import LastAssetEventResponse
    from ..models.task_inlet_asset_reference import TaskInletAssetReference
    from ..models.task_outlet_asset_reference import TaskOutletAssetReference


@define(eq=False, repr=False, getstate_setstate=False)
class AssetResponse(OpenModel[Any]):
    """Asset serializer for responses."""

    id: int
    name: str
    uri: str
    group: str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    producing_tasks: list[TaskOutletAssetReference]
    aliases: list[AssetAliasResponse]
    extra: dict[str, Any] | None | Unset = UNSET
    scheduled_dags: list[DagScheduleAssetReference] | Unset = UNSET
    consuming_tasks: list[TaskInletAssetReference] | Unset = UNSET
    watchers: list[AssetWatcherResponse] | Unset = UNSET
    last_asset_event: LastAssetEventResponse | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.asset_alias_response import AssetAliasResponse
        from ..models.asset_watcher_response import AssetWatcherResponse
        from ..models.dag_schedule_asset_reference import DagScheduleAssetReference
        from ..models.last_asset_event_response import LastAssetEventResponse
        from ..models.task_inlet_asset_reference import TaskInletAssetReference
        from ..models.task_outlet_asset_reference import TaskOutletAssetReference

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.id = read_int(fields.pop("id"))
        except UNREADABLE:
            pass
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            pass
        try:
            model.uri = read_str(fields.pop("uri"))
        except UNREADABLE:
            pass
        try:
            model.group = read_str(fields.pop("group"))
        except UNREADABLE:
            pass
        try:
            model.created_at = read_datetime(fields.pop("created_at"))
        except UNREADABLE:
            pass
        try:
            model.updated_at = read_datetime(fields.pop("updated_at"))
        except UNREADABLE:
            pass
        try:
            model.producing_tasks = read_list(
                fields.pop("producing_tasks"), TaskOutletAssetReference.from_dict
            )
        except UNREADABLE:
            pass
        try:
            model.aliases = read_list(fields.pop("aliases"), AssetAliasResponse.from_dict)
        except UNREADABLE:
            pass
        try:
            model.extra = (
                read_nullable(fields.pop("extra"), read_object) if "extra" in fields else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.scheduled_dags = (
                read_list(fields.pop("scheduled_dags"), DagScheduleAssetReference.from_dict)
                if "scheduled_dags" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.consuming_tasks = (
                read_list(fields.pop("consuming_tasks"), TaskInletAssetReference.from_dict)
                if "consuming_tasks" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.watchers = (
                read_list(fields.pop("watchers"), AssetWatcherResponse.from_dict)
                if "watchers" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.last_asset_event = (
                read_nullable(fields.pop("last_asset_event"), LastAssetEventResponse.from_dict)
                if "last_asset_event" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
