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
)

if TYPE_CHECKING:
    from ..models.class_reference import ClassReference


@define(eq=False, repr=False, getstate_setstate=False)
class TaskExtraLinksItem(OpenModel[Any]):
    class_ref: ClassReference | Unset = UNSET
    """ Class reference """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.class_reference import ClassReference

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.class_ref = (
                ClassReference.from_dict(fields.pop("class_ref"))
                if "class_ref" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
