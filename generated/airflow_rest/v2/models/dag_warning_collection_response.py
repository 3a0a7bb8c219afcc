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
    from ..models.dag_warning_response import DAGWarningResponse


@define(eq=False, repr=False, getstate_setstate=False)
class DAGWarningCollectionResponse(OpenModel[Any]):
    """Dag warning collection serializer for responses."""

    dag_warnings: list[DAGWarningResponse]
    total_entries: int

    @staticmethod
    def _read_dag_warnings(value: Any) -> list[DAGWarningResponse]:
        from ..models.dag_warning_response import DAGWarningResponse

        return read_list(value, DAGWarningResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "dag_warnings": fields.pop("dag_warnings", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
