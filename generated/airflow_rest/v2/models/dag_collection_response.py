from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
    read_list,
)

if TYPE_CHECKING:
    from ..models.dag_response import DAGResponse


@define(eq=False, repr=False, getstate_setstate=False)
class DAGCollectionResponse(OpenModel[Any]):
    """Dag Collection serializer for responses."""

    dags: list[DAGResponse]
    total_entries: int

    @staticmethod
    def _read_dags(value: Any) -> list[DAGResponse]:
        from ..models.dag_response import DAGResponse

        return read_list(value, DAGResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "dags": fields.pop("dags", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
