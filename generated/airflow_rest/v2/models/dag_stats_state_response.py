from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.dag_run_state import DagRunState
from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DagStatsStateResponse(OpenModel[Any]):
    """DagStatsState serializer for responses."""

    state: DagRunState
    """ All possible states that a DagRun can be in.

    These are "shared" with TaskInstanceState in some parts of the code,
    so please ensure that their values always match the ones with the
    same name in TaskInstanceState. """
    count: int

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.state = DagRunState(fields.pop("state"))
        except UNREADABLE:
            model._leave_unread(src_dict, "state")
        try:
            model.count = read_int(fields.pop("count"))
        except UNREADABLE:
            model._leave_unread(src_dict, "count")
        model.additional_properties = fields
        return model
