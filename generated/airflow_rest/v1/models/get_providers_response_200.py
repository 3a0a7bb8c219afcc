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
    from ..models.provider import Provider


@define(eq=False, repr=False, getstate_setstate=False)
class GetProvidersResponse200(OpenModel[Any]):
    providers: list[Provider] | Unset = UNSET
    total_entries: int | Unset = UNSET
    """ Count of total objects in the current result set before pagination parameters
    (limit, offset) are applied.
     """

    @staticmethod
    def _read_providers(value: Any) -> list[Provider]:
        from ..models.provider import Provider

        return read_list(value, Provider.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "providers": fields.pop("providers", UNSET),
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
