from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.health_status import HealthStatus
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_nullable,
)


@define(eq=False, repr=False, getstate_setstate=False)
class MetadatabaseStatus(OpenModel[Any]):
    """The status of the metadatabase."""

    status: HealthStatus | None | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.status = (
                read_nullable(fields.pop("status"), lambda item: HealthStatus(item))
                if "status" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "status")
        model.additional_properties = fields
        return model
