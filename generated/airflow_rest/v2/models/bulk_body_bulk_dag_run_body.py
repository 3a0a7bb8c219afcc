from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    Model,
    fields_of,
    read_list,
    read_one_of,
)

if TYPE_CHECKING:
    from ..models.bulk_create_action_bulk_dag_run_body import BulkCreateActionBulkDAGRunBody
    from ..models.bulk_delete_action_bulk_dag_run_body import BulkDeleteActionBulkDAGRunBody
    from ..models.bulk_update_action_bulk_dag_run_body import BulkUpdateActionBulkDAGRunBody


@define(eq=False, repr=False, getstate_setstate=False)
class BulkBodyBulkDAGRunBody(Model):
    actions: list[
        BulkCreateActionBulkDAGRunBody
        | BulkDeleteActionBulkDAGRunBody
        | BulkUpdateActionBulkDAGRunBody
    ]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.bulk_create_action_bulk_dag_run_body import BulkCreateActionBulkDAGRunBody
        from ..models.bulk_delete_action_bulk_dag_run_body import BulkDeleteActionBulkDAGRunBody
        from ..models.bulk_update_action_bulk_dag_run_body import BulkUpdateActionBulkDAGRunBody

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.actions = read_list(
                fields.pop("actions"),
                lambda item: read_one_of(
                    item,
                    BulkCreateActionBulkDAGRunBody.from_dict,
                    BulkUpdateActionBulkDAGRunBody.from_dict,
                    BulkDeleteActionBulkDAGRunBody.from_dict,
                ),
            )
        except UNREADABLE:
            pass
        return model
