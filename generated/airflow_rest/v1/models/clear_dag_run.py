from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ClearDagRun(OpenModel[Any]):
    dry_run: bool | Unset = True
    """ If set, don't actually run this operation. The response will contain a list of task instances
    planned to be cleaned, but not modified in any way.
     """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dry_run = read_bool(fields.pop("dry_run")) if "dry_run" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dry_run")
        model.additional_properties = fields
        return model
