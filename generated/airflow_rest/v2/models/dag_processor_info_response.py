from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..models.detailed_health_status import DetailedHealthStatus
from ..models.health_status import HealthStatus
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_list,
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.dag_processor_instance_info_response import DagProcessorInstanceInfoResponse


@define(eq=False, repr=False, getstate_setstate=False)
class DagProcessorInfoResponse(OpenModel[Any]):
    """DagProcessor info serializer for responses."""

    status: HealthStatus | None
    latest_dag_processor_heartbeat: None | str
    detailed_status: DetailedHealthStatus | None | Unset = UNSET
    instances: list[DagProcessorInstanceInfoResponse] | None | Unset = UNSET

    @staticmethod
    def _read_instances(value: Any) -> list[DagProcessorInstanceInfoResponse] | None:
        from ..models.dag_processor_instance_info_response import DagProcessorInstanceInfoResponse

        return read_nullable(
            value, lambda item: read_list(item, DagProcessorInstanceInfoResponse.from_dict)
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "instances": fields.pop("instances", UNSET),
            }
        )
        try:
            model.status = read_nullable(fields.pop("status"), lambda item: HealthStatus(item))
        except UNREADABLE:
            model._leave_unread(src_dict, "status")
        try:
            model.latest_dag_processor_heartbeat = read_nullable(
                fields.pop("latest_dag_processor_heartbeat"), read_str
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "latest_dag_processor_heartbeat")
        try:
            model.detailed_status = (
                read_nullable(
                    fields.pop("detailed_status"), lambda item: DetailedHealthStatus(item)
                )
                if "detailed_status" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "detailed_status")
        model.additional_properties = fields
        return model
