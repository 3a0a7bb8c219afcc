from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class TaskOutletDatasetReference(OpenModel[Any]):
    """A datasets reference to an upstream task.

    *New in version 2.4.0*
    """

    dag_id: None | str | Unset = UNSET
    """ The DAG ID that updates the dataset. """
    task_id: None | str | Unset = UNSET
    """ The task ID that updates the dataset. """
    created_at: str | Unset = UNSET
    """ The dataset creation time """
    updated_at: str | Unset = UNSET
    """ The dataset update time """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dag_id = (
                read_nullable(fields.pop("dag_id"), read_str) if "dag_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.task_id = (
                read_nullable(fields.pop("task_id"), read_str) if "task_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "task_id")
        try:
            model.created_at = (
                read_str(fields.pop("created_at")) if "created_at" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "created_at")
        try:
            model.updated_at = (
                read_str(fields.pop("updated_at")) if "updated_at" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "updated_at")
        model.additional_properties = fields
        return model
