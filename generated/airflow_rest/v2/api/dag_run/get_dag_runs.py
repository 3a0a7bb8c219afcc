from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.dag_run_collection_response import DAGRunCollectionResponse
from ...models.get_dag_runs_tags_match_mode_type_0 import GetDagRunsTagsMatchModeType0
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Response


def build_request(
    dag_id: str,
    *,
    partition_date_gte: datetime.date | None | Unset = UNSET,
    partition_date_lte: datetime.date | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    conf_contains: str | Unset = UNSET,
    run_type: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    dag_version: list[int] | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagRunsTagsMatchModeType0 | None | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    triggering_user_name_pattern: None | str | Unset = UNSET,
    triggering_user_name_prefix_pattern: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    partition_key_pattern: None | str | Unset = UNSET,
    partition_key_prefix_pattern: None | str | Unset = UNSET,
    consuming_asset_pattern: None | str | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns",
        params=query(
            {
                "partition_date_gte": partition_date_gte,
                "partition_date_lte": partition_date_lte,
                "cursor": cursor,
                "limit": limit,
                "offset": offset,
                "run_after_gte": run_after_gte,
                "run_after_gt": run_after_gt,
                "run_after_lte": run_after_lte,
                "run_after_lt": run_after_lt,
                "logical_date_gte": logical_date_gte,
                "logical_date_gt": logical_date_gt,
                "logical_date_lte": logical_date_lte,
                "logical_date_lt": logical_date_lt,
                "start_date_gte": start_date_gte,
                "start_date_gt": start_date_gt,
                "start_date_lte": start_date_lte,
                "start_date_lt": start_date_lt,
                "end_date_gte": end_date_gte,
                "end_date_gt": end_date_gt,
                "end_date_lte": end_date_lte,
                "end_date_lt": end_date_lt,
                "duration_gte": duration_gte,
                "duration_gt": duration_gt,
                "duration_lte": duration_lte,
                "duration_lt": duration_lt,
                "updated_at_gte": updated_at_gte,
                "updated_at_gt": updated_at_gt,
                "updated_at_lte": updated_at_lte,
                "updated_at_lt": updated_at_lt,
                "conf_contains": conf_contains,
                "run_type": run_type,
                "state": state,
                "dag_version": dag_version,
                "bundle_version": bundle_version,
                "teams": teams,
                "tags": tags,
                "tags_match_mode": tags_match_mode,
                "order_by": order_by,
                "run_id_pattern": run_id_pattern,
                "run_id_prefix_pattern": run_id_prefix_pattern,
                "triggering_user_name_pattern": triggering_user_name_pattern,
                "triggering_user_name_prefix_pattern": triggering_user_name_prefix_pattern,
                "dag_id_pattern": dag_id_pattern,
                "dag_id_prefix_pattern": dag_id_prefix_pattern,
                "partition_key_pattern": partition_key_pattern,
                "partition_key_prefix_pattern": partition_key_prefix_pattern,
                "consuming_asset_pattern": consuming_asset_pattern,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> DAGRunCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(DAGRunCollectionResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    partition_date_gte: datetime.date | None | Unset = UNSET,
    partition_date_lte: datetime.date | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    conf_contains: str | Unset = UNSET,
    run_type: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    dag_version: list[int] | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagRunsTagsMatchModeType0 | None | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    triggering_user_name_pattern: None | str | Unset = UNSET,
    triggering_user_name_prefix_pattern: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    partition_key_pattern: None | str | Unset = UNSET,
    partition_key_prefix_pattern: None | str | Unset = UNSET,
    consuming_asset_pattern: None | str | Unset = UNSET,
) -> Response[DAGRunCollectionResponse]:
    """Get Dag Runs

     Get all Dag Runs.

    This endpoint allows specifying `~` as the dag_id to retrieve Dag Runs for all Dags.

    Supports two pagination modes:

    **Offset (default):** use `limit` and `offset` query parameters. Returns `total_entries`.

    **Cursor:** pass `cursor` (empty string for the first page, then `next_cursor` from the response).
    When `cursor` is provided, `offset` is ignored and `total_entries` is capped at
    `total_entries_limit` (a value equal to that limit means at least that many runs match).
    ``next_cursor`` is ``null`` when there are no more pages; ``previous_cursor`` is ``null``
    on the first page.

    Args:
        dag_id (str):
        partition_date_gte (datetime.date | None | Unset): Inclusive lower bound of the
            partition_date window, interpreted as a local calendar day in the Dag's timetable
            timezone. Runs from the start of this day onwards match.
        partition_date_lte (datetime.date | None | Unset): Inclusive upper bound of the
            partition_date window, interpreted as a local calendar day in the Dag's timetable
            timezone. The whole day is included: runs up to the end of this day match.
        cursor (None | str | Unset): Cursor for keyset-based pagination. Pass an empty string for
            the first page, then use ``next_cursor`` from the response. When ``cursor`` is provided,
            ``offset`` is ignored.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        duration_gte (float | None | Unset):
        duration_gt (float | None | Unset):
        duration_lte (float | None | Unset):
        duration_lt (float | None | Unset):
        updated_at_gte (datetime.datetime | None | Unset):
        updated_at_gt (datetime.datetime | None | Unset):
        updated_at_lte (datetime.datetime | None | Unset):
        updated_at_lt (datetime.datetime | None | Unset):
        conf_contains (str | Unset):
        run_type (list[str] | Unset):
        state (list[str] | Unset):
        dag_version (list[int] | Unset):
        bundle_version (None | str | Unset):
        teams (list[str] | Unset):
        tags (list[str] | Unset):
        tags_match_mode (GetDagRunsTagsMatchModeType0 | None | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, state, dag_id, run_id,
            logical_date, partition_date, run_after, start_date, end_date, updated_at, conf, duration,
            dag_run_id`
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        triggering_user_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `triggering_user_name_prefix_pattern` on large tables — see
            "Filtering with pattern parameters".
        triggering_user_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        partition_key_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Here `|` is matched literally, not as OR. Slower than
            `partition_key_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        partition_key_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. Here `|` is matched literally, not as OR. See "Filtering with pattern parameters".
        consuming_asset_pattern (None | str | Unset): Case-insensitive substring match against the
            consuming asset name or URI. Unlike the wildcard `*_pattern` parameters, `%` and `_` are
            matched literally, `|` is not an OR separator, and `~` does not match everything.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRunCollectionResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            partition_date_gte=partition_date_gte,
            partition_date_lte=partition_date_lte,
            cursor=cursor,
            limit=limit,
            offset=offset,
            run_after_gte=run_after_gte,
            run_after_gt=run_after_gt,
            run_after_lte=run_after_lte,
            run_after_lt=run_after_lt,
            logical_date_gte=logical_date_gte,
            logical_date_gt=logical_date_gt,
            logical_date_lte=logical_date_lte,
            logical_date_lt=logical_date_lt,
            start_date_gte=start_date_gte,
            start_date_gt=start_date_gt,
            start_date_lte=start_date_lte,
            start_date_lt=start_date_lt,
            end_date_gte=end_date_gte,
            end_date_gt=end_date_gt,
            end_date_lte=end_date_lte,
            end_date_lt=end_date_lt,
            duration_gte=duration_gte,
            duration_gt=duration_gt,
            duration_lte=duration_lte,
            duration_lt=duration_lt,
            updated_at_gte=updated_at_gte,
            updated_at_gt=updated_at_gt,
            updated_at_lte=updated_at_lte,
            updated_at_lt=updated_at_lt,
            conf_contains=conf_contains,
            run_type=run_type,
            state=state,
            dag_version=dag_version,
            bundle_version=bundle_version,
            teams=teams,
            tags=tags,
            tags_match_mode=tags_match_mode,
            order_by=order_by,
            run_id_pattern=run_id_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            triggering_user_name_pattern=triggering_user_name_pattern,
            triggering_user_name_prefix_pattern=triggering_user_name_prefix_pattern,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            partition_key_pattern=partition_key_pattern,
            partition_key_prefix_pattern=partition_key_prefix_pattern,
            consuming_asset_pattern=consuming_asset_pattern,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    partition_date_gte: datetime.date | None | Unset = UNSET,
    partition_date_lte: datetime.date | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    conf_contains: str | Unset = UNSET,
    run_type: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    dag_version: list[int] | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagRunsTagsMatchModeType0 | None | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    triggering_user_name_pattern: None | str | Unset = UNSET,
    triggering_user_name_prefix_pattern: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    partition_key_pattern: None | str | Unset = UNSET,
    partition_key_prefix_pattern: None | str | Unset = UNSET,
    consuming_asset_pattern: None | str | Unset = UNSET,
) -> DAGRunCollectionResponse | None:
    """Get Dag Runs

     Get all Dag Runs.

    This endpoint allows specifying `~` as the dag_id to retrieve Dag Runs for all Dags.

    Supports two pagination modes:

    **Offset (default):** use `limit` and `offset` query parameters. Returns `total_entries`.

    **Cursor:** pass `cursor` (empty string for the first page, then `next_cursor` from the response).
    When `cursor` is provided, `offset` is ignored and `total_entries` is capped at
    `total_entries_limit` (a value equal to that limit means at least that many runs match).
    ``next_cursor`` is ``null`` when there are no more pages; ``previous_cursor`` is ``null``
    on the first page.

    Args:
        dag_id (str):
        partition_date_gte (datetime.date | None | Unset): Inclusive lower bound of the
            partition_date window, interpreted as a local calendar day in the Dag's timetable
            timezone. Runs from the start of this day onwards match.
        partition_date_lte (datetime.date | None | Unset): Inclusive upper bound of the
            partition_date window, interpreted as a local calendar day in the Dag's timetable
            timezone. The whole day is included: runs up to the end of this day match.
        cursor (None | str | Unset): Cursor for keyset-based pagination. Pass an empty string for
            the first page, then use ``next_cursor`` from the response. When ``cursor`` is provided,
            ``offset`` is ignored.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        duration_gte (float | None | Unset):
        duration_gt (float | None | Unset):
        duration_lte (float | None | Unset):
        duration_lt (float | None | Unset):
        updated_at_gte (datetime.datetime | None | Unset):
        updated_at_gt (datetime.datetime | None | Unset):
        updated_at_lte (datetime.datetime | None | Unset):
        updated_at_lt (datetime.datetime | None | Unset):
        conf_contains (str | Unset):
        run_type (list[str] | Unset):
        state (list[str] | Unset):
        dag_version (list[int] | Unset):
        bundle_version (None | str | Unset):
        teams (list[str] | Unset):
        tags (list[str] | Unset):
        tags_match_mode (GetDagRunsTagsMatchModeType0 | None | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, state, dag_id, run_id,
            logical_date, partition_date, run_after, start_date, end_date, updated_at, conf, duration,
            dag_run_id`
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        triggering_user_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `triggering_user_name_prefix_pattern` on large tables — see
            "Filtering with pattern parameters".
        triggering_user_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        partition_key_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Here `|` is matched literally, not as OR. Slower than
            `partition_key_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        partition_key_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. Here `|` is matched literally, not as OR. See "Filtering with pattern parameters".
        consuming_asset_pattern (None | str | Unset): Case-insensitive substring match against the
            consuming asset name or URI. Unlike the wildcard `*_pattern` parameters, `%` and `_` are
            matched literally, `|` is not an OR separator, and `~` does not match everything.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRunCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        client=client,
        partition_date_gte=partition_date_gte,
        partition_date_lte=partition_date_lte,
        cursor=cursor,
        limit=limit,
        offset=offset,
        run_after_gte=run_after_gte,
        run_after_gt=run_after_gt,
        run_after_lte=run_after_lte,
        run_after_lt=run_after_lt,
        logical_date_gte=logical_date_gte,
        logical_date_gt=logical_date_gt,
        logical_date_lte=logical_date_lte,
        logical_date_lt=logical_date_lt,
        start_date_gte=start_date_gte,
        start_date_gt=start_date_gt,
        start_date_lte=start_date_lte,
        start_date_lt=start_date_lt,
        end_date_gte=end_date_gte,
        end_date_gt=end_date_gt,
        end_date_lte=end_date_lte,
        end_date_lt=end_date_lt,
        duration_gte=duration_gte,
        duration_gt=duration_gt,
        duration_lte=duration_lte,
        duration_lt=duration_lt,
        updated_at_gte=updated_at_gte,
        updated_at_gt=updated_at_gt,
        updated_at_lte=updated_at_lte,
        updated_at_lt=updated_at_lt,
        conf_contains=conf_contains,
        run_type=run_type,
        state=state,
        dag_version=dag_version,
        bundle_version=bundle_version,
        teams=teams,
        tags=tags,
        tags_match_mode=tags_match_mode,
        order_by=order_by,
        run_id_pattern=run_id_pattern,
        run_id_prefix_pattern=run_id_prefix_pattern,
        triggering_user_name_pattern=triggering_user_name_pattern,
        triggering_user_name_prefix_pattern=triggering_user_name_prefix_pattern,
        dag_id_pattern=dag_id_pattern,
        dag_id_prefix_pattern=dag_id_prefix_pattern,
        partition_key_pattern=partition_key_pattern,
        partition_key_prefix_pattern=partition_key_prefix_pattern,
        consuming_asset_pattern=consuming_asset_pattern,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    partition_date_gte: datetime.date | None | Unset = UNSET,
    partition_date_lte: datetime.date | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    conf_contains: str | Unset = UNSET,
    run_type: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    dag_version: list[int] | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagRunsTagsMatchModeType0 | None | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    triggering_user_name_pattern: None | str | Unset = UNSET,
    triggering_user_name_prefix_pattern: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    partition_key_pattern: None | str | Unset = UNSET,
    partition_key_prefix_pattern: None | str | Unset = UNSET,
    consuming_asset_pattern: None | str | Unset = UNSET,
) -> Response[DAGRunCollectionResponse]:
    """Get Dag Runs

     Get all Dag Runs.

    This endpoint allows specifying `~` as the dag_id to retrieve Dag Runs for all Dags.

    Supports two pagination modes:

    **Offset (default):** use `limit` and `offset` query parameters. Returns `total_entries`.

    **Cursor:** pass `cursor` (empty string for the first page, then `next_cursor` from the response).
    When `cursor` is provided, `offset` is ignored and `total_entries` is capped at
    `total_entries_limit` (a value equal to that limit means at least that many runs match).
    ``next_cursor`` is ``null`` when there are no more pages; ``previous_cursor`` is ``null``
    on the first page.

    Args:
        dag_id (str):
        partition_date_gte (datetime.date | None | Unset): Inclusive lower bound of the
            partition_date window, interpreted as a local calendar day in the Dag's timetable
            timezone. Runs from the start of this day onwards match.
        partition_date_lte (datetime.date | None | Unset): Inclusive upper bound of the
            partition_date window, interpreted as a local calendar day in the Dag's timetable
            timezone. The whole day is included: runs up to the end of this day match.
        cursor (None | str | Unset): Cursor for keyset-based pagination. Pass an empty string for
            the first page, then use ``next_cursor`` from the response. When ``cursor`` is provided,
            ``offset`` is ignored.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        duration_gte (float | None | Unset):
        duration_gt (float | None | Unset):
        duration_lte (float | None | Unset):
        duration_lt (float | None | Unset):
        updated_at_gte (datetime.datetime | None | Unset):
        updated_at_gt (datetime.datetime | None | Unset):
        updated_at_lte (datetime.datetime | None | Unset):
        updated_at_lt (datetime.datetime | None | Unset):
        conf_contains (str | Unset):
        run_type (list[str] | Unset):
        state (list[str] | Unset):
        dag_version (list[int] | Unset):
        bundle_version (None | str | Unset):
        teams (list[str] | Unset):
        tags (list[str] | Unset):
        tags_match_mode (GetDagRunsTagsMatchModeType0 | None | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, state, dag_id, run_id,
            logical_date, partition_date, run_after, start_date, end_date, updated_at, conf, duration,
            dag_run_id`
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        triggering_user_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `triggering_user_name_prefix_pattern` on large tables — see
            "Filtering with pattern parameters".
        triggering_user_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        partition_key_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Here `|` is matched literally, not as OR. Slower than
            `partition_key_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        partition_key_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. Here `|` is matched literally, not as OR. See "Filtering with pattern parameters".
        consuming_asset_pattern (None | str | Unset): Case-insensitive substring match against the
            consuming asset name or URI. Unlike the wildcard `*_pattern` parameters, `%` and `_` are
            matched literally, `|` is not an OR separator, and `~` does not match everything.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[DAGRunCollectionResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            partition_date_gte=partition_date_gte,
            partition_date_lte=partition_date_lte,
            cursor=cursor,
            limit=limit,
            offset=offset,
            run_after_gte=run_after_gte,
            run_after_gt=run_after_gt,
            run_after_lte=run_after_lte,
            run_after_lt=run_after_lt,
            logical_date_gte=logical_date_gte,
            logical_date_gt=logical_date_gt,
            logical_date_lte=logical_date_lte,
            logical_date_lt=logical_date_lt,
            start_date_gte=start_date_gte,
            start_date_gt=start_date_gt,
            start_date_lte=start_date_lte,
            start_date_lt=start_date_lt,
            end_date_gte=end_date_gte,
            end_date_gt=end_date_gt,
            end_date_lte=end_date_lte,
            end_date_lt=end_date_lt,
            duration_gte=duration_gte,
            duration_gt=duration_gt,
            duration_lte=duration_lte,
            duration_lt=duration_lt,
            updated_at_gte=updated_at_gte,
            updated_at_gt=updated_at_gt,
            updated_at_lte=updated_at_lte,
            updated_at_lt=updated_at_lt,
            conf_contains=conf_contains,
            run_type=run_type,
            state=state,
            dag_version=dag_version,
            bundle_version=bundle_version,
            teams=teams,
            tags=tags,
            tags_match_mode=tags_match_mode,
            order_by=order_by,
            run_id_pattern=run_id_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            triggering_user_name_pattern=triggering_user_name_pattern,
            triggering_user_name_prefix_pattern=triggering_user_name_prefix_pattern,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            partition_key_pattern=partition_key_pattern,
            partition_key_prefix_pattern=partition_key_prefix_pattern,
            consuming_asset_pattern=consuming_asset_pattern,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    *,
    client: AuthenticatedClient,
    partition_date_gte: datetime.date | None | Unset = UNSET,
    partition_date_lte: datetime.date | None | Unset = UNSET,
    cursor: None | str | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    start_date_gte: datetime.datetime | None | Unset = UNSET,
    start_date_gt: datetime.datetime | None | Unset = UNSET,
    start_date_lte: datetime.datetime | None | Unset = UNSET,
    start_date_lt: datetime.datetime | None | Unset = UNSET,
    end_date_gte: datetime.datetime | None | Unset = UNSET,
    end_date_gt: datetime.datetime | None | Unset = UNSET,
    end_date_lte: datetime.datetime | None | Unset = UNSET,
    end_date_lt: datetime.datetime | None | Unset = UNSET,
    duration_gte: float | None | Unset = UNSET,
    duration_gt: float | None | Unset = UNSET,
    duration_lte: float | None | Unset = UNSET,
    duration_lt: float | None | Unset = UNSET,
    updated_at_gte: datetime.datetime | None | Unset = UNSET,
    updated_at_gt: datetime.datetime | None | Unset = UNSET,
    updated_at_lte: datetime.datetime | None | Unset = UNSET,
    updated_at_lt: datetime.datetime | None | Unset = UNSET,
    conf_contains: str | Unset = UNSET,
    run_type: list[str] | Unset = UNSET,
    state: list[str] | Unset = UNSET,
    dag_version: list[int] | Unset = UNSET,
    bundle_version: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    tags: list[str] | Unset = UNSET,
    tags_match_mode: GetDagRunsTagsMatchModeType0 | None | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    triggering_user_name_pattern: None | str | Unset = UNSET,
    triggering_user_name_prefix_pattern: None | str | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    partition_key_pattern: None | str | Unset = UNSET,
    partition_key_prefix_pattern: None | str | Unset = UNSET,
    consuming_asset_pattern: None | str | Unset = UNSET,
) -> DAGRunCollectionResponse | None:
    """Get Dag Runs

     Get all Dag Runs.

    This endpoint allows specifying `~` as the dag_id to retrieve Dag Runs for all Dags.

    Supports two pagination modes:

    **Offset (default):** use `limit` and `offset` query parameters. Returns `total_entries`.

    **Cursor:** pass `cursor` (empty string for the first page, then `next_cursor` from the response).
    When `cursor` is provided, `offset` is ignored and `total_entries` is capped at
    `total_entries_limit` (a value equal to that limit means at least that many runs match).
    ``next_cursor`` is ``null`` when there are no more pages; ``previous_cursor`` is ``null``
    on the first page.

    Args:
        dag_id (str):
        partition_date_gte (datetime.date | None | Unset): Inclusive lower bound of the
            partition_date window, interpreted as a local calendar day in the Dag's timetable
            timezone. Runs from the start of this day onwards match.
        partition_date_lte (datetime.date | None | Unset): Inclusive upper bound of the
            partition_date window, interpreted as a local calendar day in the Dag's timetable
            timezone. The whole day is included: runs up to the end of this day match.
        cursor (None | str | Unset): Cursor for keyset-based pagination. Pass an empty string for
            the first page, then use ``next_cursor`` from the response. When ``cursor`` is provided,
            ``offset`` is ignored.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        start_date_gte (datetime.datetime | None | Unset):
        start_date_gt (datetime.datetime | None | Unset):
        start_date_lte (datetime.datetime | None | Unset):
        start_date_lt (datetime.datetime | None | Unset):
        end_date_gte (datetime.datetime | None | Unset):
        end_date_gt (datetime.datetime | None | Unset):
        end_date_lte (datetime.datetime | None | Unset):
        end_date_lt (datetime.datetime | None | Unset):
        duration_gte (float | None | Unset):
        duration_gt (float | None | Unset):
        duration_lte (float | None | Unset):
        duration_lt (float | None | Unset):
        updated_at_gte (datetime.datetime | None | Unset):
        updated_at_gt (datetime.datetime | None | Unset):
        updated_at_lte (datetime.datetime | None | Unset):
        updated_at_lt (datetime.datetime | None | Unset):
        conf_contains (str | Unset):
        run_type (list[str] | Unset):
        state (list[str] | Unset):
        dag_version (list[int] | Unset):
        bundle_version (None | str | Unset):
        teams (list[str] | Unset):
        tags (list[str] | Unset):
        tags_match_mode (GetDagRunsTagsMatchModeType0 | None | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, state, dag_id, run_id,
            logical_date, partition_date, run_after, start_date, end_date, updated_at, conf, duration,
            dag_run_id`
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        triggering_user_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `triggering_user_name_prefix_pattern` on large tables — see
            "Filtering with pattern parameters".
        triggering_user_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        partition_key_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Here `|` is matched literally, not as OR. Slower than
            `partition_key_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        partition_key_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix
            match. Here `|` is matched literally, not as OR. See "Filtering with pattern parameters".
        consuming_asset_pattern (None | str | Unset): Case-insensitive substring match against the
            consuming asset name or URI. Unlike the wildcard `*_pattern` parameters, `%` and `_` are
            matched literally, `|` is not an OR separator, and `~` does not match everything.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        DAGRunCollectionResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            client=client,
            partition_date_gte=partition_date_gte,
            partition_date_lte=partition_date_lte,
            cursor=cursor,
            limit=limit,
            offset=offset,
            run_after_gte=run_after_gte,
            run_after_gt=run_after_gt,
            run_after_lte=run_after_lte,
            run_after_lt=run_after_lt,
            logical_date_gte=logical_date_gte,
            logical_date_gt=logical_date_gt,
            logical_date_lte=logical_date_lte,
            logical_date_lt=logical_date_lt,
            start_date_gte=start_date_gte,
            start_date_gt=start_date_gt,
            start_date_lte=start_date_lte,
            start_date_lt=start_date_lt,
            end_date_gte=end_date_gte,
            end_date_gt=end_date_gt,
            end_date_lte=end_date_lte,
            end_date_lt=end_date_lt,
            duration_gte=duration_gte,
            duration_gt=duration_gt,
            duration_lte=duration_lte,
            duration_lt=duration_lt,
            updated_at_gte=updated_at_gte,
            updated_at_gt=updated_at_gt,
            updated_at_lte=updated_at_lte,
            updated_at_lt=updated_at_lt,
            conf_contains=conf_contains,
            run_type=run_type,
            state=state,
            dag_version=dag_version,
            bundle_version=bundle_version,
            teams=teams,
            tags=tags,
            tags_match_mode=tags_match_mode,
            order_by=order_by,
            run_id_pattern=run_id_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            triggering_user_name_pattern=triggering_user_name_pattern,
            triggering_user_name_prefix_pattern=triggering_user_name_prefix_pattern,
            dag_id_pattern=dag_id_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            partition_key_pattern=partition_key_pattern,
            partition_key_prefix_pattern=partition_key_prefix_pattern,
            consuming_asset_pattern=consuming_asset_pattern,
        )
    ).parsed
