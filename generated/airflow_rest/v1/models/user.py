from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_int,
    read_list,
    read_nullable,
    read_str,
)

if TYPE_CHECKING:
    from ..models.user_collection_item_roles_item_type_0 import UserCollectionItemRolesItemType0


@define(eq=False, repr=False, getstate_setstate=False)
class User(OpenModel[Any]):
    """A user object with sensitive data.

    *New in version 2.1.0*
    """

    first_name: str | Unset = UNSET
    """ The user's first name.

    *Changed in version 2.4.0*&#58; The requirement for this to be non-empty was removed.
     """
    last_name: str | Unset = UNSET
    """ The user's last name.

    *Changed in version 2.4.0*&#58; The requirement for this to be non-empty was removed.
     """
    username: str | Unset = UNSET
    """ The username.

    *Changed in version 2.2.0*&#58; A minimum character length requirement ('minLength') is added.
     """
    email: str | Unset = UNSET
    """ The user's email.

    *Changed in version 2.2.0*&#58; A minimum character length requirement ('minLength') is added.
     """
    active: bool | None | Unset = UNSET
    """ Whether the user is active """
    last_login: datetime.datetime | None | Unset = UNSET
    """ The last user login """
    login_count: int | None | Unset = UNSET
    """ The login count """
    failed_login_count: int | None | Unset = UNSET
    """ The number of times the login failed """
    roles: list[None | UserCollectionItemRolesItemType0] | Unset = UNSET
    """ User roles.

    *Changed in version 2.2.0*&#58; Field is no longer read-only.
     """
    created_on: datetime.datetime | None | Unset = UNSET
    """ The date user was created """
    changed_on: datetime.datetime | None | Unset = UNSET
    """ The date user was changed """
    password: str | Unset = UNSET

    @staticmethod
    def _read_roles(value: Any) -> list[None | UserCollectionItemRolesItemType0]:
        from ..models.user_collection_item_roles_item_type_0 import UserCollectionItemRolesItemType0

        return read_list(
            value, lambda item: read_nullable(item, UserCollectionItemRolesItemType0.from_dict)
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "roles": fields.pop("roles", UNSET),
            }
        )
        try:
            model.first_name = (
                read_str(fields.pop("first_name")) if "first_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "first_name")
        try:
            model.last_name = read_str(fields.pop("last_name")) if "last_name" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "last_name")
        try:
            model.username = read_str(fields.pop("username")) if "username" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "username")
        try:
            model.email = read_str(fields.pop("email")) if "email" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "email")
        try:
            model.active = (
                read_nullable(fields.pop("active"), read_bool) if "active" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "active")
        try:
            model.last_login = (
                read_nullable(fields.pop("last_login"), read_datetime)
                if "last_login" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "last_login")
        try:
            model.login_count = (
                read_nullable(fields.pop("login_count"), read_int)
                if "login_count" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "login_count")
        try:
            model.failed_login_count = (
                read_nullable(fields.pop("failed_login_count"), read_int)
                if "failed_login_count" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "failed_login_count")
        try:
            model.created_on = (
                read_nullable(fields.pop("created_on"), read_datetime)
                if "created_on" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "created_on")
        try:
            model.changed_on = (
                read_nullable(fields.pop("changed_on"), read_datetime)
                if "changed_on" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "changed_on")
        try:
            model.password = read_str(fields.pop("password")) if "password" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "password")
        model.additional_properties = fields
        return model
