from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_nullable,
)

if TYPE_CHECKING:
    from ..models.bulk_action_response import BulkActionResponse


@define(eq=False, repr=False, getstate_setstate=False)
class BulkResponse(OpenModel[Any]):
    """Serializer for responses to bulk entity operations.

    This represents the results of create, update, and delete actions performed on entity in bulk.
    Each action (if requested) is represented as a field containing details about successful keys and any encountered
    errors.
    Fields are populated in the response only if the respective action was part of the request, else are set None.
    """

    create: BulkActionResponse | None | Unset = UNSET
    """ Details of the bulk create operation, including successful keys and errors. """
    update: BulkActionResponse | None | Unset = UNSET
    """ Details of the bulk update operation, including successful keys and errors. """
    delete: BulkActionResponse | None | Unset = UNSET
    """ Details of the bulk delete operation, including successful keys and errors. """

    @staticmethod
    def _read_create(value: Any) -> BulkActionResponse | None:
        from ..models.bulk_action_response import BulkActionResponse

        return read_nullable(value, BulkActionResponse.from_dict)

    @staticmethod
    def _read_update(value: Any) -> BulkActionResponse | None:
        from ..models.bulk_action_response import BulkActionResponse

        return read_nullable(value, BulkActionResponse.from_dict)

    @staticmethod
    def _read_delete(value: Any) -> BulkActionResponse | None:
        from ..models.bulk_action_response import BulkActionResponse

        return read_nullable(value, BulkActionResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "create": fields.pop("create", UNSET),
                "update": fields.pop("update", UNSET),
                "delete": fields.pop("delete", UNSET),
            }
        )
        model.additional_properties = fields
        return model
