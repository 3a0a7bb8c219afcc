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
    from ..models.action import Action


@define(eq=False, repr=False, getstate_setstate=False)
class ActionCollection(OpenModel[Any]):
    """A collection of actions.

    *New in version 2.1.0*
    """

    total_entries: int | Unset = UNSET
    """ Count of total objects in the current result set before pagination parameters
    (limit, offset) are applied.
     """
    actions: list[Action] | Unset = UNSET

    @staticmethod
    def _read_actions(value: Any) -> list[Action]:
        from ..models.action import Action

        return read_list(value, Action.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "actions": fields.pop("actions", UNSET),
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
