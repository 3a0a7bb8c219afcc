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
    from ..models.bulk_create_action_pool_body import BulkCreateActionPoolBody
    from ..models.bulk_delete_action_pool_body import BulkDeleteActionPoolBody
    from ..models.bulk_update_action_pool_body import BulkUpdateActionPoolBody


@define(eq=False, repr=False, getstate_setstate=False)
class BulkBodyPoolBody(Model):
    actions: list[BulkCreateActionPoolBody | BulkDeleteActionPoolBody | BulkUpdateActionPoolBody]

    @staticmethod
    def _read_actions(
        value: Any,
    ) -> list[BulkCreateActionPoolBody | BulkDeleteActionPoolBody | BulkUpdateActionPoolBody]:
        from ..models.bulk_create_action_pool_body import BulkCreateActionPoolBody
        from ..models.bulk_delete_action_pool_body import BulkDeleteActionPoolBody
        from ..models.bulk_update_action_pool_body import BulkUpdateActionPoolBody

        return read_list(
            value,
            lambda item: read_one_of(
                item,
                BulkCreateActionPoolBody.from_dict,
                BulkUpdateActionPoolBody.from_dict,
                BulkDeleteActionPoolBody.from_dict,
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
