from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.dag_stats_state_response import DagStatsStateResponse

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            pass
        try:
            model.stats = read_list(fields.pop("stats"), DagStatsStateResponse.from_dict)
        except UNREADABLE:
            pass
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
