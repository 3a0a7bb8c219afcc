from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
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

    @staticmethod
    def _read_metadatabase(value: Any) -> MetadatabaseStatus:
        from ..models.metadatabase_status import MetadatabaseStatus

        return MetadatabaseStatus.from_dict(value)

    @staticmethod
    def _read_scheduler(value: Any) -> SchedulerStatus:
        from ..models.scheduler_status import SchedulerStatus

        return SchedulerStatus.from_dict(value)

    @staticmethod
    def _read_triggerer(value: Any) -> TriggererStatus:
        from ..models.triggerer_status import TriggererStatus

        return TriggererStatus.from_dict(value)

    @staticmethod
    def _read_dag_processor(value: Any) -> DagProcessorStatus:
        from ..models.dag_processor_status import DagProcessorStatus

        return DagProcessorStatus.from_dict(value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "metadatabase": fields.pop("metadatabase", UNSET),
                "scheduler": fields.pop("scheduler", UNSET),
                "triggerer": fields.pop("triggerer", UNSET),
                "dag_processor": fields.pop("dag_processor", UNSET),
            }
        )
        model.additional_properties = fields
        return model
