from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.event_log_collection import EventLogCollection
from ...types import (
    UNSET,
    RequestParts,
    Unset,
    answered,
    query,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    *,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dag_id: str | Unset = UNSET,
    task_id: str | Unset = UNSET,
    run_id: str | Unset = UNSET,
    map_index: int | Unset = UNSET,
    try_number: int | Unset = UNSET,
    event: str | Unset = UNSET,
    owner: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    included_events: str | Unset = UNSET,
    excluded_events: str | Unset = UNSET,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path="/eventLogs",
        params=query(
            {
                "limit": limit,
                "offset": offset,
                "order_by": order_by,
                "dag_id": dag_id,
                "task_id": task_id,
                "run_id": run_id,
                "map_index": map_index,
                "try_number": try_number,
                "event": event,
                "owner": owner,
                "before": before,
                "after": after,
                "included_events": included_events,
                "excluded_events": excluded_events,
            }
        ),
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> EventLogCollection:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(EventLogCollection.from_dict(response.json()))


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dag_id: str | Unset = UNSET,
    task_id: str | Unset = UNSET,
    run_id: str | Unset = UNSET,
    map_index: int | Unset = UNSET,
    try_number: int | Unset = UNSET,
    event: str | Unset = UNSET,
    owner: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    included_events: str | Unset = UNSET,
    excluded_events: str | Unset = UNSET,
) -> Response[EventLogCollection]:
    """List log entries

     List log entries from event log.

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        dag_id (str | Unset):
        task_id (str | Unset):
        run_id (str | Unset):
        map_index (int | Unset):
        try_number (int | Unset):
        event (str | Unset):
        owner (str | Unset):
        before (datetime.datetime | Unset):
        after (datetime.datetime | Unset):
        included_events (str | Unset):
        excluded_events (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventLogCollection]
    """

    return client.send(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            dag_id=dag_id,
            task_id=task_id,
            run_id=run_id,
            map_index=map_index,
            try_number=try_number,
            event=event,
            owner=owner,
            before=before,
            after=after,
            included_events=included_events,
            excluded_events=excluded_events,
        ),
        parse_response,
    )


def sync(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dag_id: str | Unset = UNSET,
    task_id: str | Unset = UNSET,
    run_id: str | Unset = UNSET,
    map_index: int | Unset = UNSET,
    try_number: int | Unset = UNSET,
    event: str | Unset = UNSET,
    owner: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    included_events: str | Unset = UNSET,
    excluded_events: str | Unset = UNSET,
) -> EventLogCollection | None:
    """List log entries

     List log entries from event log.

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        dag_id (str | Unset):
        task_id (str | Unset):
        run_id (str | Unset):
        map_index (int | Unset):
        try_number (int | Unset):
        event (str | Unset):
        owner (str | Unset):
        before (datetime.datetime | Unset):
        after (datetime.datetime | Unset):
        included_events (str | Unset):
        excluded_events (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventLogCollection
    """

    return sync_detailed(
        client=client,
        limit=limit,
        offset=offset,
        order_by=order_by,
        dag_id=dag_id,
        task_id=task_id,
        run_id=run_id,
        map_index=map_index,
        try_number=try_number,
        event=event,
        owner=owner,
        before=before,
        after=after,
        included_events=included_events,
        excluded_events=excluded_events,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dag_id: str | Unset = UNSET,
    task_id: str | Unset = UNSET,
    run_id: str | Unset = UNSET,
    map_index: int | Unset = UNSET,
    try_number: int | Unset = UNSET,
    event: str | Unset = UNSET,
    owner: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    included_events: str | Unset = UNSET,
    excluded_events: str | Unset = UNSET,
) -> Response[EventLogCollection]:
    """List log entries

     List log entries from event log.

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        dag_id (str | Unset):
        task_id (str | Unset):
        run_id (str | Unset):
        map_index (int | Unset):
        try_number (int | Unset):
        event (str | Unset):
        owner (str | Unset):
        before (datetime.datetime | Unset):
        after (datetime.datetime | Unset):
        included_events (str | Unset):
        excluded_events (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventLogCollection]
    """

    return await client.send_async(
        build_request(
            limit=limit,
            offset=offset,
            order_by=order_by,
            dag_id=dag_id,
            task_id=task_id,
            run_id=run_id,
            map_index=map_index,
            try_number=try_number,
            event=event,
            owner=owner,
            before=before,
            after=after,
            included_events=included_events,
            excluded_events=excluded_events,
        ),
        parse_response,
    )


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    limit: int | Unset = 100,
    offset: int | Unset = UNSET,
    order_by: str | Unset = UNSET,
    dag_id: str | Unset = UNSET,
    task_id: str | Unset = UNSET,
    run_id: str | Unset = UNSET,
    map_index: int | Unset = UNSET,
    try_number: int | Unset = UNSET,
    event: str | Unset = UNSET,
    owner: str | Unset = UNSET,
    before: datetime.datetime | Unset = UNSET,
    after: datetime.datetime | Unset = UNSET,
    included_events: str | Unset = UNSET,
    excluded_events: str | Unset = UNSET,
) -> EventLogCollection | None:
    """List log entries

     List log entries from event log.

    Args:
        limit (int | Unset):  Default: 100.
        offset (int | Unset):
        order_by (str | Unset):
        dag_id (str | Unset):
        task_id (str | Unset):
        run_id (str | Unset):
        map_index (int | Unset):
        try_number (int | Unset):
        event (str | Unset):
        owner (str | Unset):
        before (datetime.datetime | Unset):
        after (datetime.datetime | Unset):
        included_events (str | Unset):
        excluded_events (str | Unset):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventLogCollection
    """

    return (
        await asyncio_detailed(
            client=client,
            limit=limit,
            offset=offset,
            order_by=order_by,
            dag_id=dag_id,
            task_id=task_id,
            run_id=run_id,
            map_index=map_index,
            try_number=try_number,
            event=event,
            owner=owner,
            before=before,
            after=after,
            included_events=included_events,
            excluded_events=excluded_events,
        )
    ).parsed
