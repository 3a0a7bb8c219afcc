from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self, cast

from attrs import define

from ..models.bulk_action_not_on_existence import BulkActionNotOnExistence
from ..types import (
    ABSENT,
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_const,
    read_list,
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.bulk_dag_body import BulkDAGBody


@define(eq=False, repr=False, getstate_setstate=False)
class BulkUpdateActionBulkDAGBody(Model):
    action: Literal["update"]
    """ The action to be performed on the entities. """
    entities: list[BulkDAGBody]
    """ A list of entities to be updated. """
    update_mask: list[str] | None | Unset = UNSET
    """ A list of field names to update for each entity.Only these fields will be applied from the request body to
    the database model.Any extra fields provided will be ignored. """
    action_on_non_existence: BulkActionNotOnExistence | Unset = UNSET
    """ Bulk Action to be taken if the entity does not exist. """

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
            model.action = cast(Literal["update"], read_const(fields.pop("action"), "update"))
        except UNREADABLE:
            model._leave_unread(src_dict, "action")
        try:
            model.update_mask = (
                read_nullable(fields.pop("update_mask"), lambda item: read_list(item, read_str))
                if "update_mask" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "update_mask")
        try:
            model.action_on_non_existence = (
                BulkActionNotOnExistence(fields.pop("action_on_non_existence"))
                if "action_on_non_existence" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "action_on_non_existence")
        return model
