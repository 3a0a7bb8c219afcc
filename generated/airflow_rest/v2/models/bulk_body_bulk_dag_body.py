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
    from ..models.bulk_create_action_bulk_dag_body import BulkCreateActionBulkDAGBody
    from ..models.bulk_delete_action_bulk_dag_body import BulkDeleteActionBulkDAGBody
    from ..models.bulk_update_action_bulk_dag_body import BulkUpdateActionBulkDAGBody


@define(eq=False, repr=False, getstate_setstate=False)
class BulkBodyBulkDAGBody(Model):
    actions: list[
        BulkCreateActionBulkDAGBody | BulkDeleteActionBulkDAGBody | BulkUpdateActionBulkDAGBody
    ]

    @staticmethod
    def _read_actions(
        value: Any,
    ) -> list[
        BulkCreateActionBulkDAGBody | BulkDeleteActionBulkDAGBody | BulkUpdateActionBulkDAGBody
    ]:
        from ..models.bulk_create_action_bulk_dag_body import BulkCreateActionBulkDAGBody
        from ..models.bulk_delete_action_bulk_dag_body import BulkDeleteActionBulkDAGBody
        from ..models.bulk_update_action_bulk_dag_body import BulkUpdateActionBulkDAGBody

        return read_list(
            value,
            lambda item: read_one_of(
                item,
                BulkCreateActionBulkDAGBody.from_dict,
                BulkUpdateActionBulkDAGBody.from_dict,
                BulkDeleteActionBulkDAGBody.from_dict,
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
