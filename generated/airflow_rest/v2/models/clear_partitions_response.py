from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_bool,
    read_int,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ClearPartitionsResponse(OpenModel[Any]):
    """Response for the clearPartitions endpoint."""

    dag_runs_cleared: int
    task_instances_cleared: int
    dry_run: bool

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dag_runs_cleared = read_int(fields.pop("dag_runs_cleared"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_runs_cleared")
        try:
            model.task_instances_cleared = read_int(fields.pop("task_instances_cleared"))
        except UNREADABLE:
            model._leave_unread(src_dict, "task_instances_cleared")
        try:
            model.dry_run = read_bool(fields.pop("dry_run"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dry_run")
        model.additional_properties = fields
        return model
