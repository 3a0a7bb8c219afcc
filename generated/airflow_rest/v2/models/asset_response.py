from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.asset_alias_response import AssetAliasResponse
    from ..models.asset_watcher_response import AssetWatcherResponse
    from ..models.dag_schedule_asset_reference import DagScheduleAssetReference
    from ..models.last_asset_event_response import LastAssetEventResponse
    from ..models.task_inlet_asset_reference import TaskInletAssetReference
    from ..models.task_outlet_asset_reference import TaskOutletAssetReference


T = TypeVar("T", bound="AssetResponse")


@_attrs_define
class AssetResponse:
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
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.last_asset_event_response import LastAssetEventResponse

        id = self.id

        name = self.name

        uri = self.uri

        group = self.group

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        producing_tasks = []
        for producing_tasks_item_data in self.producing_tasks:
            producing_tasks_item = producing_tasks_item_data.to_dict()
            producing_tasks.append(producing_tasks_item)

        aliases = []
        for aliases_item_data in self.aliases:
            aliases_item = aliases_item_data.to_dict()
            aliases.append(aliases_item)

        extra: dict[str, Any] | None | Unset
        if isinstance(self.extra, Unset):
            extra = UNSET
        else:
            extra = self.extra

        scheduled_dags: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.scheduled_dags, Unset):
            scheduled_dags = []
            for scheduled_dags_item_data in self.scheduled_dags:
                scheduled_dags_item = scheduled_dags_item_data.to_dict()
                scheduled_dags.append(scheduled_dags_item)

        consuming_tasks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.consuming_tasks, Unset):
            consuming_tasks = []
            for consuming_tasks_item_data in self.consuming_tasks:
                consuming_tasks_item = consuming_tasks_item_data.to_dict()
                consuming_tasks.append(consuming_tasks_item)

        watchers: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.watchers, Unset):
            watchers = []
            for watchers_item_data in self.watchers:
                watchers_item = watchers_item_data.to_dict()
                watchers.append(watchers_item)

        last_asset_event: dict[str, Any] | None | Unset
        if isinstance(self.last_asset_event, Unset):
            last_asset_event = UNSET
        elif isinstance(self.last_asset_event, LastAssetEventResponse):
            last_asset_event = self.last_asset_event.to_dict()
        else:
            last_asset_event = self.last_asset_event

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "uri": uri,
                "group": group,
                "created_at": created_at,
                "updated_at": updated_at,
                "producing_tasks": producing_tasks,
                "aliases": aliases,
            }
        )
        if extra is not UNSET:
            field_dict["extra"] = extra
        if scheduled_dags is not UNSET:
            field_dict["scheduled_dags"] = scheduled_dags
        if consuming_tasks is not UNSET:
            field_dict["consuming_tasks"] = consuming_tasks
        if watchers is not UNSET:
            field_dict["watchers"] = watchers
        if last_asset_event is not UNSET:
            field_dict["last_asset_event"] = last_asset_event

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.asset_alias_response import AssetAliasResponse
        from ..models.asset_watcher_response import AssetWatcherResponse
        from ..models.dag_schedule_asset_reference import DagScheduleAssetReference
        from ..models.last_asset_event_response import LastAssetEventResponse
        from ..models.task_inlet_asset_reference import TaskInletAssetReference
        from ..models.task_outlet_asset_reference import TaskOutletAssetReference

        d = dict(src_dict)
        id = d.pop("id")

        name = d.pop("name")

        uri = d.pop("uri")

        group = d.pop("group")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        producing_tasks = []
        _producing_tasks = d.pop("producing_tasks")
        for producing_tasks_item_data in _producing_tasks:
            producing_tasks_item = TaskOutletAssetReference.from_dict(producing_tasks_item_data)

            producing_tasks.append(producing_tasks_item)

        aliases = []
        _aliases = d.pop("aliases")
        for aliases_item_data in _aliases:
            aliases_item = AssetAliasResponse.from_dict(aliases_item_data)

            aliases.append(aliases_item)

        def _parse_extra(data: object) -> dict[str, Any] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(dict[str, Any] | None | Unset, data)

        extra = _parse_extra(d.pop("extra", UNSET))

        _scheduled_dags = d.pop("scheduled_dags", UNSET)
        scheduled_dags: list[DagScheduleAssetReference] | Unset = UNSET
        if _scheduled_dags is not UNSET:
            scheduled_dags = []
            for scheduled_dags_item_data in _scheduled_dags:
                scheduled_dags_item = DagScheduleAssetReference.from_dict(scheduled_dags_item_data)

                scheduled_dags.append(scheduled_dags_item)

        _consuming_tasks = d.pop("consuming_tasks", UNSET)
        consuming_tasks: list[TaskInletAssetReference] | Unset = UNSET
        if _consuming_tasks is not UNSET:
            consuming_tasks = []
            for consuming_tasks_item_data in _consuming_tasks:
                consuming_tasks_item = TaskInletAssetReference.from_dict(consuming_tasks_item_data)

                consuming_tasks.append(consuming_tasks_item)

        _watchers = d.pop("watchers", UNSET)
        watchers: list[AssetWatcherResponse] | Unset = UNSET
        if _watchers is not UNSET:
            watchers = []
            for watchers_item_data in _watchers:
                watchers_item = AssetWatcherResponse.from_dict(watchers_item_data)

                watchers.append(watchers_item)

        def _parse_last_asset_event(data: object) -> LastAssetEventResponse | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_asset_event_type_0 = LastAssetEventResponse.from_dict(data)

                return last_asset_event_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(LastAssetEventResponse | None | Unset, data)

        last_asset_event = _parse_last_asset_event(d.pop("last_asset_event", UNSET))

        asset_response = cls(
            id=id,
            name=name,
            uri=uri,
            group=group,
            created_at=created_at,
            updated_at=updated_at,
            producing_tasks=producing_tasks,
            aliases=aliases,
            extra=extra,
            scheduled_dags=scheduled_dags,
            consuming_tasks=consuming_tasks,
            watchers=watchers,
            last_asset_event=last_asset_event,
        )

        asset_response.additional_properties = d
        return asset_response

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
