from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    Model,
    Unset,
    fields_of,
    read_int,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ConnectionBody(Model):
    """Connection Serializer for requests body."""

    connection_id: str
    conn_type: str
    description: None | str | Unset = UNSET
    host: None | str | Unset = UNSET
    login: None | str | Unset = UNSET
    schema: None | str | Unset = UNSET
    port: int | None | Unset = UNSET
    password: None | str | Unset = UNSET
    extra: None | str | Unset = UNSET
    team_name: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.connection_id = read_str(fields.pop("connection_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "connection_id")
        try:
            model.conn_type = read_str(fields.pop("conn_type"))
        except UNREADABLE:
            model._leave_unread(src_dict, "conn_type")
        try:
            model.description = (
                read_nullable(fields.pop("description"), read_str)
                if "description" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.host = read_nullable(fields.pop("host"), read_str) if "host" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "host")
        try:
            model.login = (
                read_nullable(fields.pop("login"), read_str) if "login" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "login")
        try:
            model.schema = (
                read_nullable(fields.pop("schema"), read_str) if "schema" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "schema")
        try:
            model.port = read_nullable(fields.pop("port"), read_int) if "port" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "port")
        try:
            model.password = (
                read_nullable(fields.pop("password"), read_str) if "password" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "password")
        try:
            model.extra = (
                read_nullable(fields.pop("extra"), read_str) if "extra" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        return model
