from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from ... import errors
from ...models.event_log import EventLog
from ...types import (
    RequestParts,
    answered,
    quoted,
)

if TYPE_CHECKING:
    from ...client import AuthenticatedClient, Client, Response


def build_request(
    event_log_id: int,
) -> RequestParts:
    """What `call` and the functions below send; their docstrings explain the arguments."""
    return RequestParts(
        method="GET",
        path=f"/eventLogs/{quoted(event_log_id)}",
        params={},
        headers={},
        json=None,
    )


def parse_response(response: httpx.Response) -> EventLog:
    """Read an answer.

    Raises:
        ValueError, TypeError: It is not what this operation gives.
    """
    if response.status_code != 200:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    return answered(EventLog.from_dict(response.json()))


def sync_detailed(
    event_log_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[EventLog]:
    """Get a log entry

    Args:
        event_log_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventLog]
    """

    return client.send(
        build_request(
            event_log_id=event_log_id,
        ),
        parse_response,
    )


def sync(
    event_log_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> EventLog | None:
    """Get a log entry

    Args:
        event_log_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventLog
    """

    return sync_detailed(
        event_log_id=event_log_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    event_log_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[EventLog]:
    """Get a log entry

    Args:
        event_log_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EventLog]
    """

    return await client.send_async(
        build_request(
            event_log_id=event_log_id,
        ),
        parse_response,
    )


async def asyncio(
    event_log_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> EventLog | None:
    """Get a log entry

    Args:
        event_log_id (int):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EventLog
    """

    return (
        await asyncio_detailed(
            event_log_id=event_log_id,
            client=client,
        )
    ).parsed
