from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
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

    @staticmethod
    def _read_class_ref(value: Any) -> ClassReference:
        from ..models.class_reference import ClassReference

        return ClassReference.from_dict(value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "class_ref": fields.pop("class_ref", UNSET),
            }
        )
        model.additional_properties = fields
        return model
