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
)

if TYPE_CHECKING:
    from ..models.dag_processor_status import DagProcessorStatus
    from ..models.metadatabase_status import MetadatabaseStatus
    from ..models.scheduler_status import SchedulerStatus
    from ..models.triggerer_status import TriggererStatus


@define(eq=False, repr=False, getstate_setstate=False)
class HealthInfo(OpenModel[Any]):
    """Instance status information."""

    metadatabase: MetadatabaseStatus | Unset = UNSET
    """ The status of the metadatabase. """
    scheduler: SchedulerStatus | Unset = UNSET
    """ The status and the latest scheduler heartbeat. """
    triggerer: TriggererStatus | Unset = UNSET
    """ The status and the latest triggerer heartbeat.

    *New in version 2.6.2*
     """
    dag_processor: DagProcessorStatus | Unset = UNSET
    """ The status and the latest dag processor heartbeat.

    *New in version 2.6.3*
     """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.dag_processor_status import DagProcessorStatus
        from ..models.metadatabase_status import MetadatabaseStatus
        from ..models.scheduler_status import SchedulerStatus
        from ..models.triggerer_status import TriggererStatus

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.metadatabase = (
                MetadatabaseStatus.from_dict(fields.pop("metadatabase"))
                if "metadatabase" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.scheduler = (
                SchedulerStatus.from_dict(fields.pop("scheduler"))
                if "scheduler" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.triggerer = (
                TriggererStatus.from_dict(fields.pop("triggerer"))
                if "triggerer" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.dag_processor = (
                DagProcessorStatus.from_dict(fields.pop("dag_processor"))
                if "dag_processor" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
