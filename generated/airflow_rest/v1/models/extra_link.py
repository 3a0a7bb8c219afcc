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
        try:
            model.name = read_str(fields.pop("name")) if "name" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.href = read_str(fields.pop("href")) if "href" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "href")
        model.additional_properties = fields
        return model
