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
    read_bool,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DAGRunClearBody(Model):
    """Dag Run serializer for clear endpoint body."""

    dry_run: bool | Unset = True
    only_failed: bool | Unset = False
    only_new: bool | Unset = UNSET
    """ Only queue newly added tasks in the latest Dag version without clearing existing tasks. """
    run_on_latest_version: bool | None | Unset = UNSET
    """ (Experimental) Run on the latest bundle version of the Dag after clearing. If not specified, falls back to
    the DAG-level ``rerun_with_latest_version`` parameter, then the ``[core] rerun_with_latest_version`` config
    option, and finally ``False``. """
    note: None | str | Unset = UNSET

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.dry_run = read_bool(fields.pop("dry_run")) if "dry_run" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dry_run")
        try:
            model.only_failed = (
                read_bool(fields.pop("only_failed")) if "only_failed" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "only_failed")
        try:
            model.only_new = read_bool(fields.pop("only_new")) if "only_new" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "only_new")
        try:
            model.run_on_latest_version = (
                read_nullable(fields.pop("run_on_latest_version"), read_bool)
                if "run_on_latest_version" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "run_on_latest_version")
        try:
            model.note = read_nullable(fields.pop("note"), read_str) if "note" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "note")
        return model
