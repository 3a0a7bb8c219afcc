from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self, cast

from attrs import define

from ..models.bulk_action_on_existence import BulkActionOnExistence
from ..types import (
    ABSENT,
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_const,
    read_list,
)

if TYPE_CHECKING:
    from ..models.bulk_dag_body import BulkDAGBody


@define(eq=False, repr=False, getstate_setstate=False)
class BulkCreateActionBulkDAGBody(Model):
    action: Literal["create"]
    """ The action to be performed on the entities. """
    entities: list[BulkDAGBody]
    """ A list of entities to be created. """
    action_on_existence: BulkActionOnExistence | Unset = UNSET
    """ Bulk Action to be taken if the entity already exists or not. """

    @staticmethod
    def _read_entities(value: Any) -> list[BulkDAGBody]:
        from ..models.bulk_dag_body import BulkDAGBody

        return read_list(value, BulkDAGBody.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "entities": fields.pop("entities", ABSENT),
            }
        )
        try:
            model.action = cast(Literal["create"], read_const(fields.pop("action"), "create"))
        except UNREADABLE:
            model._leave_unread(src_dict, "action")
        try:
            model.action_on_existence = (
                BulkActionOnExistence(fields.pop("action_on_existence"))
                if "action_on_existence" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "action_on_existence")
        return model
