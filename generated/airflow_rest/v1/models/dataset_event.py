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
    from ..models.basic_dag_run import BasicDAGRun


@define(eq=False, repr=False, getstate_setstate=False)
class DatasetEvent(OpenModel[Any]):
    """A dataset event.

    *New in version 2.4.0*
    """

    dataset_id: int | Unset = UNSET
    """ The dataset id """
    dataset_uri: str | Unset = UNSET
    """ The URI of the dataset """
    extra: dict[str, Any] | None | Unset = UNSET
    """ The dataset event extra """
    source_dag_id: None | str | Unset = UNSET
    """ The DAG ID that updated the dataset. """
    source_task_id: None | str | Unset = UNSET
    """ The task ID that updated the dataset. """
    source_run_id: None | str | Unset = UNSET
    """ The DAG run ID that updated the dataset. """
    source_map_index: int | None | Unset = UNSET
    """ The task map index that updated the dataset. """
    created_dagruns: list[BasicDAGRun] | Unset = UNSET
    timestamp: str | Unset = UNSET
    """ The dataset event creation time """
    id: int | Unset = UNSET
    """ The id of the dataset event """

    @staticmethod
    def _read_created_dagruns(value: Any) -> list[BasicDAGRun]:
        from ..models.basic_dag_run import BasicDAGRun

        return read_list(value, BasicDAGRun.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "created_dagruns": fields.pop("created_dagruns", UNSET),
            }
        )
        try:
            model.dataset_id = (
                read_int(fields.pop("dataset_id")) if "dataset_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dataset_id")
        try:
            model.dataset_uri = (
                read_str(fields.pop("dataset_uri")) if "dataset_uri" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dataset_uri")
        try:
            model.extra = (
                read_nullable(fields.pop("extra"), read_object) if "extra" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
        try:
            model.source_dag_id = (
                read_nullable(fields.pop("source_dag_id"), read_str)
                if "source_dag_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source_dag_id")
        try:
            model.source_task_id = (
                read_nullable(fields.pop("source_task_id"), read_str)
                if "source_task_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source_task_id")
        try:
            model.source_run_id = (
                read_nullable(fields.pop("source_run_id"), read_str)
                if "source_run_id" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source_run_id")
        try:
            model.source_map_index = (
                read_nullable(fields.pop("source_map_index"), read_int)
                if "source_map_index" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source_map_index")
        try:
            model.timestamp = read_str(fields.pop("timestamp")) if "timestamp" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "timestamp")
        try:
            model.id = read_int(fields.pop("id")) if "id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        model.additional_properties = fields
        return model
