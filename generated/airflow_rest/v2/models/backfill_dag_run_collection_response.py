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
    from ..models.backfill_dag_run_response import BackfillDagRunResponse


@define(eq=False, repr=False, getstate_setstate=False)
class BackfillDagRunCollectionResponse(OpenModel[Any]):
    """BackfillDagRun Collection serializer for responses."""

    backfill_dag_runs: list[BackfillDagRunResponse]
    total_entries: int

    @staticmethod
    def _read_backfill_dag_runs(value: Any) -> list[BackfillDagRunResponse]:
        from ..models.backfill_dag_run_response import BackfillDagRunResponse

        return read_list(value, BackfillDagRunResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "backfill_dag_runs": fields.pop("backfill_dag_runs", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
