from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    ABSENT,
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_list,
    read_nullable,
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
    team_name: None | str | Unset = UNSET
    external_views: list[ExternalViewResponse] | Unset = UNSET
    """ Aggregate all external views. Both 'external_views' and 'appbuilder_menu_items' are included here. """
    react_apps: list[ReactAppResponse] | Unset = UNSET

    @staticmethod
    def _read_fastapi_apps(value: Any) -> list[FastAPIAppResponse]:
        from ..models.fast_api_app_response import FastAPIAppResponse

        return read_list(value, FastAPIAppResponse.from_dict)

    @staticmethod
    def _read_fastapi_root_middlewares(value: Any) -> list[FastAPIRootMiddlewareResponse]:
        from ..models.fast_api_root_middleware_response import FastAPIRootMiddlewareResponse

        return read_list(value, FastAPIRootMiddlewareResponse.from_dict)

    @staticmethod
    def _read_appbuilder_views(value: Any) -> list[AppBuilderViewResponse]:
        from ..models.app_builder_view_response import AppBuilderViewResponse

        return read_list(value, AppBuilderViewResponse.from_dict)

    @staticmethod
    def _read_appbuilder_menu_items(value: Any) -> list[AppBuilderMenuItemResponse]:
        from ..models.app_builder_menu_item_response import AppBuilderMenuItemResponse

        return read_list(value, AppBuilderMenuItemResponse.from_dict)

    @staticmethod
    def _read_external_views(value: Any) -> list[ExternalViewResponse]:
        from ..models.external_view_response import ExternalViewResponse

        return read_list(value, ExternalViewResponse.from_dict)

    @staticmethod
    def _read_react_apps(value: Any) -> list[ReactAppResponse]:
        from ..models.react_app_response import ReactAppResponse

        return read_list(value, ReactAppResponse.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "fastapi_apps": fields.pop("fastapi_apps", ABSENT),
                "fastapi_root_middlewares": fields.pop("fastapi_root_middlewares", ABSENT),
                "appbuilder_views": fields.pop("appbuilder_views", ABSENT),
                "appbuilder_menu_items": fields.pop("appbuilder_menu_items", ABSENT),
                "external_views": fields.pop("external_views", UNSET),
                "react_apps": fields.pop("react_apps", UNSET),
            }
        )
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.macros = read_list(fields.pop("macros"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "macros")
        try:
            model.flask_blueprints = read_list(fields.pop("flask_blueprints"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "flask_blueprints")
        try:
            model.global_operator_extra_links = read_list(
                fields.pop("global_operator_extra_links"), read_str
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "global_operator_extra_links")
        try:
            model.operator_extra_links = read_list(fields.pop("operator_extra_links"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "operator_extra_links")
        try:
            model.source = read_str(fields.pop("source"))
        except UNREADABLE:
            model._leave_unread(src_dict, "source")
        try:
            model.listeners = read_list(fields.pop("listeners"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "listeners")
        try:
            model.timetables = read_list(fields.pop("timetables"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "timetables")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        model.additional_properties = fields
        return model
