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
    read_int,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DAGSourceResponse(OpenModel[Any]):
    """Dag Source serializer for responses."""

    content: None | str
    dag_id: str
    version_number: int | None
    dag_display_name: str | Unset = UNSET
    language: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.content = read_nullable(fields.pop("content"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "content")
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.version_number = read_nullable(fields.pop("version_number"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "version_number")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        try:
            model.language = (
                read_nullable(fields.pop("language"), read_str) if "language" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "language")
        model.additional_properties = fields
        return model
