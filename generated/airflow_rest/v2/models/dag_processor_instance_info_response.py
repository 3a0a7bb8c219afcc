from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_list,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DagProcessorInstanceInfoResponse(OpenModel[Any]):
    """Dag processor instance info serializer for responses."""

    hostname: None | str
    latest_dag_processor_heartbeat: None | str
    bundle_names: list[str] | None

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.hostname = read_nullable(fields.pop("hostname"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "hostname")
        try:
            model.latest_dag_processor_heartbeat = read_nullable(
                fields.pop("latest_dag_processor_heartbeat"), read_str
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "latest_dag_processor_heartbeat")
        try:
            model.bundle_names = read_nullable(
                fields.pop("bundle_names"), lambda item: read_list(item, read_str)
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_names")
        model.additional_properties = fields
        return model
