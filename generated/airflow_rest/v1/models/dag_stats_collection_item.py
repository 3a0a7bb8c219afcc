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
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.dag_stats_state_collection_item import DagStatsStateCollectionItem


@define(eq=False, repr=False, getstate_setstate=False)
class DagStatsCollectionItem(OpenModel[Any]):
    """DagStats entry collection item."""

    dag_id: str | Unset = UNSET
    """ The DAG ID. """
    stats: list[DagStatsStateCollectionItem] | None | Unset = UNSET

    @staticmethod
    def _read_stats(value: Any) -> list[DagStatsStateCollectionItem] | None:
        from ..models.dag_stats_state_collection_item import DagStatsStateCollectionItem

        return read_nullable(
            value, lambda item: read_list(item, DagStatsStateCollectionItem.from_dict)
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "stats": fields.pop("stats", UNSET),
            }
        )
        try:
            model.dag_id = read_str(fields.pop("dag_id")) if "dag_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        model.additional_properties = fields
        return model
