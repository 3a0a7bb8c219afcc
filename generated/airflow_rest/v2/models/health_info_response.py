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

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.base_info_response import BaseInfoResponse
        from ..models.dag_processor_info_response import DagProcessorInfoResponse
        from ..models.scheduler_info_response import SchedulerInfoResponse
        from ..models.triggerer_info_response import TriggererInfoResponse

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.metadatabase = BaseInfoResponse.from_dict(fields.pop("metadatabase"))
        except UNREADABLE:
            pass
        try:
            model.scheduler = SchedulerInfoResponse.from_dict(fields.pop("scheduler"))
        except UNREADABLE:
            pass
        try:
            model.triggerer = TriggererInfoResponse.from_dict(fields.pop("triggerer"))
        except UNREADABLE:
            pass
        try:
            model.dag_processor = (
                read_nullable(fields.pop("dag_processor"), DagProcessorInfoResponse.from_dict)
                if "dag_processor" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
