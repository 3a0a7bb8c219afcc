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
class Connection(OpenModel[Any]):
    """Full representation of the connection."""

    connection_id: str | Unset = UNSET
    """ The connection ID. """
    conn_type: str | Unset = UNSET
    """ The connection type. """
    description: None | str | Unset = UNSET
    """ The description of the connection. """
    host: None | str | Unset = UNSET
    """ Host of the connection. """
    login: None | str | Unset = UNSET
    """ Login of the connection. """
    schema: None | str | Unset = UNSET
    """ Schema of the connection. """
    port: int | None | Unset = UNSET
    """ Port of the connection. """
    password: str | Unset = UNSET
    """ Password of the connection. """
    extra: None | str | Unset = UNSET
    """ Other values that cannot be put into another field, e.g. RSA keys. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.connection_id = (
                read_str(fields.pop("connection_id")) if "connection_id" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "connection_id")
        try:
            model.conn_type = read_str(fields.pop("conn_type")) if "conn_type" in fields else UNSET
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
            model.password = read_str(fields.pop("password")) if "password" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "password")
        try:
            model.extra = (
                read_nullable(fields.pop("extra"), read_str) if "extra" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "extra")
        model.additional_properties = fields
        return model
