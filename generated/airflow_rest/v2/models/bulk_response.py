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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.bulk_action_response import BulkActionResponse

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.create = (
                read_nullable(fields.pop("create"), BulkActionResponse.from_dict)
                if "create" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.update = (
                read_nullable(fields.pop("update"), BulkActionResponse.from_dict)
                if "update" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.delete = (
                read_nullable(fields.pop("delete"), BulkActionResponse.from_dict)
                if "delete" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
