from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_collection_response import DAGCollectionResponse
from ...models.dag_run_state import DagRunState
from ...models.get_dags_tags_match_mode_type_0 import GetDagsTagsMatchModeType0
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    *,
    is_scheduled: bool | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagsTagsMatchModeType0 | None | Unset = UNSET,
    owners: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    exclude_stale: bool | Unset = True,
    paused: bool | None | Unset = UNSET,
    has_import_errors: bool | None | Unset = UNSET,
    last_dag_run_state: DagRunState | None | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    has_asset_schedule: bool | None | Unset = UNSET,
    asset_dependency: None | str | Unset = UNSET,
    dag_run_start_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_state: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    is_favorite: bool | None | Unset = UNSET,
    timetable_type: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/dags",
        params=query(
            {
                "is_scheduled": is_scheduled,
                "limit": limit,
                "offset": offset,
                "tags": tags,
                "tags_match_mode": tags_match_mode,
                "owners": owners,
                "dag_id_pattern": dag_id_pattern,
                "dag_id_prefix_pattern": dag_id_prefix_pattern,
                "dag_display_name_pattern": dag_display_name_pattern,
                "dag_display_name_prefix_pattern": dag_display_name_prefix_pattern,
                "exclude_stale": exclude_stale,
                "paused": paused,
                "has_import_errors": has_import_errors,
                "last_dag_run_state": last_dag_run_state,
                "bundle_name": bundle_name,
                "bundle_version": bundle_version,
                "has_asset_schedule": has_asset_schedule,
                "asset_dependency": asset_dependency,
                "dag_run_start_date_gte": dag_run_start_date_gte,
                "dag_run_start_date_gt": dag_run_start_date_gt,
                "dag_run_start_date_lte": dag_run_start_date_lte,
                "dag_run_start_date_lt": dag_run_start_date_lt,
                "dag_run_end_date_gte": dag_run_end_date_gte,
                "dag_run_end_date_gt": dag_run_end_date_gt,
                "dag_run_end_date_lte": dag_run_end_date_lte,
                "dag_run_end_date_lt": dag_run_end_date_lt,
                "dag_run_state": dag_run_state,
                "order_by": order_by,
                "is_favorite": is_favorite,
                "timetable_type": timetable_type,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DAGCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    is_scheduled: bool | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagsTagsMatchModeType0 | None | Unset = UNSET,
    owners: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    exclude_stale: bool | Unset = True,
    paused: bool | None | Unset = UNSET,
    has_import_errors: bool | None | Unset = UNSET,
    last_dag_run_state: DagRunState | None | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    has_asset_schedule: bool | None | Unset = UNSET,
    asset_dependency: None | str | Unset = UNSET,
    dag_run_start_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_state: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    is_favorite: bool | None | Unset = UNSET,
    timetable_type: list[str] | Unset = UNSET,
) -> Response[DAGCollectionResponse]:
    """Get Dags

     Get all Dags.

    Args:
        is_scheduled (bool | None | Unset): Filter Dags by whether their timetable can create
            scheduled runs.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        tags (list[str] | Unset):
        tags_match_mode (GetDagsTagsMatchModeType0 | None | Unset):
        owners (list[str] | Unset):
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        dag_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `dag_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        dag_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        exclude_stale (bool | Unset):  Default: True.
        paused (bool | None | Unset):
        has_import_errors (bool | None | Unset): Filter Dags by having import errors. Only Dags
            that have been successfully loaded before will be returned.
        last_dag_run_state (DagRunState | None | Unset):
        bundle_name (None | str | Unset):
        bundle_version (None | str | Unset):
        has_asset_schedule (bool | None | Unset): Filter Dags with asset-based scheduling
        asset_dependency (None | str | Unset): Filter Dags by asset dependency (name or URI)
        dag_run_start_date_gte (datetime.datetime | None | Unset):
        dag_run_start_date_gt (datetime.datetime | None | Unset):
        dag_run_start_date_lte (datetime.datetime | None | Unset):
        dag_run_start_date_lt (datetime.datetime | None | Unset):
        dag_run_end_date_gte (datetime.datetime | None | Unset):
        dag_run_end_date_gt (datetime.datetime | None | Unset):
        dag_run_end_date_lte (datetime.datetime | None | Unset):
        dag_run_end_date_lt (datetime.datetime | None | Unset):
        dag_run_state (list[str] | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `dag_id, dag_display_name,
            next_dagrun, last_run_state, last_run_start_date`
        is_favorite (bool | None | Unset):
        timetable_type (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGCollectionResponse]
    """

    return client.send(
        build_request(
            is_scheduled=is_scheduled,
            limit=limit,
            offset=offset,
            tags=tags,
            tags_match_mode=tags_match_mode,
            owners=owners,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            dag_display_name_pattern=dag_display_name_pattern,
            dag_display_name_prefix_pattern=dag_display_name_prefix_pattern,
            exclude_stale=exclude_stale,
            paused=paused,
            has_import_errors=has_import_errors,
            last_dag_run_state=last_dag_run_state,
            bundle_name=bundle_name,
            bundle_version=bundle_version,
            has_asset_schedule=has_asset_schedule,
            asset_dependency=asset_dependency,
            dag_run_start_date_gte=dag_run_start_date_gte,
            dag_run_start_date_gt=dag_run_start_date_gt,
            dag_run_start_date_lte=dag_run_start_date_lte,
            dag_run_start_date_lt=dag_run_start_date_lt,
            dag_run_end_date_gte=dag_run_end_date_gte,
            dag_run_end_date_gt=dag_run_end_date_gt,
            dag_run_end_date_lte=dag_run_end_date_lte,
            dag_run_end_date_lt=dag_run_end_date_lt,
            dag_run_state=dag_run_state,
            order_by=order_by,
            is_favorite=is_favorite,
            timetable_type=timetable_type,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    is_scheduled: bool | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagsTagsMatchModeType0 | None | Unset = UNSET,
    owners: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    exclude_stale: bool | Unset = True,
    paused: bool | None | Unset = UNSET,
    has_import_errors: bool | None | Unset = UNSET,
    last_dag_run_state: DagRunState | None | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    has_asset_schedule: bool | None | Unset = UNSET,
    asset_dependency: None | str | Unset = UNSET,
    dag_run_start_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_state: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    is_favorite: bool | None | Unset = UNSET,
    timetable_type: list[str] | Unset = UNSET,
) -> DAGCollectionResponse | None:
    """Get Dags

     Get all Dags.

    Args:
        is_scheduled (bool | None | Unset): Filter Dags by whether their timetable can create
            scheduled runs.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        tags (list[str] | Unset):
        tags_match_mode (GetDagsTagsMatchModeType0 | None | Unset):
        owners (list[str] | Unset):
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        dag_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `dag_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        dag_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        exclude_stale (bool | Unset):  Default: True.
        paused (bool | None | Unset):
        has_import_errors (bool | None | Unset): Filter Dags by having import errors. Only Dags
            that have been successfully loaded before will be returned.
        last_dag_run_state (DagRunState | None | Unset):
        bundle_name (None | str | Unset):
        bundle_version (None | str | Unset):
        has_asset_schedule (bool | None | Unset): Filter Dags with asset-based scheduling
        asset_dependency (None | str | Unset): Filter Dags by asset dependency (name or URI)
        dag_run_start_date_gte (datetime.datetime | None | Unset):
        dag_run_start_date_gt (datetime.datetime | None | Unset):
        dag_run_start_date_lte (datetime.datetime | None | Unset):
        dag_run_start_date_lt (datetime.datetime | None | Unset):
        dag_run_end_date_gte (datetime.datetime | None | Unset):
        dag_run_end_date_gt (datetime.datetime | None | Unset):
        dag_run_end_date_lte (datetime.datetime | None | Unset):
        dag_run_end_date_lt (datetime.datetime | None | Unset):
        dag_run_state (list[str] | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `dag_id, dag_display_name,
            next_dagrun, last_run_state, last_run_start_date`
        is_favorite (bool | None | Unset):
        timetable_type (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGCollectionResponse
    """

    return sync_detailed(
        client=client,
        is_scheduled=is_scheduled,
        limit=limit,
        offset=offset,
        tags=tags,
        tags_match_mode=tags_match_mode,
        owners=owners,
        dag_id_pattern=dag_id_pattern,
        dag_id_prefix_pattern=dag_id_prefix_pattern,
        dag_display_name_pattern=dag_display_name_pattern,
        dag_display_name_prefix_pattern=dag_display_name_prefix_pattern,
        exclude_stale=exclude_stale,
        paused=paused,
        has_import_errors=has_import_errors,
        last_dag_run_state=last_dag_run_state,
        bundle_name=bundle_name,
        bundle_version=bundle_version,
        has_asset_schedule=has_asset_schedule,
        asset_dependency=asset_dependency,
        dag_run_start_date_gte=dag_run_start_date_gte,
        dag_run_start_date_gt=dag_run_start_date_gt,
        dag_run_start_date_lte=dag_run_start_date_lte,
        dag_run_start_date_lt=dag_run_start_date_lt,
        dag_run_end_date_gte=dag_run_end_date_gte,
        dag_run_end_date_gt=dag_run_end_date_gt,
        dag_run_end_date_lte=dag_run_end_date_lte,
        dag_run_end_date_lt=dag_run_end_date_lt,
        dag_run_state=dag_run_state,
        order_by=order_by,
        is_favorite=is_favorite,
        timetable_type=timetable_type,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    is_scheduled: bool | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagsTagsMatchModeType0 | None | Unset = UNSET,
    owners: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    exclude_stale: bool | Unset = True,
    paused: bool | None | Unset = UNSET,
    has_import_errors: bool | None | Unset = UNSET,
    last_dag_run_state: DagRunState | None | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    has_asset_schedule: bool | None | Unset = UNSET,
    asset_dependency: None | str | Unset = UNSET,
    dag_run_start_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_state: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    is_favorite: bool | None | Unset = UNSET,
    timetable_type: list[str] | Unset = UNSET,
) -> Response[DAGCollectionResponse]:
    """Get Dags

     Get all Dags.

    Args:
        is_scheduled (bool | None | Unset): Filter Dags by whether their timetable can create
            scheduled runs.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        tags (list[str] | Unset):
        tags_match_mode (GetDagsTagsMatchModeType0 | None | Unset):
        owners (list[str] | Unset):
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        dag_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `dag_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        dag_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        exclude_stale (bool | Unset):  Default: True.
        paused (bool | None | Unset):
        has_import_errors (bool | None | Unset): Filter Dags by having import errors. Only Dags
            that have been successfully loaded before will be returned.
        last_dag_run_state (DagRunState | None | Unset):
        bundle_name (None | str | Unset):
        bundle_version (None | str | Unset):
        has_asset_schedule (bool | None | Unset): Filter Dags with asset-based scheduling
        asset_dependency (None | str | Unset): Filter Dags by asset dependency (name or URI)
        dag_run_start_date_gte (datetime.datetime | None | Unset):
        dag_run_start_date_gt (datetime.datetime | None | Unset):
        dag_run_start_date_lte (datetime.datetime | None | Unset):
        dag_run_start_date_lt (datetime.datetime | None | Unset):
        dag_run_end_date_gte (datetime.datetime | None | Unset):
        dag_run_end_date_gt (datetime.datetime | None | Unset):
        dag_run_end_date_lte (datetime.datetime | None | Unset):
        dag_run_end_date_lt (datetime.datetime | None | Unset):
        dag_run_state (list[str] | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `dag_id, dag_display_name,
            next_dagrun, last_run_state, last_run_start_date`
        is_favorite (bool | None | Unset):
        timetable_type (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGCollectionResponse]
    """

    return await client.send_async(
        build_request(
            is_scheduled=is_scheduled,
            limit=limit,
            offset=offset,
            tags=tags,
            tags_match_mode=tags_match_mode,
            owners=owners,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            dag_display_name_pattern=dag_display_name_pattern,
            dag_display_name_prefix_pattern=dag_display_name_prefix_pattern,
            exclude_stale=exclude_stale,
            paused=paused,
            has_import_errors=has_import_errors,
            last_dag_run_state=last_dag_run_state,
            bundle_name=bundle_name,
            bundle_version=bundle_version,
            has_asset_schedule=has_asset_schedule,
            asset_dependency=asset_dependency,
            dag_run_start_date_gte=dag_run_start_date_gte,
            dag_run_start_date_gt=dag_run_start_date_gt,
            dag_run_start_date_lte=dag_run_start_date_lte,
            dag_run_start_date_lt=dag_run_start_date_lt,
            dag_run_end_date_gte=dag_run_end_date_gte,
            dag_run_end_date_gt=dag_run_end_date_gt,
            dag_run_end_date_lte=dag_run_end_date_lte,
            dag_run_end_date_lt=dag_run_end_date_lt,
            dag_run_state=dag_run_state,
            order_by=order_by,
            is_favorite=is_favorite,
            timetable_type=timetable_type,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    is_scheduled: bool | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagsTagsMatchModeType0 | None | Unset = UNSET,
    owners: list[str] | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    exclude_stale: bool | Unset = True,
    paused: bool | None | Unset = UNSET,
    has_import_errors: bool | None | Unset = UNSET,
    last_dag_run_state: DagRunState | None | Unset = UNSET,
    bundle_name: None | str | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    has_asset_schedule: bool | None | Unset = UNSET,
    asset_dependency: None | str | Unset = UNSET,
    dag_run_start_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_start_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_gt: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lte: datetime.datetime | None | Unset = UNSET,
    dag_run_end_date_lt: datetime.datetime | None | Unset = UNSET,
    dag_run_state: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    is_favorite: bool | None | Unset = UNSET,
    timetable_type: list[str] | Unset = UNSET,
) -> DAGCollectionResponse | None:
    """Get Dags

     Get all Dags.

    Args:
        is_scheduled (bool | None | Unset): Filter Dags by whether their timetable can create
            scheduled runs.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        tags (list[str] | Unset):
        tags_match_mode (GetDagsTagsMatchModeType0 | None | Unset):
        owners (list[str] | Unset):
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        dag_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `dag_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        dag_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        exclude_stale (bool | Unset):  Default: True.
        paused (bool | None | Unset):
        has_import_errors (bool | None | Unset): Filter Dags by having import errors. Only Dags
            that have been successfully loaded before will be returned.
        last_dag_run_state (DagRunState | None | Unset):
        bundle_name (None | str | Unset):
        bundle_version (None | str | Unset):
        has_asset_schedule (bool | None | Unset): Filter Dags with asset-based scheduling
        asset_dependency (None | str | Unset): Filter Dags by asset dependency (name or URI)
        dag_run_start_date_gte (datetime.datetime | None | Unset):
        dag_run_start_date_gt (datetime.datetime | None | Unset):
        dag_run_start_date_lte (datetime.datetime | None | Unset):
        dag_run_start_date_lt (datetime.datetime | None | Unset):
        dag_run_end_date_gte (datetime.datetime | None | Unset):
        dag_run_end_date_gt (datetime.datetime | None | Unset):
        dag_run_end_date_lte (datetime.datetime | None | Unset):
        dag_run_end_date_lt (datetime.datetime | None | Unset):
        dag_run_state (list[str] | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `dag_id, dag_display_name,
            next_dagrun, last_run_state, last_run_start_date`
        is_favorite (bool | None | Unset):
        timetable_type (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            is_scheduled=is_scheduled,
            limit=limit,
            offset=offset,
            tags=tags,
            tags_match_mode=tags_match_mode,
            owners=owners,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            dag_display_name_pattern=dag_display_name_pattern,
            dag_display_name_prefix_pattern=dag_display_name_prefix_pattern,
            exclude_stale=exclude_stale,
            paused=paused,
            has_import_errors=has_import_errors,
            last_dag_run_state=last_dag_run_state,
            bundle_name=bundle_name,
            bundle_version=bundle_version,
            has_asset_schedule=has_asset_schedule,
            asset_dependency=asset_dependency,
            dag_run_start_date_gte=dag_run_start_date_gte,
            dag_run_start_date_gt=dag_run_start_date_gt,
            dag_run_start_date_lte=dag_run_start_date_lte,
            dag_run_start_date_lt=dag_run_start_date_lt,
            dag_run_end_date_gte=dag_run_end_date_gte,
            dag_run_end_date_gt=dag_run_end_date_gt,
            dag_run_end_date_lte=dag_run_end_date_lte,
            dag_run_end_date_lt=dag_run_end_date_lt,
            dag_run_state=dag_run_state,
            order_by=order_by,
            is_favorite=is_favorite,
            timetable_type=timetable_type,
        )
    ).parsed
