from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.x_com_collection_response import XComCollectionResponse
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
    dag_run_id: str,
    task_id: str,
    *,
    xcom_key: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    exclude_internal_keys: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    xcom_key_pattern: None | str | Unset = UNSET,
    xcom_key_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index_filter: int | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/api/v2/dags/{quoted(dag_id)}/dagRuns/{quoted(dag_run_id)}/taskInstances/{quoted(task_id)}/xcomEntries",
        params=query(
            {
                "xcom_key": xcom_key,
                "map_index": map_index,
                "region_id": region_id,
                "region_index": region_index,
                "exclude_internal_keys": exclude_internal_keys,
                "limit": limit,
                "offset": offset,
                "xcom_key_pattern": xcom_key_pattern,
                "xcom_key_prefix_pattern": xcom_key_prefix_pattern,
                "dag_display_name_pattern": dag_display_name_pattern,
                "dag_display_name_prefix_pattern": dag_display_name_prefix_pattern,
                "run_id_pattern": run_id_pattern,
                "run_id_prefix_pattern": run_id_prefix_pattern,
                "task_id_pattern": task_id_pattern,
                "task_id_prefix_pattern": task_id_prefix_pattern,
                "map_index_filter": map_index_filter,
                "logical_date_gte": logical_date_gte,
                "logical_date_gt": logical_date_gt,
                "logical_date_lte": logical_date_lte,
                "logical_date_lt": logical_date_lt,
                "run_after_gte": run_after_gte,
                "run_after_gt": run_after_gt,
                "run_after_lte": run_after_lte,
                "run_after_lt": run_after_lt,
                "teams": teams,
                "order_by": order_by,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> XComCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(XComCollectionResponse.from_dict(response.json()))


def sync_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    xcom_key: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    exclude_internal_keys: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    xcom_key_pattern: None | str | Unset = UNSET,
    xcom_key_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index_filter: int | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> Response[XComCollectionResponse]:
    """Get Xcom Entries

     Get all XCom entries.

    This endpoint allows specifying `~` as the dag_id, dag_run_id, task_id to retrieve XCom entries for
    all Dags.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (None | str | Unset):
        map_index (int | None | Unset):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        exclude_internal_keys (bool | Unset): Leave out XComs whose keys Airflow reserves for
            itself, such as loop decision reasons.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        xcom_key_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `xcom_key_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        xcom_key_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        dag_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `dag_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        dag_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        map_index_filter (int | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        teams (list[str] | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `key, dag_id, run_id, task_id,
            map_index, region_id, region_index, timestamp, run_after`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XComCollectionResponse]
    """

    return client.send(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            xcom_key=xcom_key,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
            exclude_internal_keys=exclude_internal_keys,
            limit=limit,
            offset=offset,
            xcom_key_pattern=xcom_key_pattern,
            xcom_key_prefix_pattern=xcom_key_prefix_pattern,
            dag_display_name_pattern=dag_display_name_pattern,
            dag_display_name_prefix_pattern=dag_display_name_prefix_pattern,
            run_id_pattern=run_id_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            task_id_pattern=task_id_pattern,
            task_id_prefix_pattern=task_id_prefix_pattern,
            map_index_filter=map_index_filter,
            logical_date_gte=logical_date_gte,
            logical_date_gt=logical_date_gt,
            logical_date_lte=logical_date_lte,
            logical_date_lt=logical_date_lt,
            run_after_gte=run_after_gte,
            run_after_gt=run_after_gt,
            run_after_lte=run_after_lte,
            run_after_lt=run_after_lt,
            teams=teams,
            order_by=order_by,
        ),
        parse_response,
    )


def sync(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    xcom_key: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    exclude_internal_keys: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    xcom_key_pattern: None | str | Unset = UNSET,
    xcom_key_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index_filter: int | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> XComCollectionResponse | None:
    """Get Xcom Entries

     Get all XCom entries.

    This endpoint allows specifying `~` as the dag_id, dag_run_id, task_id to retrieve XCom entries for
    all Dags.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (None | str | Unset):
        map_index (int | None | Unset):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        exclude_internal_keys (bool | Unset): Leave out XComs whose keys Airflow reserves for
            itself, such as loop decision reasons.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        xcom_key_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `xcom_key_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        xcom_key_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        dag_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `dag_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        dag_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        map_index_filter (int | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        teams (list[str] | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `key, dag_id, run_id, task_id,
            map_index, region_id, region_index, timestamp, run_after`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XComCollectionResponse
    """

    return sync_detailed(
        dag_id=dag_id,
        dag_run_id=dag_run_id,
        task_id=task_id,
        client=client,
        xcom_key=xcom_key,
        map_index=map_index,
        region_id=region_id,
        region_index=region_index,
        exclude_internal_keys=exclude_internal_keys,
        limit=limit,
        offset=offset,
        xcom_key_pattern=xcom_key_pattern,
        xcom_key_prefix_pattern=xcom_key_prefix_pattern,
        dag_display_name_pattern=dag_display_name_pattern,
        dag_display_name_prefix_pattern=dag_display_name_prefix_pattern,
        run_id_pattern=run_id_pattern,
        run_id_prefix_pattern=run_id_prefix_pattern,
        task_id_pattern=task_id_pattern,
        task_id_prefix_pattern=task_id_prefix_pattern,
        map_index_filter=map_index_filter,
        logical_date_gte=logical_date_gte,
        logical_date_gt=logical_date_gt,
        logical_date_lte=logical_date_lte,
        logical_date_lt=logical_date_lt,
        run_after_gte=run_after_gte,
        run_after_gt=run_after_gt,
        run_after_lte=run_after_lte,
        run_after_lt=run_after_lt,
        teams=teams,
        order_by=order_by,
    ).parsed


async def asyncio_detailed(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    xcom_key: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    exclude_internal_keys: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    xcom_key_pattern: None | str | Unset = UNSET,
    xcom_key_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index_filter: int | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> Response[XComCollectionResponse]:
    """Get Xcom Entries

     Get all XCom entries.

    This endpoint allows specifying `~` as the dag_id, dag_run_id, task_id to retrieve XCom entries for
    all Dags.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (None | str | Unset):
        map_index (int | None | Unset):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        exclude_internal_keys (bool | Unset): Leave out XComs whose keys Airflow reserves for
            itself, such as loop decision reasons.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        xcom_key_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `xcom_key_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        xcom_key_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        dag_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `dag_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        dag_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        map_index_filter (int | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        teams (list[str] | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `key, dag_id, run_id, task_id,
            map_index, region_id, region_index, timestamp, run_after`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[XComCollectionResponse]
    """

    return await client.send_async(
        build_request(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            xcom_key=xcom_key,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
            exclude_internal_keys=exclude_internal_keys,
            limit=limit,
            offset=offset,
            xcom_key_pattern=xcom_key_pattern,
            xcom_key_prefix_pattern=xcom_key_prefix_pattern,
            dag_display_name_pattern=dag_display_name_pattern,
            dag_display_name_prefix_pattern=dag_display_name_prefix_pattern,
            run_id_pattern=run_id_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            task_id_pattern=task_id_pattern,
            task_id_prefix_pattern=task_id_prefix_pattern,
            map_index_filter=map_index_filter,
            logical_date_gte=logical_date_gte,
            logical_date_gt=logical_date_gt,
            logical_date_lte=logical_date_lte,
            logical_date_lt=logical_date_lt,
            run_after_gte=run_after_gte,
            run_after_gt=run_after_gt,
            run_after_lte=run_after_lte,
            run_after_lt=run_after_lt,
            teams=teams,
            order_by=order_by,
        ),
        parse_response,
    )


async def asyncio(
    dag_id: str,
    dag_run_id: str,
    task_id: str,
    *,
    client: AuthenticatedClient,
    xcom_key: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    exclude_internal_keys: bool | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    xcom_key_pattern: None | str | Unset = UNSET,
    xcom_key_prefix_pattern: None | str | Unset = UNSET,
    dag_display_name_pattern: None | str | Unset = UNSET,
    dag_display_name_prefix_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    map_index_filter: int | None | Unset = UNSET,
    logical_date_gte: datetime.datetime | None | Unset = UNSET,
    logical_date_gt: datetime.datetime | None | Unset = UNSET,
    logical_date_lte: datetime.datetime | None | Unset = UNSET,
    logical_date_lt: datetime.datetime | None | Unset = UNSET,
    run_after_gte: datetime.datetime | None | Unset = UNSET,
    run_after_gt: datetime.datetime | None | Unset = UNSET,
    run_after_lte: datetime.datetime | None | Unset = UNSET,
    run_after_lt: datetime.datetime | None | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
    order_by: list[str] | Unset = UNSET,
) -> XComCollectionResponse | None:
    """Get Xcom Entries

     Get all XCom entries.

    This endpoint allows specifying `~` as the dag_id, dag_run_id, task_id to retrieve XCom entries for
    all Dags.

    Args:
        dag_id (str):
        dag_run_id (str):
        task_id (str):
        xcom_key (None | str | Unset):
        map_index (int | None | Unset):
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        exclude_internal_keys (bool | Unset): Leave out XComs whose keys Airflow reserves for
            itself, such as loop decision reasons.
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        xcom_key_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `xcom_key_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        xcom_key_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        dag_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `dag_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        dag_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        map_index_filter (int | None | Unset):
        logical_date_gte (datetime.datetime | None | Unset):
        logical_date_gt (datetime.datetime | None | Unset):
        logical_date_lte (datetime.datetime | None | Unset):
        logical_date_lt (datetime.datetime | None | Unset):
        run_after_gte (datetime.datetime | None | Unset):
        run_after_gt (datetime.datetime | None | Unset):
        run_after_lte (datetime.datetime | None | Unset):
        run_after_lt (datetime.datetime | None | Unset):
        teams (list[str] | Unset):
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `key, dag_id, run_id, task_id,
            map_index, region_id, region_index, timestamp, run_after`

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        XComCollectionResponse
    """

    return (
        await asyncio_detailed(
            dag_id=dag_id,
            dag_run_id=dag_run_id,
            task_id=task_id,
            client=client,
            xcom_key=xcom_key,
            map_index=map_index,
            region_id=region_id,
            region_index=region_index,
            exclude_internal_keys=exclude_internal_keys,
            limit=limit,
            offset=offset,
            xcom_key_pattern=xcom_key_pattern,
            xcom_key_prefix_pattern=xcom_key_prefix_pattern,
            dag_display_name_pattern=dag_display_name_pattern,
            dag_display_name_prefix_pattern=dag_display_name_prefix_pattern,
            run_id_pattern=run_id_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            task_id_pattern=task_id_pattern,
            task_id_prefix_pattern=task_id_prefix_pattern,
            map_index_filter=map_index_filter,
            logical_date_gte=logical_date_gte,
            logical_date_gt=logical_date_gt,
            logical_date_lte=logical_date_lte,
            logical_date_lt=logical_date_lt,
            run_after_gte=run_after_gte,
            run_after_gt=run_after_gt,
            run_after_lte=run_after_lte,
            run_after_lt=run_after_lt,
            teams=teams,
            order_by=order_by,
        )
    ).parsed
