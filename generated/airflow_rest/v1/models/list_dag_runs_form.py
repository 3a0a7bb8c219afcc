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
    read_int,
    read_list,
    read_str,
)


@define(eq=False, repr=False, getstate_setstate=False)
class ListDagRunsForm(OpenModel[Any]):
    order_by: str | Unset = UNSET
    """ The name of the field to order the results by. Prefix a field name
    with `-` to reverse the sort order.

    *New in version 2.1.0*
     """
    page_offset: int | Unset = UNSET
    """ The number of items to skip before starting to collect the result set. """
    page_limit: int | Unset = 100
    """ The numbers of items to return. """
    dag_ids: list[str] | Unset = UNSET
    """ Return objects with specific DAG IDs.
    The value can be repeated to retrieve multiple matching values (OR condition). """
    states: list[str] | Unset = UNSET
    """ Return objects with specific states.
    The value can be repeated to retrieve multiple matching values (OR condition). """
    execution_date_gte: datetime.datetime | Unset = UNSET
    """ Returns objects greater or equal to the specified date.

    This can be combined with execution_date_lte key to receive only the selected period.
     """
    execution_date_lte: datetime.datetime | Unset = UNSET
    """ Returns objects less than or equal to the specified date.

    This can be combined with execution_date_gte key to receive only the selected period.
     """
    start_date_gte: datetime.datetime | Unset = UNSET
    """ Returns objects greater or equal the specified date.

    This can be combined with start_date_lte key to receive only the selected period.
     """
    start_date_lte: datetime.datetime | Unset = UNSET
    """ Returns objects less or equal the specified date.

    This can be combined with start_date_gte parameter to receive only the selected period
     """
    end_date_gte: datetime.datetime | Unset = UNSET
    """ Returns objects greater or equal the specified date.

    This can be combined with end_date_lte parameter to receive only the selected period.
     """
    end_date_lte: datetime.datetime | Unset = UNSET
    """ Returns objects less than or equal to the specified date.

    This can be combined with end_date_gte parameter to receive only the selected period.
     """

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields, model = fields_of(src_dict), cls.__new__(cls)
        try:
            model.order_by = read_str(fields.pop("order_by")) if "order_by" in fields else UNSET
        except UNREADABLE:
            model._leave_unread(src_dict, "order_by")
        try:
            model.page_offset = (
                read_int(fields.pop("page_offset")) if "page_offset" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "page_offset")
        try:
            model.page_limit = (
                read_int(fields.pop("page_limit")) if "page_limit" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "page_limit")
        try:
            model.dag_ids = (
                read_list(fields.pop("dag_ids"), read_str) if "dag_ids" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_ids")
        try:
            model.states = (
                read_list(fields.pop("states"), read_str) if "states" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "states")
        try:
            model.execution_date_gte = (
                read_datetime(fields.pop("execution_date_gte"))
                if "execution_date_gte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "execution_date_gte")
        try:
            model.execution_date_lte = (
                read_datetime(fields.pop("execution_date_lte"))
                if "execution_date_lte" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "execution_date_lte")
        try:
            model.start_date_gte = (
                read_datetime(fields.pop("start_date_gte")) if "start_date_gte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date_gte")
        try:
            model.start_date_lte = (
                read_datetime(fields.pop("start_date_lte")) if "start_date_lte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date_lte")
        try:
            model.end_date_gte = (
                read_datetime(fields.pop("end_date_gte")) if "end_date_gte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date_gte")
        try:
            model.end_date_lte = (
                read_datetime(fields.pop("end_date_lte")) if "end_date_lte" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date_lte")
        model.additional_properties = fields
        return model
