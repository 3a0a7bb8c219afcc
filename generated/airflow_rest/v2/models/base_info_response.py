from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.health_status import HealthStatus
from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_nullable,
)


@define(eq=False, repr=False, getstate_setstate=False)
class BaseInfoResponse(OpenModel[Any]):
    """Base info serializer for responses."""

    status: HealthStatus | None

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.status = read_nullable(fields.pop("status"), lambda item: HealthStatus(item))
        except UNREADABLE:
            model._leave_unread(src_dict, "status")
        model.additional_properties = fields
        return model
