from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.health_status import HealthStatus
from ..types import UNSET, Unset

T = TypeVar("T", bound="TriggererStatus")


@_attrs_define
class TriggererStatus:
    """The status and the latest triggerer heartbeat.

    *New in version 2.6.2*

    """

    status: HealthStatus | None | Unset = UNSET
    latest_triggerer_heartbeat: datetime.datetime | None | Unset = UNSET
    """ The time the triggerer last did a heartbeat. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, HealthStatus):
            status = self.status.value
        else:
            status = self.status

        latest_triggerer_heartbeat: None | str | Unset
        if isinstance(self.latest_triggerer_heartbeat, Unset):
            latest_triggerer_heartbeat = UNSET
        elif isinstance(self.latest_triggerer_heartbeat, datetime.datetime):
            latest_triggerer_heartbeat = self.latest_triggerer_heartbeat.isoformat()
        else:
            latest_triggerer_heartbeat = self.latest_triggerer_heartbeat

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status
        if latest_triggerer_heartbeat is not UNSET:
            field_dict["latest_triggerer_heartbeat"] = latest_triggerer_heartbeat

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)

        def _parse_status(data: object) -> HealthStatus | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                status_type_0 = HealthStatus(data)

                return status_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(HealthStatus | None | Unset, data)

        status = _parse_status(d.pop("status", UNSET))

        def _parse_latest_triggerer_heartbeat(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                latest_triggerer_heartbeat_type_0 = datetime.datetime.fromisoformat(data)

                return latest_triggerer_heartbeat_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None | Unset, data)

        latest_triggerer_heartbeat = _parse_latest_triggerer_heartbeat(
            d.pop("latest_triggerer_heartbeat", UNSET)
        )

        triggerer_status = cls(
            status=status,
            latest_triggerer_heartbeat=latest_triggerer_heartbeat,
        )

        triggerer_status.additional_properties = d
        return triggerer_status

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
