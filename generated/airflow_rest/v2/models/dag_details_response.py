from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define

from ..models.dag_run_type import DagRunType
from ..models.dag_scheduling_state import DagSchedulingState
from ..types import (
    ABSENT,
    UNREADABLE,
    UNSET,
    OpenModel,
    Unset,
    fields_of,
    read_bool,
    read_datetime,
    read_float,
    read_int,
    read_list,
    read_none,
    read_nullable,
    read_object,
    read_one_of,
    read_str,
)

if TYPE_CHECKING:
    from ..models.asset_expression_alias import AssetExpressionAlias
    from ..models.asset_expression_all import AssetExpressionAll
    from ..models.asset_expression_any import AssetExpressionAny
    from ..models.asset_expression_asset import AssetExpressionAsset
    from ..models.asset_expression_ref import AssetExpressionRef
    from ..models.dag_details_response_owner_links_type_0 import DAGDetailsResponseOwnerLinksType0
    from ..models.dag_tag_response import DagTagResponse
    from ..models.dag_version_response import DagVersionResponse


@define(eq=False, repr=False, getstate_setstate=False)
class DAGDetailsResponse(OpenModel[Any]):
    """Specific serializer for Dag Details responses."""

    dag_id: str
    dag_display_name: str
    is_paused: bool
    is_stale: bool
    last_parsed_time: datetime.datetime | None
    last_expired: datetime.datetime | None
    bundle_name: None | str
    bundle_version: None | str
    relative_fileloc: None | str
    fileloc: None | str
    description: None | str
    timetable_summary: None | str
    timetable_description: None | str
    tags: list[DagTagResponse]
    max_active_tasks: int
    max_active_runs: int | None
    max_consecutive_failed_dag_runs: int
    has_task_concurrency_limits: bool
    has_import_errors: bool
    next_dagrun_logical_date: datetime.datetime | None
    next_dagrun_data_interval_start: datetime.datetime | None
    next_dagrun_data_interval_end: datetime.datetime | None
    next_dagrun_run_after: datetime.datetime | None
    owners: list[str]
    catchup: bool
    dag_run_timeout: None | str
    asset_expression: (
        AssetExpressionAlias
        | AssetExpressionAll
        | AssetExpressionAny
        | AssetExpressionAsset
        | AssetExpressionRef
        | None
    )
    doc_md: None | str
    start_date: datetime.datetime | None
    end_date: datetime.datetime | None
    is_paused_upon_creation: bool | None
    params: dict[str, Any] | None
    render_template_as_native_obj: bool
    template_search_path: list[str] | None
    timezone: None | str
    last_parsed: datetime.datetime | None
    latest_dag_version: DagVersionResponse | None
    file_token: str
    """ Return file token. """
    concurrency: int
    """ Return max_active_tasks as concurrency.

    Deprecated: Use max_active_tasks instead. """
    scheduling_state: DagSchedulingState | Unset = UNSET
    """ States controlling whether a Dag can create and schedule work. """
    last_parse_duration: float | None | Unset = UNSET
    timetable_partitioned: bool | Unset = UNSET
    timetable_periodic: bool | Unset = UNSET
    allowed_run_types: list[DagRunType] | None | Unset = UNSET
    default_args: dict[str, Any] | None | Unset = UNSET
    rerun_with_latest_version: bool | None | Unset = UNSET
    owner_links: DAGDetailsResponseOwnerLinksType0 | None | Unset = UNSET
    is_favorite: bool | Unset = False
    active_runs_count: int | Unset = 0
    team_name: None | str | Unset = UNSET
    is_backfillable: bool | Unset = UNSET
    """ Whether this Dag's schedule supports backfilling. """

    @staticmethod
    def _read_tags(value: Any) -> list[DagTagResponse]:
        from ..models.dag_tag_response import DagTagResponse

        return read_list(value, DagTagResponse.from_dict)

    @staticmethod
    def _read_asset_expression(
        value: Any,
    ) -> (
        AssetExpressionAlias
        | AssetExpressionAll
        | AssetExpressionAny
        | AssetExpressionAsset
        | AssetExpressionRef
        | None
    ):
        from ..models.asset_expression_alias import AssetExpressionAlias
        from ..models.asset_expression_all import AssetExpressionAll
        from ..models.asset_expression_any import AssetExpressionAny
        from ..models.asset_expression_asset import AssetExpressionAsset
        from ..models.asset_expression_ref import AssetExpressionRef

        return read_one_of(
            value,
            AssetExpressionAsset.from_dict,
            AssetExpressionAlias.from_dict,
            AssetExpressionRef.from_dict,
            lambda item: read_one_of(
                item, AssetExpressionAny.from_dict, AssetExpressionAll.from_dict, read_none
            ),
        )

    @staticmethod
    def _read_latest_dag_version(value: Any) -> DagVersionResponse | None:
        from ..models.dag_version_response import DagVersionResponse

        return read_nullable(value, DagVersionResponse.from_dict)

    @staticmethod
    def _read_owner_links(value: Any) -> DAGDetailsResponseOwnerLinksType0 | None:
        from ..models.dag_details_response_owner_links_type_0 import (
            DAGDetailsResponseOwnerLinksType0,
        )

        return read_nullable(value, DAGDetailsResponseOwnerLinksType0.from_dict)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        fields = fields_of(src_dict)
        model = cls._with_unread(
            {
                "tags": fields.pop("tags", ABSENT),
                "asset_expression": fields.pop("asset_expression", ABSENT),
                "latest_dag_version": fields.pop("latest_dag_version", ABSENT),
                "owner_links": fields.pop("owner_links", UNSET),
            }
        )
        try:
            model.dag_id = read_str(fields.pop("dag_id"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_id")
        try:
            model.dag_display_name = read_str(fields.pop("dag_display_name"))
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_display_name")
        try:
            model.is_paused = read_bool(fields.pop("is_paused"))
        except UNREADABLE:
            model._leave_unread(src_dict, "is_paused")
        try:
            model.is_stale = read_bool(fields.pop("is_stale"))
        except UNREADABLE:
            model._leave_unread(src_dict, "is_stale")
        try:
            model.last_parsed_time = read_nullable(fields.pop("last_parsed_time"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "last_parsed_time")
        try:
            model.last_expired = read_nullable(fields.pop("last_expired"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "last_expired")
        try:
            model.bundle_name = read_nullable(fields.pop("bundle_name"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_name")
        try:
            model.bundle_version = read_nullable(fields.pop("bundle_version"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "bundle_version")
        try:
            model.relative_fileloc = read_nullable(fields.pop("relative_fileloc"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "relative_fileloc")
        try:
            model.fileloc = read_nullable(fields.pop("fileloc"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "fileloc")
        try:
            model.description = read_nullable(fields.pop("description"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "description")
        try:
            model.timetable_summary = read_nullable(fields.pop("timetable_summary"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "timetable_summary")
        try:
            model.timetable_description = read_nullable(
                fields.pop("timetable_description"), read_str
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timetable_description")
        try:
            model.max_active_tasks = read_int(fields.pop("max_active_tasks"))
        except UNREADABLE:
            model._leave_unread(src_dict, "max_active_tasks")
        try:
            model.max_active_runs = read_nullable(fields.pop("max_active_runs"), read_int)
        except UNREADABLE:
            model._leave_unread(src_dict, "max_active_runs")
        try:
            model.max_consecutive_failed_dag_runs = read_int(
                fields.pop("max_consecutive_failed_dag_runs")
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "max_consecutive_failed_dag_runs")
        try:
            model.has_task_concurrency_limits = read_bool(fields.pop("has_task_concurrency_limits"))
        except UNREADABLE:
            model._leave_unread(src_dict, "has_task_concurrency_limits")
        try:
            model.has_import_errors = read_bool(fields.pop("has_import_errors"))
        except UNREADABLE:
            model._leave_unread(src_dict, "has_import_errors")
        try:
            model.next_dagrun_logical_date = read_nullable(
                fields.pop("next_dagrun_logical_date"), read_datetime
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "next_dagrun_logical_date")
        try:
            model.next_dagrun_data_interval_start = read_nullable(
                fields.pop("next_dagrun_data_interval_start"), read_datetime
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "next_dagrun_data_interval_start")
        try:
            model.next_dagrun_data_interval_end = read_nullable(
                fields.pop("next_dagrun_data_interval_end"), read_datetime
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "next_dagrun_data_interval_end")
        try:
            model.next_dagrun_run_after = read_nullable(
                fields.pop("next_dagrun_run_after"), read_datetime
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "next_dagrun_run_after")
        try:
            model.owners = read_list(fields.pop("owners"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "owners")
        try:
            model.catchup = read_bool(fields.pop("catchup"))
        except UNREADABLE:
            model._leave_unread(src_dict, "catchup")
        try:
            model.dag_run_timeout = read_nullable(fields.pop("dag_run_timeout"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "dag_run_timeout")
        try:
            model.doc_md = read_nullable(fields.pop("doc_md"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "doc_md")
        try:
            model.start_date = read_nullable(fields.pop("start_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "start_date")
        try:
            model.end_date = read_nullable(fields.pop("end_date"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "end_date")
        try:
            model.is_paused_upon_creation = read_nullable(
                fields.pop("is_paused_upon_creation"), read_bool
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "is_paused_upon_creation")
        try:
            model.params = read_nullable(fields.pop("params"), read_object)
        except UNREADABLE:
            model._leave_unread(src_dict, "params")
        try:
            model.render_template_as_native_obj = read_bool(
                fields.pop("render_template_as_native_obj")
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "render_template_as_native_obj")
        try:
            model.template_search_path = read_nullable(
                fields.pop("template_search_path"), lambda item: read_list(item, read_str)
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "template_search_path")
        try:
            model.timezone = read_nullable(fields.pop("timezone"), read_str)
        except UNREADABLE:
            model._leave_unread(src_dict, "timezone")
        try:
            model.last_parsed = read_nullable(fields.pop("last_parsed"), read_datetime)
        except UNREADABLE:
            model._leave_unread(src_dict, "last_parsed")
        try:
            model.file_token = read_str(fields.pop("file_token"))
        except UNREADABLE:
            model._leave_unread(src_dict, "file_token")
        try:
            model.concurrency = read_int(fields.pop("concurrency"))
        except UNREADABLE:
            model._leave_unread(src_dict, "concurrency")
        try:
            model.scheduling_state = (
                DagSchedulingState(fields.pop("scheduling_state"))
                if "scheduling_state" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "scheduling_state")
        try:
            model.last_parse_duration = (
                read_nullable(fields.pop("last_parse_duration"), read_float)
                if "last_parse_duration" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "last_parse_duration")
        try:
            model.timetable_partitioned = (
                read_bool(fields.pop("timetable_partitioned"))
                if "timetable_partitioned" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timetable_partitioned")
        try:
            model.timetable_periodic = (
                read_bool(fields.pop("timetable_periodic"))
                if "timetable_periodic" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "timetable_periodic")
        try:
            model.allowed_run_types = (
                read_nullable(
                    fields.pop("allowed_run_types"),
                    lambda item: read_list(item, lambda item: DagRunType(item)),
                )
                if "allowed_run_types" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "allowed_run_types")
        try:
            model.default_args = (
                read_nullable(fields.pop("default_args"), read_object)
                if "default_args" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "default_args")
        try:
            model.rerun_with_latest_version = (
                read_nullable(fields.pop("rerun_with_latest_version"), read_bool)
                if "rerun_with_latest_version" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "rerun_with_latest_version")
        try:
            model.is_favorite = (
                read_bool(fields.pop("is_favorite")) if "is_favorite" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "is_favorite")
        try:
            model.active_runs_count = (
                read_int(fields.pop("active_runs_count"))
                if "active_runs_count" in fields
                else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "active_runs_count")
        try:
            model.team_name = (
                read_nullable(fields.pop("team_name"), read_str) if "team_name" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "team_name")
        try:
            model.is_backfillable = (
                read_bool(fields.pop("is_backfillable")) if "is_backfillable" in fields else UNSET
            )
        except UNREADABLE:
            model._leave_unread(src_dict, "is_backfillable")
        model.additional_properties = fields
        return model
