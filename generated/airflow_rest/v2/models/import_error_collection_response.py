from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
    read_list,
)

if TYPE_CHECKING:
    from ..models.import_error_response import ImportErrorResponse


@define(eq=False, repr=False, getstate_setstate=False)
class ImportErrorCollectionResponse(OpenModel[Any]):
    """Import Error Collection Response."""

    import_errors: list[ImportErrorResponse]
    total_entries: int

    @staticmethod
    def _read_import_errors(value: Any) -> list[ImportErrorResponse]:
        from ..models.import_error_response import ImportErrorResponse

        return read_list(value, ImportErrorResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "import_errors": fields.pop("import_errors", ABSENT),
            }
        )
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
