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
    read_object,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class CreateDatasetEvent(OpenModel[Any]):
    dataset_uri: str
    """ The URI of the dataset """
    extra: dict[str, Any] | None | Unset = UNSET
    """ The dataset event extra """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dataset_uri = read_str(fields.pop("dataset_uri"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dataset_uri")
        try:
            model.extra = (
                read_nullable(fields.pop("extra"), read_object) if "extra" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
        model.additional_properties = fields
        return model
