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
)

if TYPE_CHECKING:
    from ..models.provider import Provider


@define(eq=False, repr=False, getstate_setstate=False)
class ProviderCollection(OpenModel[Any]):
    """Collection of providers.

    *New in version 2.1.0*
    """

    providers: list[Provider] | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.provider import Provider

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.providers = (
                read_list(fields.pop("providers"), Provider.from_dict)
                if "providers" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
