from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..models.external_view_response_destination import ExternalViewResponseDestination
from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.plugin_applies_to_response import PluginAppliesToResponse


@define(eq=False, repr=False, getstate_setstate=False)
class ExternalViewResponse(OpenModel[Any]):
    """Serializer for External View Plugin responses."""

    name: str
    href: str
    icon: None | str | Unset = UNSET
    icon_dark_mode: None | str | Unset = UNSET
    url_route: None | str | Unset = UNSET
    category: None | str | Unset = UNSET
    nav_top_level: bool | None | Unset = False
    applies_to: None | PluginAppliesToResponse | Unset = UNSET
    destination: ExternalViewResponseDestination | Unset = ExternalViewResponseDestination.NAV

    @staticmethod
    def _read_applies_to(value: Any) -> None | PluginAppliesToResponse:
        from ..models.plugin_applies_to_response import PluginAppliesToResponse

        return read_nullable(value, PluginAppliesToResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "applies_to": fields.pop("applies_to", UNSET),
            }
        )
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.href = read_str(fields.pop("href"))
        except UNREADABLE:
            model._leave_unread(src_dict, "href")
        try:
            model.icon = read_nullable(fields.pop("icon"), read_str) if "icon" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "icon")
        try:
            model.icon_dark_mode = (
                read_nullable(fields.pop("icon_dark_mode"), read_str)
                if "icon_dark_mode" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "icon_dark_mode")
        try:
            model.url_route = (
                read_nullable(fields.pop("url_route"), read_str) if "url_route" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "url_route")
        try:
            model.category = (
                read_nullable(fields.pop("category"), read_str) if "category" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "category")
        try:
            model.nav_top_level = (
                read_nullable(fields.pop("nav_top_level"), read_bool)
                if "nav_top_level" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "nav_top_level")
        try:
            model.destination = (
                ExternalViewResponseDestination(fields.pop("destination"))
                if "destination" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "destination")
        model.additional_properties = fields
        return model
