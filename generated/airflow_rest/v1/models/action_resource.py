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
    from ..models.action import Action
    from ..models.resource import Resource


@define(eq=False, repr=False, getstate_setstate=False)
class ActionResource(OpenModel[Any]):
    """The Action-Resource item.

    *New in version 2.1.0*
    """

    action: Action | Unset = UNSET
    """ An action Item.

    *New in version 2.1.0*
     """
    resource: Resource | Unset = UNSET
    """ A resource on which permissions are granted.

    *New in version 2.1.0*
     """

    @staticmethod
    def _read_action(value: Any) -> Action:
        from ..models.action import Action

        return Action.from_dict(value)

    @staticmethod
    def _read_resource(value: Any) -> Resource:
        from ..models.resource import Resource

        return Resource.from_dict(value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "action": fields.pop("action", UNSET),
                "resource": fields.pop("resource", UNSET),
            }
        )
        model.additional_properties = fields
        return model
