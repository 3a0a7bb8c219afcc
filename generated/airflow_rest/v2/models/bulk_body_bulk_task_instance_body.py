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
    from ..models.bulk_create_action_bulk_task_instance_body import (
        BulkCreateActionBulkTaskInstanceBody,
    )
    from ..models.bulk_delete_action_bulk_task_instance_body import (
        BulkDeleteActionBulkTaskInstanceBody,
    )
    from ..models.bulk_update_action_bulk_task_instance_body import (
        BulkUpdateActionBulkTaskInstanceBody,
    )


@define(eq=False, repr=False, getstate_setstate=False)
class BulkBodyBulkTaskInstanceBody(Model):
    actions: list[
        BulkCreateActionBulkTaskInstanceBody
        | BulkDeleteActionBulkTaskInstanceBody
        | BulkUpdateActionBulkTaskInstanceBody
    ]

    @staticmethod
    def _read_actions(
        value: Any,
    ) -> list[
        BulkCreateActionBulkTaskInstanceBody
        | BulkDeleteActionBulkTaskInstanceBody
        | BulkUpdateActionBulkTaskInstanceBody
    ]:
        from ..models.bulk_create_action_bulk_task_instance_body import (
            BulkCreateActionBulkTaskInstanceBody,
        )
        from ..models.bulk_delete_action_bulk_task_instance_body import (
            BulkDeleteActionBulkTaskInstanceBody,
        )
        from ..models.bulk_update_action_bulk_task_instance_body import (
            BulkUpdateActionBulkTaskInstanceBody,
        )

        return read_list(
            value,
            lambda item: read_one_of(
                item,
                BulkCreateActionBulkTaskInstanceBody.from_dict,
                BulkUpdateActionBulkTaskInstanceBody.from_dict,
                BulkDeleteActionBulkTaskInstanceBody.from_dict,
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
