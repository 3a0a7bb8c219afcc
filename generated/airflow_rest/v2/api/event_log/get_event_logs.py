from __future__ import annotations

import datetime
from typing import TYPE_CHECKING
from uuid import UUID

import httpx

from ... import errors
from ...models.event_log_collection_response import EventLogCollectionResponse
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
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_instance_id: None | Unset | UUID = UNSET,
    run_id: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    try_number: int | None | Unset = UNSET,
    owner: None | str | Unset = UNSET,
    event: None | str | Unset = UNSET,
    excluded_events: list[str] | None | Unset = UNSET,
    included_events: list[str] | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    after: datetime.datetime | None | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    owner_pattern: None | str | Unset = UNSET,
    owner_display_name_pattern: None | str | Unset = UNSET,
    event_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    owner_prefix_pattern: None | str | Unset = UNSET,
    owner_display_name_prefix_pattern: None | str | Unset = UNSET,
    event_prefix_pattern: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/api/v2/eventLogs",
        params=query(
            {
                "region_id": region_id,
                "region_index": region_index,
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
                "dag_id": dag_id,
                "task_id": task_id,
                "task_instance_id": task_instance_id,
                "run_id": run_id,
                "map_index": map_index,
                "try_number": try_number,
                "owner": owner,
                "event": event,
                "excluded_events": excluded_events,
                "included_events": included_events,
                "before": before,
                "after": after,
                "dag_id_pattern": dag_id_pattern,
                "task_id_pattern": task_id_pattern,
                "run_id_pattern": run_id_pattern,
                "owner_pattern": owner_pattern,
                "owner_display_name_pattern": owner_display_name_pattern,
                "event_pattern": event_pattern,
                "dag_id_prefix_pattern": dag_id_prefix_pattern,
                "task_id_prefix_pattern": task_id_prefix_pattern,
                "run_id_prefix_pattern": run_id_prefix_pattern,
                "owner_prefix_pattern": owner_prefix_pattern,
                "owner_display_name_prefix_pattern": owner_display_name_prefix_pattern,
                "event_prefix_pattern": event_prefix_pattern,
                "teams": teams,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> EventLogCollectionResponse:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(EventLogCollectionResponse.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_instance_id: None | Unset | UUID = UNSET,
    run_id: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    try_number: int | None | Unset = UNSET,
    owner: None | str | Unset = UNSET,
    event: None | str | Unset = UNSET,
    excluded_events: list[str] | None | Unset = UNSET,
    included_events: list[str] | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    after: datetime.datetime | None | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    owner_pattern: None | str | Unset = UNSET,
    owner_display_name_pattern: None | str | Unset = UNSET,
    event_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    owner_prefix_pattern: None | str | Unset = UNSET,
    owner_display_name_prefix_pattern: None | str | Unset = UNSET,
    event_prefix_pattern: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
) -> Response[EventLogCollectionResponse]:
    """Get Event Logs

     Get all Event Logs.

    Args:
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, dttm, dag_id, task_id,
            run_id, event, logical_date, owner, owner_display_name, extra, when, event_log_id`
        dag_id (None | str | Unset):
        task_id (None | str | Unset):
        task_instance_id (None | Unset | UUID):
        run_id (None | str | Unset):
        map_index (int | None | Unset):
        try_number (int | None | Unset):
        owner (None | str | Unset):
        event (None | str | Unset):
        excluded_events (list[str] | None | Unset):
        included_events (list[str] | None | Unset):
        before (datetime.datetime | None | Unset):
        after (datetime.datetime | None | Unset):
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        owner_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `owner_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        owner_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `owner_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        event_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `event_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        owner_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        owner_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        event_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        teams (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventLogCollectionResponse]
    """

    return client.send(
        build_request(
            region_id=region_id,
            region_index=region_index,
            limit=limit,
            offset=offset,
            order_by=order_by,
            dag_id=dag_id,
            task_id=task_id,
            task_instance_id=task_instance_id,
            run_id=run_id,
            map_index=map_index,
            try_number=try_number,
            owner=owner,
            event=event,
            excluded_events=excluded_events,
            included_events=included_events,
            before=before,
            after=after,
            dag_id_pattern=dag_id_pattern,
            task_id_pattern=task_id_pattern,
            run_id_pattern=run_id_pattern,
            owner_pattern=owner_pattern,
            owner_display_name_pattern=owner_display_name_pattern,
            event_pattern=event_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            task_id_prefix_pattern=task_id_prefix_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            owner_prefix_pattern=owner_prefix_pattern,
            owner_display_name_prefix_pattern=owner_display_name_prefix_pattern,
            event_prefix_pattern=event_prefix_pattern,
            teams=teams,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_instance_id: None | Unset | UUID = UNSET,
    run_id: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    try_number: int | None | Unset = UNSET,
    owner: None | str | Unset = UNSET,
    event: None | str | Unset = UNSET,
    excluded_events: list[str] | None | Unset = UNSET,
    included_events: list[str] | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    after: datetime.datetime | None | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    owner_pattern: None | str | Unset = UNSET,
    owner_display_name_pattern: None | str | Unset = UNSET,
    event_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    owner_prefix_pattern: None | str | Unset = UNSET,
    owner_display_name_prefix_pattern: None | str | Unset = UNSET,
    event_prefix_pattern: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
) -> EventLogCollectionResponse | None:
    """Get Event Logs

     Get all Event Logs.

    Args:
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, dttm, dag_id, task_id,
            run_id, event, logical_date, owner, owner_display_name, extra, when, event_log_id`
        dag_id (None | str | Unset):
        task_id (None | str | Unset):
        task_instance_id (None | Unset | UUID):
        run_id (None | str | Unset):
        map_index (int | None | Unset):
        try_number (int | None | Unset):
        owner (None | str | Unset):
        event (None | str | Unset):
        excluded_events (list[str] | None | Unset):
        included_events (list[str] | None | Unset):
        before (datetime.datetime | None | Unset):
        after (datetime.datetime | None | Unset):
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        owner_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `owner_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        owner_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `owner_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        event_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `event_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        owner_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        owner_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        event_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        teams (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventLogCollectionResponse
    """

    return sync_detailed(
        client=client,
        region_id=region_id,
        region_index=region_index,
        limit=limit,
        offset=offset,
        order_by=order_by,
        dag_id=dag_id,
        task_id=task_id,
        task_instance_id=task_instance_id,
        run_id=run_id,
        map_index=map_index,
        try_number=try_number,
        owner=owner,
        event=event,
        excluded_events=excluded_events,
        included_events=included_events,
        before=before,
        after=after,
        dag_id_pattern=dag_id_pattern,
        task_id_pattern=task_id_pattern,
        run_id_pattern=run_id_pattern,
        owner_pattern=owner_pattern,
        owner_display_name_pattern=owner_display_name_pattern,
        event_pattern=event_pattern,
        dag_id_prefix_pattern=dag_id_prefix_pattern,
        task_id_prefix_pattern=task_id_prefix_pattern,
        run_id_prefix_pattern=run_id_prefix_pattern,
        owner_prefix_pattern=owner_prefix_pattern,
        owner_display_name_prefix_pattern=owner_display_name_prefix_pattern,
        event_prefix_pattern=event_prefix_pattern,
        teams=teams,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_instance_id: None | Unset | UUID = UNSET,
    run_id: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    try_number: int | None | Unset = UNSET,
    owner: None | str | Unset = UNSET,
    event: None | str | Unset = UNSET,
    excluded_events: list[str] | None | Unset = UNSET,
    included_events: list[str] | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    after: datetime.datetime | None | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    owner_pattern: None | str | Unset = UNSET,
    owner_display_name_pattern: None | str | Unset = UNSET,
    event_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    owner_prefix_pattern: None | str | Unset = UNSET,
    owner_display_name_prefix_pattern: None | str | Unset = UNSET,
    event_prefix_pattern: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
) -> Response[EventLogCollectionResponse]:
    """Get Event Logs

     Get all Event Logs.

    Args:
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, dttm, dag_id, task_id,
            run_id, event, logical_date, owner, owner_display_name, extra, when, event_log_id`
        dag_id (None | str | Unset):
        task_id (None | str | Unset):
        task_instance_id (None | Unset | UUID):
        run_id (None | str | Unset):
        map_index (int | None | Unset):
        try_number (int | None | Unset):
        owner (None | str | Unset):
        event (None | str | Unset):
        excluded_events (list[str] | None | Unset):
        included_events (list[str] | None | Unset):
        before (datetime.datetime | None | Unset):
        after (datetime.datetime | None | Unset):
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        owner_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `owner_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        owner_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `owner_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        event_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `event_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        owner_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        owner_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        event_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        teams (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventLogCollectionResponse]
    """

    return await client.send_async(
        build_request(
            region_id=region_id,
            region_index=region_index,
            limit=limit,
            offset=offset,
            order_by=order_by,
            dag_id=dag_id,
            task_id=task_id,
            task_instance_id=task_instance_id,
            run_id=run_id,
            map_index=map_index,
            try_number=try_number,
            owner=owner,
            event=event,
            excluded_events=excluded_events,
            included_events=included_events,
            before=before,
            after=after,
            dag_id_pattern=dag_id_pattern,
            task_id_pattern=task_id_pattern,
            run_id_pattern=run_id_pattern,
            owner_pattern=owner_pattern,
            owner_display_name_pattern=owner_display_name_pattern,
            event_pattern=event_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            task_id_prefix_pattern=task_id_prefix_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            owner_prefix_pattern=owner_prefix_pattern,
            owner_display_name_prefix_pattern=owner_display_name_prefix_pattern,
            event_prefix_pattern=event_prefix_pattern,
            teams=teams,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    region_id: None | Unset | UUID = UNSET,
    region_index: int | None | Unset = UNSET,
    limit: int | Unset = 50,
    offset: int | Unset = 0,
    order_by: list[str] | Unset = UNSET,
    dag_id: None | str | Unset = UNSET,
    task_id: None | str | Unset = UNSET,
    task_instance_id: None | Unset | UUID = UNSET,
    run_id: None | str | Unset = UNSET,
    map_index: int | None | Unset = UNSET,
    try_number: int | None | Unset = UNSET,
    owner: None | str | Unset = UNSET,
    event: None | str | Unset = UNSET,
    excluded_events: list[str] | None | Unset = UNSET,
    included_events: list[str] | None | Unset = UNSET,
    before: datetime.datetime | None | Unset = UNSET,
    after: datetime.datetime | None | Unset = UNSET,
    dag_id_pattern: None | str | Unset = UNSET,
    task_id_pattern: None | str | Unset = UNSET,
    run_id_pattern: None | str | Unset = UNSET,
    owner_pattern: None | str | Unset = UNSET,
    owner_display_name_pattern: None | str | Unset = UNSET,
    event_pattern: None | str | Unset = UNSET,
    dag_id_prefix_pattern: None | str | Unset = UNSET,
    task_id_prefix_pattern: None | str | Unset = UNSET,
    run_id_prefix_pattern: None | str | Unset = UNSET,
    owner_prefix_pattern: None | str | Unset = UNSET,
    owner_display_name_prefix_pattern: None | str | Unset = UNSET,
    event_prefix_pattern: None | str | Unset = UNSET,
    teams: list[str] | Unset = UNSET,
) -> EventLogCollectionResponse | None:
    """Get Event Logs

     Get all Event Logs.

    Args:
        region_id (None | Unset | UUID):
        region_index (int | None | Unset):
        limit (int | Unset):  Default: 50.
        offset (int | Unset):  Default: 0.
        order_by (list[str] | Unset): Attributes to order by, multi criteria sort is supported.
            Prefix with `-` for descending order. Supported attributes: `id, dttm, dag_id, task_id,
            run_id, event, logical_date, owner, owner_display_name, extra, when, event_log_id`
        dag_id (None | str | Unset):
        task_id (None | str | Unset):
        task_instance_id (None | Unset | UUID):
        run_id (None | str | Unset):
        map_index (int | None | Unset):
        try_number (int | None | Unset):
        owner (None | str | Unset):
        event (None | str | Unset):
        excluded_events (list[str] | None | Unset):
        included_events (list[str] | None | Unset):
        before (datetime.datetime | None | Unset):
        after (datetime.datetime | None | Unset):
        dag_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `dag_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        task_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `task_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        run_id_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`).
            Slower than `run_id_prefix_pattern` on large tables — see "Filtering with pattern
            parameters".
        owner_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `owner_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        owner_display_name_pattern (None | str | Unset): Case-insensitive substring match (SQL
            `ILIKE`). Slower than `owner_display_name_prefix_pattern` on large tables — see "Filtering
            with pattern parameters".
        event_pattern (None | str | Unset): Case-insensitive substring match (SQL `ILIKE`). Slower
            than `event_prefix_pattern` on large tables — see "Filtering with pattern parameters".
        dag_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        task_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        run_id_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        owner_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        owner_display_name_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly
            prefix match. See "Filtering with pattern parameters".
        event_prefix_pattern (None | str | Unset): Case-sensitive, index-friendly prefix match.
            See "Filtering with pattern parameters".
        teams (list[str] | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventLogCollectionResponse
    """

    return (
        await asyncio_detailed(
            client=client,
            region_id=region_id,
            region_index=region_index,
            limit=limit,
            offset=offset,
            order_by=order_by,
            dag_id=dag_id,
            task_id=task_id,
            task_instance_id=task_instance_id,
            run_id=run_id,
            map_index=map_index,
            try_number=try_number,
            owner=owner,
            event=event,
            excluded_events=excluded_events,
            included_events=included_events,
            before=before,
            after=after,
            dag_id_pattern=dag_id_pattern,
            task_id_pattern=task_id_pattern,
            run_id_pattern=run_id_pattern,
            owner_pattern=owner_pattern,
            owner_display_name_pattern=owner_display_name_pattern,
            event_pattern=event_pattern,
            dag_id_prefix_pattern=dag_id_prefix_pattern,
            task_id_prefix_pattern=task_id_prefix_pattern,
            run_id_prefix_pattern=run_id_prefix_pattern,
            owner_prefix_pattern=owner_prefix_pattern,
            owner_display_name_prefix_pattern=owner_display_name_prefix_pattern,
            event_prefix_pattern=event_prefix_pattern,
            teams=teams,
        )
    ).parsed
