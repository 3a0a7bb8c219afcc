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
    read_int,
    read_list,
)

if TYPE_CHECKING:
    from ..models.import_error import ImportError_


@define(eq=False, repr=False, getstate_setstate=False)
class ImportErrorCollection(OpenModel[Any]):
    """Collection of import errors.

    *Changed in version 2.1.0*&#58; 'total_entries' field is added.
    """

    total_entries: int | Unset = UNSET
    """ Count of total objects in the current result set before pagination parameters
    (limit, offset) are applied.
     """
    import_errors: list[ImportError_] | Unset = UNSET

    @staticmethod
    def _read_import_errors(value: Any) -> list[ImportError_]:
        from ..models.import_error import ImportError_

        return read_list(value, ImportError_.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "import_errors": fields.pop("import_errors", UNSET),
            }
        )
        try:
            model.total_entries = (
                read_int(fields.pop("total_entries")) if "total_entries" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "total_entries")
        model.additional_properties = fields
        return model
