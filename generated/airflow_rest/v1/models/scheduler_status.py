from __future__ import annotations

import datetime
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
    read_datetime,
    read_nullable,
)


@define(eq=False, repr=False, getstate_setstate=False)
class SchedulerStatus(OpenModel[Any]):
    """The status and the latest scheduler heartbeat."""

    status: HealthStatus | None | Unset = UNSET
    latest_scheduler_heartbeat: datetime.datetime | None | Unset = UNSET
    """ The time the scheduler last did a heartbeat. """

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
        try:
            model.latest_scheduler_heartbeat = (
                read_nullable(fields.pop("latest_scheduler_heartbeat"), read_datetime)
                if "latest_scheduler_heartbeat" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "latest_scheduler_heartbeat")
        model.additional_properties = fields
        return model
