from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    Model,
    fields_of,
    read_list,
    read_one_of,
)

if TYPE_CHECKING:
    from ..models.bulk_create_action_variable_body import BulkCreateActionVariableBody
    from ..models.bulk_delete_action_variable_body import BulkDeleteActionVariableBody
    from ..models.bulk_update_action_variable_body import BulkUpdateActionVariableBody


@define(eq=False, repr=False, getstate_setstate=False)
class BulkBodyVariableBody(Model):
    actions: list[
        BulkCreateActionVariableBody | BulkDeleteActionVariableBody | BulkUpdateActionVariableBody
    ]

    @staticmethod
    def _read_actions(
        value: Any,
    ) -> list[
        BulkCreateActionVariableBody | BulkDeleteActionVariableBody | BulkUpdateActionVariableBody
    ]:
        from ..models.bulk_create_action_variable_body import BulkCreateActionVariableBody
        from ..models.bulk_delete_action_variable_body import BulkDeleteActionVariableBody
        from ..models.bulk_update_action_variable_body import BulkUpdateActionVariableBody

        return read_list(
            value,
            lambda item: read_one_of(
                item,
                BulkCreateActionVariableBody.from_dict,
                BulkUpdateActionVariableBody.from_dict,
                BulkDeleteActionVariableBody.from_dict,
            ),
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "actions": fields.pop("actions", ABSENT),
            }
        )
        return model
