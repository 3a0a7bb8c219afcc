from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_int,
    read_nullable,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DagVersionDiffSerializerVersions(OpenModel[Any]):
    """Which Dag serializer format each compared version was stored under.

    Unrelated to ``diff_schema_version``, which versions this payload rather than the
    serialized Dags it describes.
    """

    base: int | None
    target: int | None

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.base = read_nullable(fields.pop("base"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "base")
        try:
            model.target = read_nullable(fields.pop("target"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "target")
        model.additional_properties = fields
        return model
