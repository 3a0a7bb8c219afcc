from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.asset_event_collection_response import AssetEventCollectionResponse
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
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    asset_id: int | None | Unset = UNSET,
    source_dag_id: None | str | Unset = UNSET,
    source_task_id: None | str | Unset = UNSET,
    source_task_instance_id: None | Unset | UUID = UNSET,
    source_run_id: None | str | Unset = UNSET,
    source_map_index: int | None | Unset = UNSET,
    partition_key: None | str | Unset = UNSET,
    partition_key_regexp_pattern: None | str | Unset = UNSET,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    extra: list[str] | Unset = UNSET,
    timestamp_gte: datetime.datetime | None | Unset = UNSET,
    timestamp_gt: datetime.datetime | None | Unset = UNSET,
    timestamp_lte: datetime.datetime | None | Unset = UNSET,
    timestamp_lt: datetime.datetime | None | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/assets/events",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
                "asset_id": asset_id,
                "source_dag_id": source_dag_id,
                "source_task_id": source_task_id,
                "source_task_instance_id": source_task_instance_id,
                "source_run_id": source_run_id,
                "source_map_index": source_map_index,
                "partition_key": partition_key,
                "partition_key_regexp_pattern": partition_key_regexp_pattern,
                "name_pattern": name_pattern,
                "name_prefix_pattern": name_prefix_pattern,
                "extra": extra,
                "timestamp_gte": timestamp_gte,
                "timestamp_gt": timestamp_gt,
                "timestamp_lte": timestamp_lte,
                "timestamp_lt": timestamp_lt,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> AssetEventCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(AssetEventCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    asset_id: int | None | Unset = UNSET,
    source_dag_id: None | str | Unset = UNSET,
    source_task_id: None | str | Unset = UNSET,
    source_task_instance_id: None | Unset | UUID = UNSET,
    source_run_id: None | str | Unset = UNSET,
    source_map_index: int | None | Unset = UNSET,
    partition_key: None | str | Unset = UNSET,
    partition_key_regexp_pattern: None | str | Unset = UNSET,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    extra: list[str] | Unset = UNSET,
    timestamp_gte: datetime.datetime | None | Unset = UNSET,
    timestamp_gt: datetime.datetime | None | Unset = UNSET,
    timestamp_lte: datetime.datetime | None | Unset = UNSET,
    timestamp_lt: datetime.datetime | None | Unset = UNSET,
) -> Response[AssetEventCollectionResponse]:
    """Get Asset Events

     Get asset events.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `source_task_id,
            source_dag_id, source_run_id, source_map_index, timestamp`
        asset_id (int | None | Unset):
        source_dag_id (None | str | Unset):
        source_task_id (None | str | Unset):
        source_task_instance_id (None | Unset | UUID):
        source_run_id (None | str | Unset):
        source_map_index (int | None | Unset):
        partition_key (None | str | Unset):
        partition_key_regexp_pattern (None | str | Unset): Filter results by matching this regular
            expression against the field value.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        extra (list[str] | Unset): Filter by JSON key-value pairs. Repeat for multiple conditions
            (AND logic). Format: key=value (e.g. extra=region=us&extra=env=prod).
        timestamp_gte (datetime.datetime | None | Unset):
        timestamp_gt (datetime.datetime | None | Unset):
        timestamp_lte (datetime.datetime | None | Unset):
        timestamp_lt (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetEventCollectionResponse]
    """

    return client.send(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            asset_id=asset_id,
            source_dag_id=source_dag_id,
            source_task_id=source_task_id,
            source_task_instance_id=source_task_instance_id,
            source_run_id=source_run_id,
            source_map_index=source_map_index,
            partition_key=partition_key,
            partition_key_regexp_pattern=partition_key_regexp_pattern,
            name_pattern=name_pattern,
            name_prefix_pattern=name_prefix_pattern,
            extra=extra,
            timestamp_gte=timestamp_gte,
            timestamp_gt=timestamp_gt,
            timestamp_lte=timestamp_lte,
            timestamp_lt=timestamp_lt,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    asset_id: int | None | Unset = UNSET,
    source_dag_id: None | str | Unset = UNSET,
    source_task_id: None | str | Unset = UNSET,
    source_task_instance_id: None | Unset | UUID = UNSET,
    source_run_id: None | str | Unset = UNSET,
    source_map_index: int | None | Unset = UNSET,
    partition_key: None | str | Unset = UNSET,
    partition_key_regexp_pattern: None | str | Unset = UNSET,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    extra: list[str] | Unset = UNSET,
    timestamp_gte: datetime.datetime | None | Unset = UNSET,
    timestamp_gt: datetime.datetime | None | Unset = UNSET,
    timestamp_lte: datetime.datetime | None | Unset = UNSET,
    timestamp_lt: datetime.datetime | None | Unset = UNSET,
) -> AssetEventCollectionResponse | None:
    """Get Asset Events

     Get asset events.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `source_task_id,
            source_dag_id, source_run_id, source_map_index, timestamp`
        asset_id (int | None | Unset):
        source_dag_id (None | str | Unset):
        source_task_id (None | str | Unset):
        source_task_instance_id (None | Unset | UUID):
        source_run_id (None | str | Unset):
        source_map_index (int | None | Unset):
        partition_key (None | str | Unset):
        partition_key_regexp_pattern (None | str | Unset): Filter results by matching this regular
            expression against the field value.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        extra (list[str] | Unset): Filter by JSON key-value pairs. Repeat for multiple conditions
            (AND logic). Format: key=value (e.g. extra=region=us&extra=env=prod).
        timestamp_gte (datetime.datetime | None | Unset):
        timestamp_gt (datetime.datetime | None | Unset):
        timestamp_lte (datetime.datetime | None | Unset):
        timestamp_lt (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetEventCollectionResponse
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        order_by=order_by,
        asset_id=asset_id,
        source_dag_id=source_dag_id,
        source_task_id=source_task_id,
        source_task_instance_id=source_task_instance_id,
        source_run_id=source_run_id,
        source_map_index=source_map_index,
        partition_key=partition_key,
        partition_key_regexp_pattern=partition_key_regexp_pattern,
        name_pattern=name_pattern,
        name_prefix_pattern=name_prefix_pattern,
        extra=extra,
        timestamp_gte=timestamp_gte,
        timestamp_gt=timestamp_gt,
        timestamp_lte=timestamp_lte,
        timestamp_lt=timestamp_lt,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    asset_id: int | None | Unset = UNSET,
    source_dag_id: None | str | Unset = UNSET,
    source_task_id: None | str | Unset = UNSET,
    source_task_instance_id: None | Unset | UUID = UNSET,
    source_run_id: None | str | Unset = UNSET,
    source_map_index: int | None | Unset = UNSET,
    partition_key: None | str | Unset = UNSET,
    partition_key_regexp_pattern: None | str | Unset = UNSET,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    extra: list[str] | Unset = UNSET,
    timestamp_gte: datetime.datetime | None | Unset = UNSET,
    timestamp_gt: datetime.datetime | None | Unset = UNSET,
    timestamp_lte: datetime.datetime | None | Unset = UNSET,
    timestamp_lt: datetime.datetime | None | Unset = UNSET,
) -> Response[AssetEventCollectionResponse]:
    """Get Asset Events

     Get asset events.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `source_task_id,
            source_dag_id, source_run_id, source_map_index, timestamp`
        asset_id (int | None | Unset):
        source_dag_id (None | str | Unset):
        source_task_id (None | str | Unset):
        source_task_instance_id (None | Unset | UUID):
        source_run_id (None | str | Unset):
        source_map_index (int | None | Unset):
        partition_key (None | str | Unset):
        partition_key_regexp_pattern (None | str | Unset): Filter results by matching this regular
            expression against the field value.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        extra (list[str] | Unset): Filter by JSON key-value pairs. Repeat for multiple conditions
            (AND logic). Format: key=value (e.g. extra=region=us&extra=env=prod).
        timestamp_gte (datetime.datetime | None | Unset):
        timestamp_gt (datetime.datetime | None | Unset):
        timestamp_lte (datetime.datetime | None | Unset):
        timestamp_lt (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[AssetEventCollectionResponse]
    """

    return await client.send_async(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            asset_id=asset_id,
            source_dag_id=source_dag_id,
            source_task_id=source_task_id,
            source_task_instance_id=source_task_instance_id,
            source_run_id=source_run_id,
            source_map_index=source_map_index,
            partition_key=partition_key,
            partition_key_regexp_pattern=partition_key_regexp_pattern,
            name_pattern=name_pattern,
            name_prefix_pattern=name_prefix_pattern,
            extra=extra,
            timestamp_gte=timestamp_gte,
            timestamp_gt=timestamp_gt,
            timestamp_lte=timestamp_lte,
            timestamp_lt=timestamp_lt,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    asset_id: int | None | Unset = UNSET,
    source_dag_id: None | str | Unset = UNSET,
    source_task_id: None | str | Unset = UNSET,
    source_task_instance_id: None | Unset | UUID = UNSET,
    source_run_id: None | str | Unset = UNSET,
    source_map_index: int | None | Unset = UNSET,
    partition_key: None | str | Unset = UNSET,
    partition_key_regexp_pattern: None | str | Unset = UNSET,
    name_pattern: None | str | Unset = UNSET,
    name_prefix_pattern: None | str | Unset = UNSET,
    extra: list[str] | Unset = UNSET,
    timestamp_gte: datetime.datetime | None | Unset = UNSET,
    timestamp_gt: datetime.datetime | None | Unset = UNSET,
    timestamp_lte: datetime.datetime | None | Unset = UNSET,
    timestamp_lt: datetime.datetime | None | Unset = UNSET,
) -> AssetEventCollectionResponse | None:
    """Get Asset Events

     Get asset events.

    Args:
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `source_task_id,
            source_dag_id, source_run_id, source_map_index, timestamp`
        asset_id (int | None | Unset):
        source_dag_id (None | str | Unset):
        source_task_id (None | str | Unset):
        source_task_instance_id (None | Unset | UUID):
        source_run_id (None | str | Unset):
        source_map_index (int | None | Unset):
        partition_key (None | str | Unset):
        partition_key_regexp_pattern (None | str | Unset): Filter results by matching this regular
            expression against the field value.
        name_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `name_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match. See
            "Filtering with pattern parameters".
        extra (list[str] | Unset): Filter by JSON key-value pairs. Repeat for multiple conditions
            (AND logic). Format: key=value (e.g. extra=region=us&extra=env=prod).
        timestamp_gte (datetime.datetime | None | Unset):
        timestamp_gt (datetime.datetime | None | Unset):
        timestamp_lte (datetime.datetime | None | Unset):
        timestamp_lt (datetime.datetime | None | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        AssetEventCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            order_by=order_by,
            asset_id=asset_id,
            source_dag_id=source_dag_id,
            source_task_id=source_task_id,
            source_task_instance_id=source_task_instance_id,
            source_run_id=source_run_id,
            source_map_index=source_map_index,
            partition_key=partition_key,
            partition_key_regexp_pattern=partition_key_regexp_pattern,
            name_pattern=name_pattern,
            name_prefix_pattern=name_prefix_pattern,
            extra=extra,
            timestamp_gte=timestamp_gte,
            timestamp_gt=timestamp_gt,
            timestamp_lte=timestamp_lte,
            timestamp_lt=timestamp_lt,
        )
    ).parsed
