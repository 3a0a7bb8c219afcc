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
    from ..models.x_com_collection_item import XComCollectionItem


@define(eq=False, repr=False, getstate_setstate=False)
class XComCollection(OpenModel[Any]):
    """Collection of XCom entries.

    *Changed in version 2.1.0*&#58; 'total_entries' field is added.
    """

    total_entries: int | Unset = UNSET
    """ Count of total objects in the current result set before pagination parameters
    (limit, offset) are applied.
     """
    xcom_entries: list[XComCollectionItem] | Unset = UNSET

    @staticmethod
    def _read_xcom_entries(value: Any) -> list[XComCollectionItem]:
        from ..models.x_com_collection_item import XComCollectionItem

        return read_list(value, XComCollectionItem.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "xcom_entries": fields.pop("xcom_entries", UNSET),
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
