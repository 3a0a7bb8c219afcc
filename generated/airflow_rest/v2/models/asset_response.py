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

    @staticmethod
    def _read_producing_tasks(value: Any) -> list[TaskOutletAssetReference]:
        from ..models.task_outlet_asset_reference import TaskOutletAssetReference

        return read_list(value, TaskOutletAssetReference.from_dict)

    @staticmethod
    def _read_aliases(value: Any) -> list[AssetAliasResponse]:
        from ..models.asset_alias_response import AssetAliasResponse

        return read_list(value, AssetAliasResponse.from_dict)

    @staticmethod
    def _read_scheduled_dags(value: Any) -> list[DagScheduleAssetReference]:
        from ..models.dag_schedule_asset_reference import DagScheduleAssetReference

        return read_list(value, DagScheduleAssetReference.from_dict)

    @staticmethod
    def _read_consuming_tasks(value: Any) -> list[TaskInletAssetReference]:
        from ..models.task_inlet_asset_reference import TaskInletAssetReference

        return read_list(value, TaskInletAssetReference.from_dict)

    @staticmethod
    def _read_watchers(value: Any) -> list[AssetWatcherResponse]:
        from ..models.asset_watcher_response import AssetWatcherResponse

        return read_list(value, AssetWatcherResponse.from_dict)

    @staticmethod
    def _read_last_asset_event(value: Any) -> LastAssetEventResponse | None:
        from ..models.last_asset_event_response import LastAssetEventResponse

        return read_nullable(value, LastAssetEventResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "producing_tasks": fields.pop("producing_tasks", ABSENT),
                "aliases": fields.pop("aliases", ABSENT),
                "scheduled_dags": fields.pop("scheduled_dags", UNSET),
                "consuming_tasks": fields.pop("consuming_tasks", UNSET),
                "watchers": fields.pop("watchers", UNSET),
                "last_asset_event": fields.pop("last_asset_event", UNSET),
            }
        )
        try:
            model.id = read_int(fields.pop("id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.uri = read_str(fields.pop("uri"))
        except UNREADABLE:
            model._leave_unread(src_dict, "uri")
        try:
            model.group = read_str(fields.pop("group"))
        except UNREADABLE:
            model._leave_unread(src_dict, "group")
        try:
            model.created_at = read_datetime(fields.pop("created_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "created_at")
        try:
            model.updated_at = read_datetime(fields.pop("updated_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "updated_at")
        try:
            model.extra = (
                read_nullable(fields.pop("extra"), read_object) if "extra" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
        model.additional_properties = fields
        return model
