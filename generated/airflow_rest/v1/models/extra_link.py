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
    read_str,
)

if TYPE_CHECKING:
    from ..models.class_reference import ClassReference


@define(eq=False, repr=False, getstate_setstate=False)
class ExtraLink(OpenModel[Any]):
    """Additional links containing additional information about the task."""

    class_ref: ClassReference | Unset = UNSET
    """ Class reference """
    name: str | Unset = UNSET
    href: str | Unset = UNSET

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
        try:
            model.name = read_str(fields.pop("name")) if "name" in fields else UNSET
        except UNREADABLE:
            pass
        try:
            model.href = read_str(fields.pop("href")) if "href" in fields else UNSET
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
