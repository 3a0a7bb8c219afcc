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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.dag_warning import DagWarning

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.total_entries = (
                read_int(fields.pop("total_entries")) if "total_entries" in fields else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.dag_warnings = (
                read_list(fields.pop("dag_warnings"), DagWarning.from_dict)
                if "dag_warnings" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
