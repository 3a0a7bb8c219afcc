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
    from ..models.dag_version_response import DagVersionResponse


@define(eq=False, repr=False, getstate_setstate=False)
class DAGVersionCollectionResponse(OpenModel[Any]):
    """Dag Version Collection serializer for responses."""

    dag_versions: list[DagVersionResponse]
    total_entries: int

    @staticmethod
    def _read_dag_versions(value: Any) -> list[DagVersionResponse]:
        from ..models.dag_version_response import DagVersionResponse

        return read_list(value, DagVersionResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "dag_versions": fields.pop("dag_versions", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
