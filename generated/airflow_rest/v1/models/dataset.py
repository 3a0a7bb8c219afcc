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
    read_int,
    read_list,
    read_nullable,
    read_object,
    read_str,
)

if TYPE_CHECKING:
    from ..models.dag_schedule_dataset_reference import DagScheduleDatasetReference
    from ..models.task_outlet_dataset_reference import TaskOutletDatasetReference


@define(eq=False, repr=False, getstate_setstate=False)
class Dataset(OpenModel[Any]):
    """A dataset item.

    *New in version 2.4.0*
    """

    id: int | Unset = UNSET
    """ The dataset id """
    uri: str | Unset = UNSET
    """ The dataset uri """
    extra: dict[str, Any] | None | Unset = UNSET
    """ The dataset extra """
    created_at: str | Unset = UNSET
    """ The dataset creation time """
    updated_at: str | Unset = UNSET
    """ The dataset update time """
    consuming_dags: list[DagScheduleDatasetReference] | Unset = UNSET
    producing_tasks: list[TaskOutletDatasetReference] | Unset = UNSET

    @staticmethod
    def _read_consuming_dags(value: Any) -> list[DagScheduleDatasetReference]:
        from ..models.dag_schedule_dataset_reference import DagScheduleDatasetReference

        return read_list(value, DagScheduleDatasetReference.from_dict)

    @staticmethod
    def _read_producing_tasks(value: Any) -> list[TaskOutletDatasetReference]:
        from ..models.task_outlet_dataset_reference import TaskOutletDatasetReference

        return read_list(value, TaskOutletDatasetReference.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "consuming_dags": fields.pop("consuming_dags", UNSET),
                "producing_tasks": fields.pop("producing_tasks", UNSET),
            }
        )
        try:
            model.id = read_int(fields.pop("id")) if "id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.uri = read_str(fields.pop("uri")) if "uri" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "uri")
        try:
            model.extra = (
                read_nullable(fields.pop("extra"), read_object) if "extra" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
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
