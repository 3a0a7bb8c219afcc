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
    from ..models.bulk_create_action_connection_body import BulkCreateActionConnectionBody
    from ..models.bulk_delete_action_connection_body import BulkDeleteActionConnectionBody
    from ..models.bulk_update_action_connection_body import BulkUpdateActionConnectionBody


@define(eq=False, repr=False, getstate_setstate=False)
class BulkBodyConnectionBody(Model):
    actions: list[
        BulkCreateActionConnectionBody
        | BulkDeleteActionConnectionBody
        | BulkUpdateActionConnectionBody
    ]

    @staticmethod
    def _read_actions(
        value: Any,
    ) -> list[
        BulkCreateActionConnectionBody
        | BulkDeleteActionConnectionBody
        | BulkUpdateActionConnectionBody
    ]:
        from ..models.bulk_create_action_connection_body import BulkCreateActionConnectionBody
        from ..models.bulk_delete_action_connection_body import BulkDeleteActionConnectionBody
        from ..models.bulk_update_action_connection_body import BulkUpdateActionConnectionBody

        return read_list(
            value,
            lambda item: read_one_of(
                item,
                BulkCreateActionConnectionBody.from_dict,
                BulkUpdateActionConnectionBody.from_dict,
                BulkDeleteActionConnectionBody.from_dict,
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
