from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..models.dag_version_diff_category import DagVersionDiffCategory
from ..models.dag_version_diff_impact import DagVersionDiffImpact
from ..models.dag_version_diff_operation import DagVersionDiffOperation
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_int,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DagVersionDiffChangeResponse(OpenModel[Any]):
    """One structural difference between two stored Dag versions."""

    path: str
    operation: DagVersionDiffOperation
    """ How a difference presents at its path. """
    category: DagVersionDiffCategory
    """ What part of a Dag a difference belongs to. Mirrors ``DiffCategory``. """
    impact: DagVersionDiffImpact
    """ What a difference affects. Mirrors ``DiffImpact``. """
    occurrence_count: int
    """ How many underlying changes this record stands for. Always 1 when values are disclosed, since each change is
    then its own record; a redacted record merges every change sharing its path and operation. """
    before_digest: None | str | Unset = UNSET
    """ SHA-256 over the canonical JSON of `before_value`. Present only when values are disclosed, and null when the
    change has no before side. """
    after_digest: None | str | Unset = UNSET
    """ SHA-256 over the canonical JSON of `after_value`. Present only when values are disclosed, and null when the
    change has no after side. """
    before_value: Any | Unset = UNSET
    """ The value this path held in the base version. Present only when values are disclosed, and omitted entirely
    when the change has no before side — which is how an absent side is told apart from a stored null. """
    after_value: Any | Unset = UNSET
    """ The value this path holds in the target version. Present only when values are disclosed, and omitted
    entirely when the change has no after side — which is how an absent side is told apart from a stored null. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.path = read_str(fields.pop("path"))
        except UNREADABLE:
            model._leave_unread(src_dict, "path")
        try:
            model.operation = DagVersionDiffOperation(fields.pop("operation"))
        except UNREADABLE:
            model._leave_unread(src_dict, "operation")
        try:
            model.category = DagVersionDiffCategory(fields.pop("category"))
        except UNREADABLE:
            model._leave_unread(src_dict, "category")
        try:
            model.impact = DagVersionDiffImpact(fields.pop("impact"))
        except UNREADABLE:
            model._leave_unread(src_dict, "impact")
        try:
            model.occurrence_count = read_int(fields.pop("occurrence_count"))
        except UNREADABLE:
            model._leave_unread(src_dict, "occurrence_count")
        try:
            model.before_digest = (
                read_nullable(fields.pop("before_digest"), read_str)
                if "before_digest" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "before_digest")
        try:
            model.after_digest = (
                read_nullable(fields.pop("after_digest"), read_str)
                if "after_digest" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "after_digest")
        try:
            model.before_value = fields.pop("before_value") if "before_value" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "before_value")
        try:
            model.after_value = fields.pop("after_value") if "after_value" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "after_value")
        model.additional_properties = fields
        return model
