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
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class Provider(OpenModel[Any]):
    """The provider

    *New in version 2.1.0*
    """

    package_name: str | Unset = UNSET
    """ The package name of the provider. """
    description: str | Unset = UNSET
    """ The description of the provider. """
    version: str | Unset = UNSET
    """ The version of the provider. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.package_name = (
                read_str(fields.pop("package_name")) if "package_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "package_name")
        try:
            model.description = (
                read_str(fields.pop("description")) if "description" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.version = read_str(fields.pop("version")) if "version" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "version")
        model.additional_properties = fields
        return model
