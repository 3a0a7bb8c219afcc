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
    read_str,
)

if TYPE_CHECKING:
    from ..models.action_resource import ActionResource


@define(eq=False, repr=False, getstate_setstate=False)
class Role(OpenModel[Any]):
    """a role item.

    *New in version 2.1.0*
    """

    name: str | Unset = UNSET
    """ The name of the role

    *Changed in version 2.3.0*&#58; A minimum character length requirement ('minLength') is added.
     """
    actions: list[ActionResource] | Unset = UNSET

    @staticmethod
    def _read_actions(value: Any) -> list[ActionResource]:
        from ..models.action_resource import ActionResource

        return read_list(value, ActionResource.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "actions": fields.pop("actions", UNSET),
            }
        )
        try:
            model.name = read_str(fields.pop("name")) if "name" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        model.additional_properties = fields
        return model
