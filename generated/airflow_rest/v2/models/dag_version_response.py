from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self
from uuid import UUID

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_int,
    read_nullable,
    read_str,
    read_uuid,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DagVersionResponse(OpenModel[Any]):
    """Dag Version serializer for responses."""

    id: UUID
    version_number: int
    dag_id: str
    bundle_name: None | str
    bundle_version: None | str
    created_at: datetime.datetime
    bundle_url: None | str
    dag_display_name: str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.id = read_uuid(fields.pop("id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "id")
        try:
            model.version_number = read_int(fields.pop("version_number"))
        except UNREADABLE:
            model._leave_unread(src_dict, "version_number")
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.bundle_name = read_nullable(fields.pop("bundle_name"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_name")
        try:
            model.bundle_version = read_nullable(fields.pop("bundle_version"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_version")
        try:
            model.created_at = read_datetime(fields.pop("created_at"))
        except UNREADABLE:
            model._leave_unread(src_dict, "created_at")
        try:
            model.bundle_url = read_nullable(fields.pop("bundle_url"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_url")
        try:
            model.dag_display_name = (
                read_str(fields.pop("dag_display_name")) if "dag_display_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        model.additional_properties = fields
        return model
