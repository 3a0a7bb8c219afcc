from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    OpenModel,
    fields_of,
    read_bool,
    read_datetime,
    read_int,
    read_nullable,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class DagBundleDetailResponse(OpenModel[Any]):
    """Dag bundle serializer for the single-bundle response."""

    name: str
    active: bool | None
    """ Whether the bundle is still present in this deployment's configuration. """
    version: None | str
    """ The latest version Airflow has seen for the bundle. Null when the bundle does not support versioning, or
    when no Dag processor has refreshed it successfully yet. """
    last_refreshed: datetime.datetime | None
    """ When a Dag processor last successfully refreshed the bundle. It advances even when the version did not
    change, and a failed refresh leaves it untouched. """
    bundle_url: None | str
    """ A link to view the bundle at ``version``, when one is configured and the caller may read Dag versions. """
    team_name: None | str
    """ The team owning the bundle, in a multi-team deployment. """
    import_error_count: int | None
    """ Number of Dag import errors recorded against this bundle that the caller is permitted to see, counted on the
    same terms as ``GET /importErrors``. Null when the caller may not read import errors. """
    dag_count: int
    """ Number of live Dags recorded against the bundle that the caller is permitted to see, counted on the same
    terms as ``GET /dags``. """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.name = read_str(fields.pop("name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "name")
        try:
            model.active = read_nullable(fields.pop("active"), read_bool)
        except UNREADABLE:
            model._leave_unread(src_dict, "active")
        try:
            model.version = read_nullable(fields.pop("version"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "version")
        try:
            model.last_refreshed = read_nullable(fields.pop("last_refreshed"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "last_refreshed")
        try:
            model.bundle_url = read_nullable(fields.pop("bundle_url"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_url")
        try:
            model.team_name = read_nullable(fields.pop("team_name"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        try:
            model.import_error_count = read_nullable(fields.pop("import_error_count"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "import_error_count")
        try:
            model.dag_count = read_int(fields.pop("dag_count"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_count")
        model.additional_properties = fields
        return model
