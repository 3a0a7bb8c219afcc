from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="SLAMiss")


@_attrs_define
class SLAMiss:
    task_id: str | Unset = UNSET
    """ The task ID. """
    dag_id: str | Unset = UNSET
    """ The DAG ID. """
    execution_date: datetime.datetime | Unset = UNSET
    email_sent: bool | Unset = UNSET
    timestamp: datetime.datetime | Unset = UNSET
    description: None | str | Unset = UNSET
    notification_sent: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        task_id = self.task_id

        dag_id = self.dag_id

        execution_date: str | Unset = UNSET
        if not isinstance(self.execution_date, Unset):
            execution_date = self.execution_date.isoformat()

        email_sent = self.email_sent

        timestamp: str | Unset = UNSET
        if not isinstance(self.timestamp, Unset):
            timestamp = self.timestamp.isoformat()

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        notification_sent = self.notification_sent

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if task_id is not UNSET:
            field_dict["task_id"] = task_id
        if dag_id is not UNSET:
            field_dict["dag_id"] = dag_id
        if execution_date is not UNSET:
            field_dict["execution_date"] = execution_date
        if email_sent is not UNSET:
            field_dict["email_sent"] = email_sent
        if timestamp is not UNSET:
            field_dict["timestamp"] = timestamp
        if description is not UNSET:
            field_dict["description"] = description
        if notification_sent is not UNSET:
            field_dict["notification_sent"] = notification_sent

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        task_id = d.pop("task_id", UNSET)

        dag_id = d.pop("dag_id", UNSET)

        _execution_date = d.pop("execution_date", UNSET)
        execution_date: datetime.datetime | Unset
        if isinstance(_execution_date, Unset):
            execution_date = UNSET
        else:
            execution_date = datetime.datetime.fromisoformat(_execution_date)

        email_sent = d.pop("email_sent", UNSET)

        _timestamp = d.pop("timestamp", UNSET)
        timestamp: datetime.datetime | Unset
        if isinstance(_timestamp, Unset):
            timestamp = UNSET
        else:
            timestamp = datetime.datetime.fromisoformat(_timestamp)

        def _parse_description(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        description = _parse_description(d.pop("description", UNSET))

        notification_sent = d.pop("notification_sent", UNSET)

        sla_miss = cls(
            task_id=task_id,
            dag_id=dag_id,
            execution_date=execution_date,
            email_sent=email_sent,
            timestamp=timestamp,
            description=description,
            notification_sent=notification_sent,
        )

        sla_miss.additional_properties = d
        return sla_miss

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
