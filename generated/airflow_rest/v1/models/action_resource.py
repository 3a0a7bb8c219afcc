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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.action import Action
        from ..models.resource import Resource

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.action = Action.from_dict(fields.pop("action")) if "action" in fields else UNSET
        except UNREADABLE:
            pass
        try:
            model.resource = (
                Resource.from_dict(fields.pop("resource")) if "resource" in fields else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
