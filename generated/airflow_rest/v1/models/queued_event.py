from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define

from ..types import (
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_datetime,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class QueuedEvent(OpenModel[Any]):
    uri: str | Unset = UNSET
    """ The datata uri. """
    dag_id: str | Unset = UNSET
    """ The DAG ID. """
    created_at: datetime.datetime | Unset = UNSET
    """ The creation time of QueuedEvent """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.uri = read_str(fields.pop("uri")) if "uri" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "uri")
        try:
            model.dag_id = read_str(fields.pop("dag_id")) if "dag_id" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.created_at = (
                read_datetime(fields.pop("created_at")) if "created_at" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "created_at")
        model.additional_properties = fields
        return model
