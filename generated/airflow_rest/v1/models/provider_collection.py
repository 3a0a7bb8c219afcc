from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
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
        model.additional_properties = fields
        return model
