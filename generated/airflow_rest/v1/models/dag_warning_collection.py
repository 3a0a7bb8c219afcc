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
    read_int,
    read_list,
)

if TYPE_CHECKING:
    from ..models.dag_warning import DagWarning


@define(eq=False, repr=False, getstate_setstate=False)
class DagWarningCollection(OpenModel[Any]):
    """Collection of DAG warnings."""

    total_entries: int | Unset = UNSET
    """ Count of total objects in the current result set before pagination parameters
    (limit, offset) are applied.
     """
    dag_warnings: list[DagWarning] | Unset = UNSET

    @staticmethod
    def _read_dag_warnings(value: Any) -> list[DagWarning]:
        from ..models.dag_warning import DagWarning

        return read_list(value, DagWarning.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "dag_warnings": fields.pop("dag_warnings", UNSET),
            }
        )
        try:
            model.total_entries = (
                read_int(fields.pop("total_entries")) if "total_entries" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
