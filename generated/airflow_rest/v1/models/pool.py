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
    read_bool,
    read_int,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class Pool(OpenModel[Any]):
    """The pool"""

    name: str | Unset = UNSET
    """ The name of pool. """
    slots: int | Unset = UNSET
    """ The maximum number of slots that can be assigned to tasks. One job may occupy one or more slots.
     """
    occupied_slots: int | Unset = UNSET
    """ The number of slots used by running/queued tasks at the moment. May include deferred tasks if
    'include_deferred' is set to true. """
    running_slots: int | Unset = UNSET
    """ The number of slots used by running tasks at the moment. """
    queued_slots: int | Unset = UNSET
    """ The number of slots used by queued tasks at the moment. """
    open_slots: int | Unset = UNSET
    """ The number of free slots at the moment. """
    scheduled_slots: int | Unset = UNSET
    """ The number of slots used by scheduled tasks at the moment. """
    deferred_slots: int | Unset = UNSET
    """ The number of slots used by deferred tasks at the moment. Relevant if 'include_deferred' is set to true.

    *New in version 2.7.0*
     """
    description: None | str | Unset = UNSET
    """ The description of the pool.

    *New in version 2.3.0*
     """
    include_deferred: bool | Unset = UNSET
    """ If set to true, deferred tasks are considered when calculating open pool slots.

    *New in version 2.7.0*
     """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name")) if "name" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.slots = read_int(fields.pop("slots")) if "slots" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "slots")
        try:
            model.occupied_slots = (
                read_int(fields.pop("occupied_slots")) if "occupied_slots" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "occupied_slots")
        try:
            model.running_slots = (
                read_int(fields.pop("running_slots")) if "running_slots" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "running_slots")
        try:
            model.queued_slots = (
                read_int(fields.pop("queued_slots")) if "queued_slots" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "queued_slots")
        try:
            model.open_slots = (
                read_int(fields.pop("open_slots")) if "open_slots" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "open_slots")
        try:
            model.scheduled_slots = (
                read_int(fields.pop("scheduled_slots")) if "scheduled_slots" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "scheduled_slots")
        try:
            model.deferred_slots = (
                read_int(fields.pop("deferred_slots")) if "deferred_slots" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "deferred_slots")
        try:
            model.description = (
                read_nullable(fields.pop("description"), read_str)
                if "description" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.include_deferred = (
                read_bool(fields.pop("include_deferred")) if "include_deferred" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "include_deferred")
        model.additional_properties = fields
        return model
