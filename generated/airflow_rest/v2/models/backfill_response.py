from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.reprocess_behavior import ReprocessBehavior
from ..types import UNSET, Unset

T = TypeVar("T", bound="BackfillResponse")


@_attrs_define
class BackfillResponse:
    """Base serializer for Backfill."""

    id: int
    dag_id: str
    from_date: datetime.datetime
    to_date: datetime.datetime
    dag_run_conf: dict[str, Any] | None
    is_paused: bool
    reprocess_behavior: ReprocessBehavior
    """ Internal enum for setting reprocess behavior in a backfill.

    :meta private: """
    max_active_runs: int
    created_at: datetime.datetime
    completed_at: datetime.datetime | None
    updated_at: datetime.datetime
    dag_display_name: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        dag_id = self.dag_id

        from_date = self.from_date.isoformat()

        to_date = self.to_date.isoformat()

        dag_run_conf: dict[str, Any] | None
        dag_run_conf = self.dag_run_conf

        is_paused = self.is_paused

        reprocess_behavior = self.reprocess_behavior.value

        max_active_runs = self.max_active_runs

        created_at = self.created_at.isoformat()

        completed_at: None | str
        if isinstance(self.completed_at, datetime.datetime):
            completed_at = self.completed_at.isoformat()
        else:
            completed_at = self.completed_at

        updated_at = self.updated_at.isoformat()

        dag_display_name = self.dag_display_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "dag_id": dag_id,
                "from_date": from_date,
                "to_date": to_date,
                "dag_run_conf": dag_run_conf,
                "is_paused": is_paused,
                "reprocess_behavior": reprocess_behavior,
                "max_active_runs": max_active_runs,
                "created_at": created_at,
                "completed_at": completed_at,
                "updated_at": updated_at,
            }
        )
        if dag_display_name is not UNSET:
            field_dict["dag_display_name"] = dag_display_name

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        dag_id = d.pop("dag_id")

        from_date = datetime.datetime.fromisoformat(d.pop("from_date"))

        to_date = datetime.datetime.fromisoformat(d.pop("to_date"))

        def _parse_dag_run_conf(data: object) -> dict[str, Any] | None:
            if data is None:
                return data
            return cast(dict[str, Any] | None, data)

        dag_run_conf = _parse_dag_run_conf(d.pop("dag_run_conf"))

        is_paused = d.pop("is_paused")

        reprocess_behavior = ReprocessBehavior(d.pop("reprocess_behavior"))

        max_active_runs = d.pop("max_active_runs")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        def _parse_completed_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                completed_at_type_0 = datetime.datetime.fromisoformat(data)

                return completed_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | None, data)

        completed_at = _parse_completed_at(d.pop("completed_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        dag_display_name = d.pop("dag_display_name", UNSET)

        backfill_response = cls(
            id=id,
            dag_id=dag_id,
            from_date=from_date,
            to_date=to_date,
            dag_run_conf=dag_run_conf,
            is_paused=is_paused,
            reprocess_behavior=reprocess_behavior,
            max_active_runs=max_active_runs,
            created_at=created_at,
            completed_at=completed_at,
            updated_at=updated_at,
            dag_display_name=dag_display_name,
        )

        backfill_response.additional_properties = d
        return backfill_response

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
