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
    from ..models.plugin_import_error_response import PluginImportErrorResponse


@define(eq=False, repr=False, getstate_setstate=False)
class PluginImportErrorCollectionResponse(OpenModel[Any]):
    """Plugin Import Error Collection serializer."""

    import_errors: list[PluginImportErrorResponse]
    total_entries: int

    @staticmethod
    def _read_import_errors(value: Any) -> list[PluginImportErrorResponse]:
        from ..models.plugin_import_error_response import PluginImportErrorResponse

        return read_list(value, PluginImportErrorResponse.from_dict)

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
