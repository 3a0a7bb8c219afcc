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
    read_list,
    read_str,
)

if TYPE_CHECKING:
    from ..models.dag_stats_state_response import DagStatsStateResponse


@define(eq=False, repr=False, getstate_setstate=False)
class DagStatsResponse(OpenModel[Any]):
    """Dag Stats serializer for responses."""

    dag_id: str
    stats: list[DagStatsStateResponse]
    dag_display_name: str | Unset = UNSET

    @staticmethod
    def _read_stats(value: Any) -> list[DagStatsStateResponse]:
        from ..models.dag_stats_state_response import DagStatsStateResponse

        return read_list(value, DagStatsStateResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "stats": fields.pop("stats", ABSENT),
            }
        )
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        model.additional_properties = fields
        return model
