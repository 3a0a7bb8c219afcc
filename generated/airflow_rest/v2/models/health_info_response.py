from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_nullable,
)

if TYPE_CHECKING:
    from ..models.base_info_response import BaseInfoResponse
    from ..models.dag_processor_info_response import DagProcessorInfoResponse
    from ..models.scheduler_info_response import SchedulerInfoResponse
    from ..models.triggerer_info_response import TriggererInfoResponse


@define(eq=False, repr=False, getstate_setstate=False)
class HealthInfoResponse(OpenModel[Any]):
    """Health serializer for responses."""

    metadatabase: BaseInfoResponse
    """ Base info serializer for responses. """
    scheduler: SchedulerInfoResponse
    """ Scheduler info serializer for responses. """
    triggerer: TriggererInfoResponse
    """ Triggerer info serializer for responses. """
    dag_processor: DagProcessorInfoResponse | None | Unset = UNSET

    @staticmethod
    def _read_metadatabase(value: Any) -> BaseInfoResponse:
        from ..models.base_info_response import BaseInfoResponse

        return BaseInfoResponse.from_dict(value)

    @staticmethod
    def _read_scheduler(value: Any) -> SchedulerInfoResponse:
        from ..models.scheduler_info_response import SchedulerInfoResponse

        return SchedulerInfoResponse.from_dict(value)

    @staticmethod
    def _read_triggerer(value: Any) -> TriggererInfoResponse:
        from ..models.triggerer_info_response import TriggererInfoResponse

        return TriggererInfoResponse.from_dict(value)

    @staticmethod
    def _read_dag_processor(value: Any) -> DagProcessorInfoResponse | None:
        from ..models.dag_processor_info_response import DagProcessorInfoResponse

        return read_nullable(value, DagProcessorInfoResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "metadatabase": fields.pop("metadatabase", ABSENT),
                "scheduler": fields.pop("scheduler", ABSENT),
                "triggerer": fields.pop("triggerer", ABSENT),
                "dag_processor": fields.pop("dag_processor", UNSET),
            }
        )
        model.additional_properties = fields
        return model
