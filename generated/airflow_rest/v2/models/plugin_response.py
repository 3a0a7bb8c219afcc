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
    read_list,
    read_str,
)

if TYPE_CHECKING:
    from ..models.app_builder_menu_item_response import AppBuilderMenuItemResponse
    from ..models.app_builder_view_response import AppBuilderViewResponse
    from ..models.external_view_response import ExternalViewResponse
    from ..models.fast_api_app_response import FastAPIAppResponse
    from ..models.fast_api_root_middleware_response import FastAPIRootMiddlewareResponse
    from ..models.react_app_response import ReactAppResponse


@define(eq=False, repr=False, getstate_setstate=False)
class PluginResponse(OpenModel[Any]):
    """Plugin serializer."""

    name: str
    macros: list[str]
    flask_blueprints: list[str]
    fastapi_apps: list[FastAPIAppResponse]
    fastapi_root_middlewares: list[FastAPIRootMiddlewareResponse]
    appbuilder_views: list[AppBuilderViewResponse]
    appbuilder_menu_items: list[AppBuilderMenuItemResponse]
    global_operator_extra_links: list[str]
    operator_extra_links: list[str]
    source: str
    listeners: list[str]
    timetables: list[str]
    external_views: list[ExternalViewResponse] | Unset = UNSET
    """ Aggregate all external views. Both 'external_views' and 'appbuilder_menu_items' are included here. """
    react_apps: list[ReactAppResponse] | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        from ..models.app_builder_menu_item_response import AppBuilderMenuItemResponse
        from ..models.app_builder_view_response import AppBuilderViewResponse
        from ..models.external_view_response import ExternalViewResponse
        from ..models.fast_api_app_response import FastAPIAppResponse
        from ..models.fast_api_root_middleware_response import FastAPIRootMiddlewareResponse
        from ..models.react_app_response import ReactAppResponse

        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            pass
        try:
            model.macros = read_list(fields.pop("macros"), read_str)
        except UNREADABLE:
            pass
        try:
            model.flask_blueprints = read_list(fields.pop("flask_blueprints"), read_str)
        except UNREADABLE:
            pass
        try:
            model.fastapi_apps = read_list(fields.pop("fastapi_apps"), FastAPIAppResponse.from_dict)
        except UNREADABLE:
            pass
        try:
            model.fastapi_root_middlewares = read_list(
                fields.pop("fastapi_root_middlewares"), FastAPIRootMiddlewareResponse.from_dict
            )
        except UNREADABLE:
            pass
        try:
            model.appbuilder_views = read_list(
                fields.pop("appbuilder_views"), AppBuilderViewResponse.from_dict
            )
        except UNREADABLE:
            pass
        try:
            model.appbuilder_menu_items = read_list(
                fields.pop("appbuilder_menu_items"), AppBuilderMenuItemResponse.from_dict
            )
        except UNREADABLE:
            pass
        try:
            model.global_operator_extra_links = read_list(
                fields.pop("global_operator_extra_links"), read_str
            )
        except UNREADABLE:
            pass
        try:
            model.operator_extra_links = read_list(fields.pop("operator_extra_links"), read_str)
        except UNREADABLE:
            pass
        try:
            model.source = read_str(fields.pop("source"))
        except UNREADABLE:
            pass
        try:
            model.listeners = read_list(fields.pop("listeners"), read_str)
        except UNREADABLE:
            pass
        try:
            model.timetables = read_list(fields.pop("timetables"), read_str)
        except UNREADABLE:
            pass
        try:
            model.external_views = (
                read_list(fields.pop("external_views"), ExternalViewResponse.from_dict)
                if "external_views" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        try:
            model.react_apps = (
                read_list(fields.pop("react_apps"), ReactAppResponse.from_dict)
                if "react_apps" in fields
                else UNSET
            )
        except UNREADABLE:
            pass
        model.additional_properties = fields
        return model
