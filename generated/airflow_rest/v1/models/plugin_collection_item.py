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
    read_list,
    read_nullable,
    read_object,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class PluginCollectionItem(OpenModel[Any]):
    """A plugin Item.

    *New in version 2.1.0*
    """

    name: str | Unset = UNSET
    """ The name of the plugin """
    hooks: list[None | str] | Unset = UNSET
    """ The plugin hooks """
    executors: list[None | str] | Unset = UNSET
    """ The plugin executors """
    macros: list[None | str] | Unset = UNSET
    """ The plugin macros """
    flask_blueprints: list[None | str] | Unset = UNSET
    """ The flask blueprints """
    appbuilder_views: list[dict[str, Any] | None] | Unset = UNSET
    """ The appuilder views """
    appbuilder_menu_items: list[dict[str, Any] | None] | Unset = UNSET
    """ The Flask Appbuilder menu items """
    global_operator_extra_links: list[None | str] | Unset = UNSET
    """ The global operator extra links """
    operator_extra_links: list[None | str] | Unset = UNSET
    """ Operator extra links """
    source: None | str | Unset = UNSET
    """ The plugin source """
    ti_deps: list[str] | Unset = UNSET
    """ The plugin task instance dependencies """
    listeners: list[str] | Unset = UNSET
    """ The plugin listeners """
    timetables: list[str] | Unset = UNSET
    """ The plugin timetables """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name")) if "name" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.hooks = (
                read_list(fields.pop("hooks"), lambda item: read_nullable(item, read_str))
                if "hooks" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "hooks")
        try:
            model.executors = (
                read_list(fields.pop("executors"), lambda item: read_nullable(item, read_str))
                if "executors" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "executors")
        try:
            model.macros = (
                read_list(fields.pop("macros"), lambda item: read_nullable(item, read_str))
                if "macros" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "macros")
        try:
            model.flask_blueprints = (
                read_list(
                    fields.pop("flask_blueprints"), lambda item: read_nullable(item, read_str)
                )
                if "flask_blueprints" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "flask_blueprints")
        try:
            model.appbuilder_views = (
                read_list(
                    fields.pop("appbuilder_views"), lambda item: read_nullable(item, read_object)
                )
                if "appbuilder_views" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "appbuilder_views")
        try:
            model.appbuilder_menu_items = (
                read_list(
                    fields.pop("appbuilder_menu_items"),
                    lambda item: read_nullable(item, read_object),
                )
                if "appbuilder_menu_items" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "appbuilder_menu_items")
        try:
            model.global_operator_extra_links = (
                read_list(
                    fields.pop("global_operator_extra_links"),
                    lambda item: read_nullable(item, read_str),
                )
                if "global_operator_extra_links" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "global_operator_extra_links")
        try:
            model.operator_extra_links = (
                read_list(
                    fields.pop("operator_extra_links"), lambda item: read_nullable(item, read_str)
                )
                if "operator_extra_links" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "operator_extra_links")
        try:
            model.source = (
                read_nullable(fields.pop("source"), read_str) if "source" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "source")
        try:
            model.ti_deps = (
                read_list(fields.pop("ti_deps"), read_str) if "ti_deps" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "ti_deps")
        try:
            model.listeners = (
                read_list(fields.pop("listeners"), read_str) if "listeners" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "listeners")
        try:
            model.timetables = (
                read_list(fields.pop("timetables"), read_str) if "timetables" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timetables")
        model.additional_properties = fields
        return model
