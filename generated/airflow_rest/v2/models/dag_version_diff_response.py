from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..models.dag_version_diff_mode import DagVersionDiffMode
from ..models.dag_version_diff_values_status import DagVersionDiffValuesStatus
from ..types import (
    ABSENT,
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_int,
    read_list,
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.dag_version_diff_change_response import DagVersionDiffChangeResponse
    from ..models.dag_version_diff_serializer_versions import DagVersionDiffSerializerVersions


@define(eq=False, repr=False, getstate_setstate=False)
class DagVersionDiffResponse(OpenModel[Any]):
    """Observed-state difference between two stored Dag versions."""

    diff_schema_version: int
    """ Wire format of this payload. Incremented when its shape changes. """
    base_version_number: int
    target_version_number: int
    serializer_versions: DagVersionDiffSerializerVersions
    """ Which Dag serializer format each compared version was stored under.

    Unrelated to ``diff_schema_version``, which versions this payload rather than the
    serialized Dags it describes. """
    mode: DagVersionDiffMode
    """ Whether a comparison could be made at all. """
    values_status: DagVersionDiffValuesStatus
    """ Whether values were disclosed. Mirrors ``ValuesStatus``. """
    truncated: bool
    """ Whether a change at a path not already in `changes` was dropped to stay within `max_changes`. Paths that are
    absent are absent, not unchanged. """
    total_changes: int
    """ Underlying changes across every disclosed path, not the number of records. Exact when `truncated` is false;
    a lower bound when it is true, because the changes at dropped paths are not counted. """
    changes: list[DagVersionDiffChangeResponse]
    unavailable_reason: None | str | Unset = UNSET
    """ Why no comparison could be made. Populated only when `mode` is `unavailable`. """

    @staticmethod
    def _read_serializer_versions(value: Any) -> DagVersionDiffSerializerVersions:
        from ..models.dag_version_diff_serializer_versions import DagVersionDiffSerializerVersions

        return DagVersionDiffSerializerVersions.from_dict(value)

    @staticmethod
    def _read_changes(value: Any) -> list[DagVersionDiffChangeResponse]:
        from ..models.dag_version_diff_change_response import DagVersionDiffChangeResponse

        return read_list(value, DagVersionDiffChangeResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "serializer_versions": fields.pop("serializer_versions", ABSENT),
                "changes": fields.pop("changes", ABSENT),
            }
        )
        try:
            model.diff_schema_version = read_int(fields.pop("diff_schema_version"))
        except UNREADABLE:
            model._leave_unread(src_dict, "diff_schema_version")
        try:
            model.base_version_number = read_int(fields.pop("base_version_number"))
        except UNREADABLE:
            model._leave_unread(src_dict, "base_version_number")
        try:
            model.target_version_number = read_int(fields.pop("target_version_number"))
        except UNREADABLE:
            model._leave_unread(src_dict, "target_version_number")
        try:
            model.mode = DagVersionDiffMode(fields.pop("mode"))
        except UNREADABLE:
            model._leave_unread(src_dict, "mode")
        try:
            model.values_status = DagVersionDiffValuesStatus(fields.pop("values_status"))
        except UNREADABLE:
            model._leave_unread(src_dict, "values_status")
        try:
            model.truncated = read_bool(fields.pop("truncated"))
        except UNREADABLE:
            model._leave_unread(src_dict, "truncated")
        try:
            model.total_changes = read_int(fields.pop("total_changes"))
        except UNREADABLE:
            model._leave_unread(src_dict, "total_changes")
        try:
            model.unavailable_reason = (
                read_nullable(fields.pop("unavailable_reason"), read_str)
                if "unavailable_reason" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "unavailable_reason")
        model.additional_properties = fields
        return model
