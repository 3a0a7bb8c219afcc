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
class TriggererInstanceInfoResponse(OpenModel[Any]):
    """Triggerer instance info serializer for responses."""

    hostname: None | str
    latest_triggerer_heartbeat: None | str
    team_names: list[str]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.hostname = read_nullable(fields.pop("hostname"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "hostname")
        try:
            model.latest_triggerer_heartbeat = read_nullable(
                fields.pop("latest_triggerer_heartbeat"), read_str
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "latest_triggerer_heartbeat")
        try:
            model.team_names = read_list(fields.pop("team_names"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "team_names")
        model.additional_properties = fields
        return model
