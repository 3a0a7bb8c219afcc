from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.plugin_import_error_response import PluginImportErrorResponse

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.import_errors = read_list(
                fields.pop("import_errors"), PluginImportErrorResponse.from_dict
            )
        except UNREADABLE:
            pass
        try:
            model.total_entries = read_int(fields.pop("total_entries"))
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
